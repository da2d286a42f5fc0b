#pragma once

#include <span>
#include <string_view>

#include "core/error/error.h"
#include "core/model/model_spec.h"

namespace nn {

/// A named network from the textbooks. Learning rate, batch size and epochs belong to a recipe, not
/// to the network.
struct Preset {
  std::string_view name;
  std::string_view layers;
  const LossKind* loss;
  Initialization initialization;
};

std::span<const Preset> Presets();
Result<Preset> FindPreset(std::string_view name);

}  // namespace nn
