#pragma once

#include "core/random/random.h"

namespace nn {

struct PlanePoint {
  float x, y;
};

/// The random style of one digit: slant, proportions, stroke width and so on. The jitter of single
/// points is drawn separately. Lengths are in units of the digit's height unless stated otherwise.
class Handwriting {
 public:
  explicit Handwriting(RandomStream& random);

  /// Maps a point of the skeleton to the digit in this style, relative to the middle of the
  /// skeleton.
  PlanePoint Place(PlanePoint point) const;

  /// Returns half the pen's width, in pixels of MNIST's frame, at the share `progress` (0 … 1) of a
  /// stroke.
  float RadiusAt(float progress) const;

  float jitter() const { return jitter_; }  // standard deviation of each pen point's jitter
  float softness() const {
    return softness_;
  }  // width of a line's blurred edge, in pixels of MNIST's frame

 private:
  float width_, slant_, cosine_, sine_;  // proportions, shear, rotation
  float waist_, flare_;  // how far the middle moves down, how much wider the bottom is than the top
  PlanePoint bend_, bend_phase_, bend_frequency_;  // a warp of the whole digit
  float jitter_;
  float radius_, taper_, lightness_,
      softness_;  // of the line: half-width, its change along a stroke and at the end
};

}  // namespace nn
