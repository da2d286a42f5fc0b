#pragma once

#include "core/linalg/tiled_product.h"
#include "core/tensor/matrix.h"

namespace nn {

/// The places (indices) at which a layer's output or input changes: first, first + stride, …,
/// `count` of them. A nudged weight changes one unit (one place) or one feature map of a
/// convolution (every channels-th place). A few layers later, nearly all places change.
struct ChangedPlaces {
  Index first = 0;
  Index stride = 1;
  Index count = 0;
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
