#include "tests/core/memory/limited_heap.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace nn {
namespace {

constexpr int kMostHeights = 20'000;

/// Plain data: it is used by operator new, and must not itself allocate.
struct Trial {
  bool on = false;
  std::int64_t limit = 0;
  int failing = -1;
  std::int64_t allocated = 0;
  int fallible = 0;
  int unchecked = 0;
  int heights = 0;
  std::int64_t height[kMostHeights];
};

thread_local Trial trial;

void* Allocate(std::size_t size, std::size_t alignment, bool may_fail) {
  const auto bytes = static_cast<std::int64_t>(size);
  const bool small = size < LimitedHeap::kSmall;
  if (trial.on) {
    if (may_fail && trial.fallible++ == trial.failing) return nullptr;
    if (!small && bytes > trial.limit - trial.allocated) {
      if (may_fail) return nullptr;
      ++trial.unchecked;
    }
  }
  void* memory = nullptr;
  if (posix_memalign(&memory, std::max(alignment, sizeof(void*)), std::max<std::size_t>(size, 1)) !=
      0) {
    if (may_fail) return nullptr;
    std::abort();
  }
  if (trial.on) {
    trial.allocated += static_cast<std::int64_t>(malloc_usable_size(memory));
    if (!small && trial.heights < kMostHeights) trial.height[trial.heights++] = trial.allocated;
  }
  return memory;
}

void Free(void* memory) {
  if (trial.on && memory != nullptr)
    trial.allocated -= static_cast<std::int64_t>(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

LimitedHeap::LimitedHeap(std::int64_t limit, int failing) {
  trial.allocated = 0;
  trial.fallible = trial.unchecked = trial.heights = 0;
  trial.limit = limit;
  trial.failing = failing;
  trial.on = true;
}

LimitedHeap::~LimitedHeap() { trial.on = false; }

std::vector<std::int64_t> LimitedHeap::Heights() const {
  trial.on = false;
  std::vector<std::int64_t> heights(trial.height, trial.height + trial.heights);
  std::ranges::sort(heights);
  heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
  return heights;
}

int LimitedHeap::fallible() const { return trial.fallible; }
int LimitedHeap::unchecked() const { return trial.unchecked; }

}  // namespace nn

void* operator new(std::size_t size) { return nn::Allocate(size, 0, false); }
void* operator new[](std::size_t size) { return nn::Allocate(size, 0, false); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return nn::Allocate(size, 0, true);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return nn::Allocate(size, 0, true);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return nn::Allocate(size, static_cast<std::size_t>(alignment), false);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return nn::Allocate(size, static_cast<std::size_t>(alignment), false);
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return nn::Allocate(size, static_cast<std::size_t>(alignment), true);
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
  return nn::Allocate(size, static_cast<std::size_t>(alignment), true);
}
void operator delete(void* memory) noexcept { nn::Free(memory); }
void operator delete[](void* memory) noexcept { nn::Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { nn::Free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { nn::Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { nn::Free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { nn::Free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { nn::Free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { nn::Free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { nn::Free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { nn::Free(memory); }
