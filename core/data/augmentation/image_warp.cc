#include "core/data/augmentation/image_warp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

namespace nn {
namespace {

constexpr float kCentre = 0.5f * (kImageSide - 1);

using Line = DisplacementField::Line;

/// The padded input has one pixel of paper before the image in each direction, and two or more
/// after it.
constexpr int kStride = 32;
constexpr int kPaddedRows = kImageSide + 3;
using PaddedImage = std::array<uint8_t, kPaddedRows * kStride>;

/// Sample positions are whole numbers of 1/256 pixel.
constexpr int kFractionBits = 8;
constexpr int kOne = 1 << kFractionBits;

/// The matrix that maps a place in the output to its place in the input.
struct Inverse {
  float xx, xy, yx, yy;

  explicit Inverse(const AffineWarp& warp) {
    const float angle =
        std::clamp(warp.rotation, -360.0f, 360.0f) * std::numbers::pi_v<float> / 180;
    const float c = std::cos(angle), s = std::sin(angle);
    xx = c / warp.width - warp.shear * s / warp.height;
    xy = s / warp.width + warp.shear * c / warp.height;
    yx = -s / warp.height;
    yy = c / warp.height;
  }
};

PaddedImage Pad(ImageView in) {
  PaddedImage padded{};
  for (int row = 0; row < kImageSide; ++row) {
    std::memcpy(&padded[static_cast<size_t>((row + 1) * kStride + 1)],
                &in[static_cast<size_t>(row * kImageSide)], kImageSide);
  }
  return padded;
}

/// Converts a coordinate of the input to a position in the padded input, in units of 1/256 pixel.
/// Coordinates beyond the margin are clamped: all is paper there.
int FixedPoint(float coordinate) {
  constexpr float kHighest = (kImageSide + 1) * kOne;
  const float position = (coordinate + 1) * kOne + 0.5f;
  return static_cast<int>(std::min(std::max(position, 0.0f), kHighest));
}

uint32_t TwoPixels(const uint8_t* pixels) {
  return static_cast<uint32_t>(pixels[0]) | static_cast<uint32_t>(pixels[1]) << 16;
}

/// Writes bilinear samples along one row of the output.
void SampleRow(const PaddedImage& padded, const Line& source_x, const Line& source_y,
               uint8_t* out) {
  std::array<int, kImageSide> x, y;
  for (int i = 0; i < kImageSide; ++i) {
    x[i] = FixedPoint(source_x[i]);
    y[i] = FixedPoint(source_y[i]);
  }
  for (int i = 0; i < kImageSide; ++i) {
    const uint8_t* const corner =
        &padded[static_cast<size_t>((y[i] >> kFractionBits) * kStride + (x[i] >> kFractionBits))];
    const auto across = static_cast<uint32_t>(x[i] & (kOne - 1)),
               down = static_cast<uint32_t>(y[i] & (kOne - 1));
    // Interpolates the left and the right column at once, in the two halves of a word.
    const uint32_t columns = TwoPixels(corner) * (kOne - down) + TwoPixels(corner + kStride) * down;
    const uint32_t sum = (columns & 0xffff) * (kOne - across) + (columns >> 16) * across;
    out[i] = static_cast<uint8_t>((sum + kOne * kOne / 2) >> (2 * kFractionBits));
  }
}

}  // namespace

void WarpImage(const AffineWarp& affine, const DisplacementField* field, ImageView in, Image& out) {
  const PaddedImage padded = Pad(in);
  const Inverse inverse(affine);
  for (int row = 0; row < kImageSide; ++row) {
    const float y = static_cast<float>(row) - kCentre - affine.shift_y;
    const float x = -kCentre - affine.shift_x;
    Line source_x{}, source_y{};
    if (field) {
      source_x = DisplacementField::AlongRow(field->x, row);
      source_y = DisplacementField::AlongRow(field->y, row);
    }
    for (int i = 0; i < kImageSide; ++i) {
      const float across = x + static_cast<float>(i);
      source_x[i] += inverse.xx * across + (inverse.xy * y + kCentre);
      source_y[i] += inverse.yx * across + (inverse.yy * y + kCentre);
    }
    SampleRow(padded, source_x, source_y, &out[static_cast<size_t>(row * kImageSide)]);
  }
}

}  // namespace nn
