#pragma once

#include <cstddef>
#include <string_view>

#include "core/error/error.h"
#include "core/model/model_spec.h"

namespace nn {

/// Reads one layer as ToString(LayerSpec) writes it, without white space; errors name it by its
/// place, counted from 1.
Result<LayerSpec> ParseLayer(std::string_view text, std::size_t place);

}  // namespace nn
