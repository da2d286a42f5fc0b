#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/error/error.h"
#include "core/model/model_spec.h"

namespace nn {

/// The size of one layer, given its input. Counts have 64 bits because Index has only 32 in wasm.
struct LayerSize {
  Shape output;
  std::int64_t parameters = 0;
  std::int64_t multiply_adds = 0;  ///< of a forward pass of one example, counted as dense
};

/// Why a network is impossible.
struct NetworkProblem {
  std::size_t place = 0;  ///< of the layer to be changed, counted from 1; 0 if there are no layers
  Error error;
};

/// The layer sizes of a network, computed without building it, so that an unfinished network can be
/// shown up to its first impossible layer.
struct ShapeInference {
  std::vector<LayerSize> layers;  ///< all of them, or those before the first impossible one
  std::optional<NetworkProblem> problem;
};

ShapeInference InferShapes(const ModelSpec& spec);

}  // namespace nn
