#include "core/data/digits/ink_raster.h"

#include <algorithm>
#include <cmath>

namespace nn {
namespace {

constexpr float kFar = 1e6f;

}  // namespace

InkRaster::InkRaster(int side)
    : side_(side), distance_(static_cast<size_t>(side) * side), ink_(distance_.size()) {
  Clear();
}

void InkRaster::Clear() { std::ranges::fill(distance_, kFar); }

void InkRaster::DrawLine(InkPoint from, InkPoint to, float softness) {
  const float reach = std::max(from.radius, to.radius) + softness / 2;
  const int left = std::max(0, static_cast<int>(std::min(from.x, to.x) - reach));
  const int right = std::min(side_ - 1, static_cast<int>(std::max(from.x, to.x) + reach));
  const int top = std::max(0, static_cast<int>(std::min(from.y, to.y) - reach));
  const int bottom = std::min(side_ - 1, static_cast<int>(std::max(from.y, to.y) + reach));
  const float dx = to.x - from.x, dy = to.y - from.y, widening = to.radius - from.radius;
  const float per_square = 1 / std::max(dx * dx + dy * dy, 1e-6f);
  for (int y = top; y <= bottom; ++y) {
    float* const row = distance_.data() + static_cast<size_t>(y) * side_;
    const float py = static_cast<float>(y) + 0.5f - from.y;
    for (int x = left; x <= right; ++x) {
      const float px = static_cast<float>(x) + 0.5f - from.x;
      const float along = std::min(std::max((px * dx + py * dy) * per_square, 0.0f), 1.0f);
      const float ex = px - along * dx, ey = py - along * dy;
      const float distance = std::sqrt(ex * ex + ey * ey) - (from.radius + along * widening);
      row[x] = std::min(row[x], distance);
    }
  }
}

std::span<const uint8_t> InkRaster::Develop(float softness) {
  const float steepness = 255 / softness;
  for (size_t i = 0; i < ink_.size(); ++i) {
    const float value = 127.5f - distance_[i] * steepness;
    ink_[i] = static_cast<uint8_t>(std::min(std::max(value, 0.0f), 255.0f) + 0.5f);
  }
  return ink_;
}

}  // namespace nn
