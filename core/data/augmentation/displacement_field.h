#pragma once

#include <array>

#include "core/data/image.h"
#include "core/random/random.h"

namespace nn {

/// A smooth field of displacements over MNIST's frame: cubic B-splines over a coarse grid. Their
/// kernel is close to a Gaussian of standard deviation spacing/√3 = 4.04 pixels, the smoothness
/// that Simard, Steinkraus and Platt (“Best practices for convolutional neural networks applied to
/// visual document analysis”, ICDAR 2003) found best for MNIST.
struct DisplacementField {
  static constexpr int kSpacing = 7;                           // pixels between grid points
  static constexpr int kGridSide = kImageSide / kSpacing + 3;  // a spline reaches four grid points
  using Grid = std::array<std::array<float, kGridSide>, kGridSide>;
  using Line = std::array<float, kImageSide>;

  struct Displacement {
    float x, y;
  };

  Grid x{}, y{};  // pixels, by row and column

  /// Draws a field whose displacements have mean 0 and, averaged over the frame, the given standard
  /// deviation along each axis, in pixels.
  static DisplacementField Draw(RandomStream& random, float deviation);

  /// Returns the displacement at a point of the frame, which is `kImageSide` wide and high (pixel
  /// i's centre is at i + 0.5). A point outside gets the displacement of the nearest point on the
  /// edge.
  Displacement At(float px, float py) const;

  /// Returns one component of the displacement at the centres of a row of pixels.
  static Line AlongRow(const Grid& grid, int row);
};

}  // namespace nn
