#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "core/data/image.h"

namespace nn {

/// The set of an image's nonzero pixels, as bits: bit b of word w is pixel 64 w + b. Testing 16
/// pixels at once and then visiting only the nonzero ones takes a quarter of the time of testing
/// every pixel.
class NonzeroPixels {
 public:
  NonzeroPixels() = default;
  explicit NonzeroPixels(ImageView pixels);

  std::uint32_t count() const;

  /// Calls visit(pixel) for each nonzero pixel, in ascending order.
  template <class Visit>
  void ForEach(const Visit& visit) const {
    for (std::uint32_t word = 0; word < kWords; ++word) {
      for (std::uint64_t left = bits_[word]; left != 0; left &= left - 1) {
        visit(64 * word + static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
  }

 private:
  static constexpr std::uint32_t kWords = (kPixels + 63) / 64;
  std::array<std::uint64_t, kWords> bits_{};
};

}  // namespace nn
