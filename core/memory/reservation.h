#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <string_view>

#include "core/error/error.h"

namespace nn {

/// Memory that is set aside for allocations to come. Without exceptions a container that finds no
/// memory ends the program, so whoever is about to allocate what a visitor has asked for reserves
/// the sum first, which may fail in words, and releases it just before: the allocations then find
/// at least that much. Only one thread allocates.
class Reservation {
 public:
  Reservation() = default;

  /// `purpose` begins the message of the error: "training this network".
  static Result<Reservation> Of(std::int64_t bytes, std::string_view purpose);

  void Release() { memory_.reset(); }

 private:
  struct Free {
    void operator()(void* memory) const { ::operator delete(memory); }
  };

  std::unique_ptr<void, Free> memory_;
};

/// Whether this much could be allocated now.
Result<void> CheckMemory(std::int64_t bytes, std::string_view purpose);

}  // namespace nn
