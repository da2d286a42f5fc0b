#pragma once

#include "core/data/augmentation/displacement_field.h"
#include "core/data/image.h"

namespace nn {

/// A linear map of the image plane about the image's centre, followed by a shift. A point (x, y),
/// in pixels from the centre with x to the right and y downwards, moves to
///   x' = c·w·(x − shear·y) − s·h·y + shift_x,   y' = s·w·(x − shear·y) + c·h·y + shift_y
/// with w = width, h = height, c and s the cosine and sine of the rotation.
struct AffineWarp {
  float shift_x = 0, shift_y = 0;  // pixels
  float rotation = 0;              // degrees, clockwise; within one turn either way
  float width = 1, height = 1;     // factors
  float shear = 0;                 // pixels to the right for each pixel of height
};

/// Writes to `out` the image displaced by `field` (null = no displacement) and then moved by
/// `affine`. Its values are bilinear samples of `in`, with paper beyond the edges.
void WarpImage(const AffineWarp& affine, const DisplacementField* field, ImageView in, Image& out);

}  // namespace nn
