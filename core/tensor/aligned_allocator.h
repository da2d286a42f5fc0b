#pragma once

#include <cstddef>
#include <new>

namespace nn {

/// An allocator of memory that starts on a cache line, and so on every SIMD boundary. (Eigen's
/// allocator cannot be used: it inherits std::allocator's allocate_at_least, which a C++23 library
/// calls, and then frees memory that it did not allocate.)
template <class T>
struct AlignedAllocator {
  using value_type = T;
  static constexpr std::align_val_t kAlignment{64};

  AlignedAllocator() = default;
  template <class U>
  AlignedAllocator(const AlignedAllocator<U>&) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), kAlignment));
  }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, kAlignment); }
  template <class U>
  bool operator==(const AlignedAllocator<U>&) const {
    return true;
  }
};

}  // namespace nn
