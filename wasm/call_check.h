#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "core/error/error.h"
#include "core/tensor/matrix.h"
#include "wasm/values.h"

/// Checks the numbers and memory of one call, and keeps the first error. Every number from
/// JavaScript that is cast, used as an index or decides how much is allocated goes through it:
/// JavaScript's numbers are doubles, so that each may be a fraction, infinite or not a number.
class CallCheck {
 public:
  CallCheck();
  ~CallCheck();
  /// Returns `value` if it is a whole number from `least` to `most`, and 0 otherwise, which must
  /// not be used.
  nn::Index Whole(std::string_view name, double value, nn::Index least = 0,
                  nn::Index most = std::numeric_limits<std::int32_t>::max());
  std::uint64_t Seed(double value);
  /// Returns `value` if it is the index of one of so many items.
  nn::Index Place(std::string_view name, double value, std::size_t items);
  /// Returns the bytes of an image, whose length it checks.
  std::vector<std::uint8_t> Image(const Uint8Array& pixels);
  /// Checks that this much could be allocated now; see nn::CheckMemory.
  void Memory(std::int64_t bytes, std::string_view purpose);
  void Add(const nn::Result<void>& result);

  bool ok() const { return first_.message.empty(); }
  const nn::Error& error() const { return first_; }
  /// Returns the error for JavaScript; undefined if there is none.
  emscripten::val refusal() const;

 private:
  nn::Error first_;
};
