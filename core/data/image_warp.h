#pragma once

#include <array>

#include "core/data/image.h"

namespace nn {

/// A linear map of the image plane about the image's centre, then a shift: what happens to a drawn point at (x, y), x
/// to the right and y downwards, in pixels from the centre, is
///   x' = c·w·(x − shear·y) − s·h·y + shift_x,   y' = s·w·(x − shear·y) + c·h·y + shift_y
/// with w = width, h = height, c and s the cosine and sine of the rotation.
struct AffineWarp {
  float shift_x = 0, shift_y = 0;  // pixels
  float rotation = 0;              // degrees, clockwise
  float width = 1, height = 1;     // factors
  float shear = 0;                 // pixels to the right for each pixel of height
};

/// A smooth field of displacements: cubic B-splines over a coarse grid. Their kernel is close to a Gaussian of
/// deviation spacing/√3 = 4.04 pixels, the smoothness that Simard, Steinkraus and Platt (ICDAR 2003) found best for
/// MNIST with Gaussian-filtered noise.
struct DisplacementField {
  static constexpr int kSpacing = 7;                           // pixels between grid points
  static constexpr int kGridSide = kImageSide / kSpacing + 3;  // a spline reaches four grid points
  using Grid = std::array<std::array<float, kGridSide>, kGridSide>;

  /// The deviation of the field where the grid holds independent numbers of deviation 1, in the mean over places.
  static constexpr float kGain = 151.0f / 315;  // ∫ B(t)² dt of the cubic B-spline, once for each axis and under a root

  Grid x{}, y{};  // pixels, by row and column
};

/// The image moved by `affine`, after each point of it was pulled by `field` (null = none): bilinear samples of the
/// input, paper beyond its edges.
void WarpImage(const AffineWarp& affine, const DisplacementField* field, ImageView in, Image& out);

}  // namespace nn
