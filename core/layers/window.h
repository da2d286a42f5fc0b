#pragma once

#include "core/layers/layer_kind.h"
#include "core/tensor/matrix.h"

namespace nn {

/// A square window moving over an image: `size` pixels wide and high, `stride` pixels per move,
/// over an input with `padding` zero pixels added on every side. It never leaves the padded input:
/// a remainder smaller than the stride is left out.
struct Window {
  Index size = 1;
  Index stride = 1;
  Index padding = 0;

  /// Positions along a side of `side` pixels; 0 if the window does not fit.
  Index Positions(Index side) const {
    const Index room = side + 2 * padding - size;
    return room < 0 ? 0 : room / stride + 1;
  }
  bool operator==(const Window&) const = default;
};

inline constexpr double kMaximumWindow = 28;

/// Returns the window that a layer's settings describe.
inline Window WindowOf(const LayerSpec& spec) {
  return {.size = spec.GetWhole("kernel"),
          .stride = spec.GetWhole("stride"),
          .padding = spec.GetWhole("padding")};
}

}  // namespace nn
