#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nn {

/// A place on a pen's path, in pixels, and half the line's width there.
struct InkPoint {
  float x, y, radius;
};

/// A square sheet that lines are drawn on by their distance, so that edges come out smooth.
class InkRaster {
 public:
  explicit InkRaster(int side);

  void Clear();
  /// A line whose half-width goes evenly from `from`'s to `to`'s. Its edge is soft over `softness` pixels when the
  /// sheet is developed.
  void DrawLine(InkPoint from, InkPoint to, float softness);
  /// The sheet as 0 (paper) to 255 (ink): full ink where a pixel's centre is over softness / 2 inside a line.
  std::span<const uint8_t> Develop(float softness);

  int side() const { return side_; }

 private:
  int side_;
  std::vector<float> distance_;  // from each pixel's centre to the nearest line's edge; negative inside
  std::vector<uint8_t> ink_;
};

}  // namespace nn
