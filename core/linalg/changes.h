#pragma once

#include "core/linalg/tiled_product.h"
#include "core/tensor/matrix.h"
#include "core/tensor/shape.h"

namespace nn {

/// Says which values of a layer's output (or input) differ: at every pixel the same channels. In
/// memory these are `count` values, `stride` apart, from place `first` on. A nudged weight changes
/// one unit, which is one channel; what follows soon differs everywhere.
struct ChangedPlaces {
  Index first;
  Index stride;
  Index count;
  /// How many channels differ at a pixel: one, or all, or some if there is but one pixel. It cannot
  /// be told from the stride: the pixels of one channel become channels of one pixel when an image
  /// is read as a vector.
  Index channels;

  static ChangedPlaces All(const Shape& shape) { return {0, 1, shape.size(), shape.channels}; }
  static ChangedPlaces OneChannel(const Shape& shape, Index channel) {
    return {channel, shape.channels, shape.height * shape.width, 1};
  }
  /// Returns the same values of an image that is read as a vector.
  ChangedPlaces Flattened() const { return {first, stride, count, count}; }
};

/// The number of nudges that are propagated through the layers together, one per column of a panel.
/// They are independent of one another but belong to the same example and unit.
template <class S>
inline constexpr Index kNudges = PackedPanels<S>::kPanel;

/// One example's input and output without the change. From these a layer computes how a change of
/// its input changes its output.
template <class S>
struct UnchangedExample {
  Index example = 0;  ///< its place in the mini-batch
  const S* input = nullptr;
  const S* output = nullptr;
};

/// The changes of the values at some places, for kNudges nudges: count × kNudges, row-major.
template <class S>
struct Changes {
  ChangedPlaces places;
  S* values = nullptr;

  S* at(Index place) const { return values + place * kNudges<S>; }
};

}  // namespace nn
