#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

/// Returns every kind of layer, in the order in which people are shown them.
std::span<const LayerKind* const> LayerKinds();

/// Builds the layer that `spec` describes, for inputs of this shape. A kernel must fit the input.
template <class S>
std::unique_ptr<Layer<S>> MakeLayer(const LayerSpec& spec, const Shape& input);

}  // namespace nn
