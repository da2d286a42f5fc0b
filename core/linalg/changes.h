#pragma once

#include "core/linalg/tiled_product.h"
#include "core/tensor/matrix.h"

namespace nn {

/// The places of a layer's output (or input) at which it differs: first, first + stride, …, `count` of them.
/// A nudged weight changes one unit (one place) or one map of a convolution (every channels-th place); what follows soon differs everywhere.
struct ChangedPlaces {
  Index first = 0;
  Index stride = 1;
  Index count = 0;
};

/// How many nudges travel side by side through the layers. Each is alone: they share an example, a unit and the registers, nothing else.
template <class S>
inline constexpr Index kNudges = PackedPanels<S>::kPanel;

/// What a layer needs to know of one example to work out how a change of its input changes its output: both as they are without it.
template <class S>
struct UnchangedExample {
  Index example = 0;  ///< its place in the mini-batch
  const S* input = nullptr;
  const S* output = nullptr;
};

/// Changes of the values at some places, for kNudges nudges: count × kNudges, row-major.
template <class S>
struct Changes {
  ChangedPlaces places;
  S* values = nullptr;

  S* at(Index place) const { return values + place * kNudges<S>; }
};

}  // namespace nn
