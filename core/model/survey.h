#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/error/error.h"
#include "core/model/model_spec.h"

namespace nn {

/// How large one layer is on its input. Counts have 64 bits: Index has 32 in wasm.
struct LayerSize {
  Shape output;
  std::int64_t parameters = 0;
  std::int64_t multiply_adds = 0;  ///< of a forward pass of one example, counted as dense
};

/// Why a network is impossible.
struct NetworkProblem {
  std::size_t place = 0;  ///< of the layer to be mended, counted from 1; 0 where there is none
  Error error;
};

/// A network measured layer by layer without being built, so that one being drafted can be shown as far as it goes.
struct Survey {
  std::vector<LayerSize> layers;  ///< all of them, or those before the first impossible one
  std::optional<NetworkProblem> problem;
};

Survey SurveyNetwork(const ModelSpec& spec);

}  // namespace nn
