#include "core/data/drawing/drawing.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/error/error.h"

namespace nn {
namespace {

struct Picture {
  std::span<const uint8_t> ink;
  int width;
  int height;

  float At(int x, int y) const {
    const uint8_t value = ink[static_cast<size_t>(y) * width + x];
    return value < kFaintInk ? 0.0f : value;
  }
};

struct Box {
  int left, top, right, bottom;  // right and bottom are one past the ink
};

std::optional<Box> InkBox(const Picture& picture) {
  Box box{picture.width, picture.height, 0, 0};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (picture.At(x, y) == 0) continue;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
             std::max(box.bottom, y + 1)};
    }
  }
  if (box.right == 0) return std::nullopt;
  return box;
}

/// Maps target pixels along one axis to the source: pixel i covers `step` source pixels from
/// `origin + i · step`, clipped to the box.
struct Axis {
  int low, high;
  double step;
  int count;      // target pixels needed to cover the box
  double origin;  // chosen so that they extend equally beyond both of its sides

  Axis(int box_low, int box_high, double source_per_target)
      : low(box_low), high(box_high), step(source_per_target) {
    constexpr double kRounding = 1e-9;
    count = std::max(1, static_cast<int>(std::ceil((high - low) / step - kRounding)));
    origin = 0.5 * (low + high - count * step);
  }

  int First(int i) const { return std::max(low, static_cast<int>(std::floor(origin + i * step))); }
  int Last(int i) const {
    return std::min(high, static_cast<int>(std::ceil(origin + (i + 1) * step)));
  }
  /// The length of source pixel p inside target pixel i.
  float Overlap(int i, int p) const {
    return static_cast<float>(std::max(
        0.0, std::min(p + 1.0, origin + (i + 1) * step) - std::max<double>(p, origin + i * step)));
  }
};

/// Returns at most 20×20 values in 0 … 255, each the average of the source area under it, in rows
/// of `columns.count`.
std::vector<float> AverageAreas(const Picture& picture, const Axis& columns, const Axis& rows) {
  std::vector<float> scaled;
  scaled.reserve(kFrameSide * kFrameSide);
  std::vector<float> line(
      static_cast<size_t>(picture.width));  // the source rows under one target row, summed
  const float area = static_cast<float>(columns.step * rows.step);
  for (int row = 0; row < rows.count; ++row) {
    std::ranges::fill(line, 0.0f);
    for (int y = rows.First(row); y < rows.Last(row); ++y) {
      const float overlap = rows.Overlap(row, y);
      for (int x = columns.low; x < columns.high; ++x) line[x] += overlap * picture.At(x, y);
    }
    for (int column = 0; column < columns.count; ++column) {
      float sum = 0;
      for (int x = columns.First(column); x < columns.Last(column); ++x)
        sum += columns.Overlap(column, x) * line[x];
      scaled.push_back(sum / area);
    }
  }
  return scaled;
}

/// Returns the whole-pixel shift that brings a mean coordinate to the field's centre but keeps all
/// `extent` pixels in the field.
int CentringShift(double mean, int extent) {
  constexpr double kCentre = kImageSide / 2;
  const int shift = static_cast<int>(std::ceil(kCentre - 0.5 - mean));
  return std::clamp(shift, 0, kImageSide - extent);
}

}  // namespace

std::optional<Image> FrameDrawing(std::span<const uint8_t> ink, int width, int height) {
  NN_ASSERT(width >= 0 && height >= 0 && ink.size() == static_cast<size_t>(width) * height);
  const Picture picture{ink, width, height};
  const std::optional<Box> box = InkBox(picture);
  if (!box) return std::nullopt;

  const double step = std::max(box->right - box->left, box->bottom - box->top) / double{kFrameSide};
  const Axis columns(box->left, box->right, step), rows(box->top, box->bottom, step);
  const std::vector<float> scaled = AverageAreas(picture, columns, rows);

  double mass = 0, mean_x = 0, mean_y = 0;
  for (int y = 0; y < rows.count; ++y) {
    for (int x = 0; x < columns.count; ++x) {
      const double value = scaled[static_cast<size_t>(y) * columns.count + x];
      mass += value;
      mean_x += value * x;
      mean_y += value * y;
    }
  }
  const int left = CentringShift(mean_x / mass, columns.count),
            top = CentringShift(mean_y / mass, rows.count);

  Image image{};
  for (int y = 0; y < rows.count; ++y) {
    for (int x = 0; x < columns.count; ++x) {
      image[static_cast<size_t>(top + y) * kImageSide + left + x] =
          static_cast<uint8_t>(std::lround(scaled[static_cast<size_t>(y) * columns.count + x]));
    }
  }
  return image;
}

}  // namespace nn
