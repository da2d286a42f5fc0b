#pragma once

#include "core/random/random.h"

namespace nn {

struct PlanePoint {
  float x, y;
};

/// How one digit is written: chance's choices but for the jitter of single points. Lengths are in units of the digit's
/// height where nothing else is said.
class Handwriting {
 public:
  explicit Handwriting(RandomStream& random);

  /// Where a skeleton's point comes to lie, from the skeleton's middle.
  PlanePoint Place(PlanePoint point) const;

  /// The pen's half-width after the share `progress` of a stroke, in pixels of MNIST's frame.
  float RadiusAt(float progress) const;

  float jitter() const { return jitter_; }      // deviation of each pen point
  float softness() const { return softness_; }  // width of the line's edge, in pixels of MNIST's frame

 private:
  float width_, slant_, cosine_, sine_;  // proportions, shear, rotation
  float waist_, flare_;                  // how far the middle moves down, how much wider the foot is than the head
  PlanePoint bend_, bend_phase_, bend_frequency_;  // a warp of the whole digit
  float jitter_;
  float radius_, taper_, lightness_, softness_;  // of the line; its change along a stroke, and where the pen leaves
};

}  // namespace nn
