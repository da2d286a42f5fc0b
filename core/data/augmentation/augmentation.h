#pragma once

#include "core/data/image.h"
#include "core/random/random.h"
#include "core/text/number_check.h"

namespace nn {

/// Strengths of the random changes made to images in training. Except for `elastic`, each is the
/// largest change in either direction, and all changes up to it are equally likely.
struct Augmentation {
  float shift = 0;     // pixels, across and down
  float rotation = 0;  // degrees
  float scale = 0;  // fraction of the size, drawn separately for width and height (Cireşan et al.,
                    // 2010); below 1
  float shear = 0;  // pixels sideways for each pixel of height
  float elastic = 0;  // standard deviation, in pixels, of smooth displacements (Simard, Steinkraus
                      // and Platt, 2003)

  bool operator==(const Augmentation&) const = default;
  bool any() const { return *this != Augmentation{}; }
};

/// The strengths by the names that they have in the page. Beyond these ranges a digit is folded
/// over, or out of its frame.
inline constexpr NumberSetting<Augmentation, float> kAugmentationNumbers[] = {
    {"shift", &Augmentation::shift, "the strength of shifting", {.most = 8}},
    {"rotation", &Augmentation::rotation, "the strength of rotation", {.most = 180}},
    {"scale", &Augmentation::scale, "the strength of scaling", {.most = 0.5}},
    {"shear", &Augmentation::shear, "the strength of shearing", {.most = 1}},
    {"elastic", &Augmentation::elastic, "the strength of elastic distortion", {.most = 4}},
};

/// Writes `in`, changed at random, to `out`; an unchanged copy if all strengths are zero. `random`
/// is keyed by the seed, `Purpose::kAugmentation`, the epoch or step, and the example, so that a
/// run can be repeated.
void Augment(const Augmentation& strengths, ImageView in, RandomStream random, Image& out);

}  // namespace nn
