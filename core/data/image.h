#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace nn {

/// MNIST's frame: 28×28 grey values, row by row, 0 = paper, 255 = ink.
inline constexpr int kImageSide = 28;
inline constexpr int kPixels = kImageSide * kImageSide;
inline constexpr int kClasses = 10;

using Image = std::array<uint8_t, kPixels>;
using ImageView = std::span<const uint8_t, kPixels>;

}  // namespace nn
