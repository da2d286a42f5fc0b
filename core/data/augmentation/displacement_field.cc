#include "core/data/augmentation/displacement_field.h"

#include <algorithm>
#include <numbers>

namespace nn {
namespace {

constexpr int kSpacing = DisplacementField::kSpacing;
constexpr int kGridSide = DisplacementField::kGridSide;

/// The standard deviation, averaged over the frame, of a field whose grid values are independent
/// with standard deviation 1: ∫ B(t)² dt of the cubic B-spline B, which enters once per axis and
/// under a square root.
constexpr float kGain = 151.0f / 315;

/// Returns the cubic B-spline's weights of the four grid points around a position; `t` goes from 0
/// to 1 between the middle two.
constexpr std::array<float, 4> SplineWeights(float t) {
  const float u = 1 - t;
  return {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * u * u * u - 6 * u * u + 4) / 6,
          t * t * t / 6};
}

/// A position on an axis: the first of the four grid points around it, and their weights.
struct Place {
  int first;
  std::array<float, 4> weights;

  explicit Place(float position) {
    const float steps =
        std::min(std::max(position / kSpacing, 0.0f), static_cast<float>(kGridSide - 3));
    first = std::min(static_cast<int>(steps), kGridSide - 4);
    weights = SplineWeights(steps - static_cast<float>(first));
  }
};

/// Returns the weights of all grid points at each pixel of an axis: one row per grid point.
constexpr std::array<DisplacementField::Line, kGridSide> PixelWeights() {
  std::array<DisplacementField::Line, kGridSide> weights{};
  for (int pixel = 0; pixel < kImageSide; ++pixel) {
    const auto four = SplineWeights((static_cast<float>(pixel % kSpacing) + 0.5f) / kSpacing);
    for (int i = 0; i < 4; ++i) weights[pixel / kSpacing + i][pixel] = four[i];
  }
  return weights;
}

constexpr std::array<DisplacementField::Line, kGridSide> kPixelWeights = PixelWeights();

/// Fills the grid with uniform numbers, which take a tenth of the time of normal ones. A
/// displacement is a weighted sum of sixteen of them, which is close to normal.
void FillGrid(RandomStream& random, float deviation, DisplacementField::Grid& grid) {
  const float unit =
      2 * std::numbers::sqrt3_v<float> * deviation / 0x10000;  // of width w: deviation w/√12
  uint32_t word = 0;
  bool half = false;
  for (auto& row : grid) {
    for (float& value : row) {
      word = half ? word >> 16 : random.Word();
      half = !half;
      value = (static_cast<float>(word & 0xffff) - 0x7fff.8p0f) * unit;
    }
  }
}

}  // namespace

DisplacementField DisplacementField::Draw(RandomStream& random, float deviation) {
  DisplacementField field;
  FillGrid(random, deviation / kGain, field.x);
  FillGrid(random, deviation / kGain, field.y);
  return field;
}

DisplacementField::Displacement DisplacementField::At(float px, float py) const {
  const Place column(px), row(py);
  Displacement sum{0, 0};
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < 4; ++j) {
      const float weight = row.weights[i] * column.weights[j];
      sum.x += weight * x[row.first + i][column.first + j];
      sum.y += weight * y[row.first + i][column.first + j];
    }
  }
  return sum;
}

DisplacementField::Line DisplacementField::AlongRow(const Grid& grid, int row) {
  const int first = row / kSpacing;
  Line line{};
  for (int column = 0; column < kGridSide; ++column) {
    float value = 0;
    for (int i = first; i < first + 4; ++i) value += kPixelWeights[i][row] * grid[i][column];
    for (int pixel = 0; pixel < kImageSide; ++pixel)
      line[pixel] += value * kPixelWeights[column][pixel];
  }
  return line;
}

}  // namespace nn
