#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nn {

/// A point on a pen's path, in pixels, and half the line's width there.
struct InkPoint {
  float x, y, radius;
};

/// A square raster that draws lines with smooth edges. It keeps the distance from each pixel to the
/// nearest line's edge and turns distances into ink at the end.
class InkRaster {
 public:
  explicit InkRaster(int side);

  void Clear();
  /// Draws a line whose half-width changes linearly from `from.radius` to `to.radius`. `softness`
  /// is the width of its blurred edge in pixels, as passed to Develop later.
  void DrawLine(InkPoint from, InkPoint to, float softness);
  /// Returns the raster as values from 0 (paper) to 255 (ink). A pixel is full ink if its centre is
  /// more than softness / 2 inside a line.
  std::span<const uint8_t> Develop(float softness);

  int side() const { return side_; }

 private:
  int side_;
  std::vector<float>
      distance_;  // from each pixel's centre to the nearest line's edge; negative inside
  std::vector<uint8_t> ink_;
};

}  // namespace nn
