#pragma once

#include "core/data/image.h"
#include "core/random/random.h"

namespace nn {

/// How strongly images are changed at random while training. Each number but the last is the largest change either way;
/// all values up to it are equally likely.
struct Augmentation {
  float shift = 0;     // pixels, across and down
  float rotation = 0;  // degrees
  float scale = 0;     // fraction of the size, width and height each on its own (Cireşan et al., 2010); below 1
  float shear = 0;     // pixels sideways for each pixel of height
  float elastic = 0;   // deviation in pixels of a smooth field of displacements (Simard, Steinkraus and Platt, 2003)

  bool any() const { return shift != 0 || rotation != 0 || scale != 0 || shear != 0 || elastic != 0; }
};

/// An image changed by chance; without any strength, the image itself. `random` is keyed by the seed,
/// `Purpose::kAugmentation`, the epoch or step, and the example, so that a run can be repeated.
void Augment(const Augmentation& strengths, ImageView in, RandomStream random, Image& out);

}  // namespace nn
