#include "core/inspect/layer_weights.h"

#include "core/error/error.h"

namespace nn {

std::vector<Index> WeightedLayers(const Plan<float>& plan) {
  std::vector<Index> layers;
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    if (plan.layer(layer).parameter_count() > 0) layers.push_back(layer);
  }
  return layers;
}

std::span<const float> WeightsOf(const Plan<float>& plan, std::span<const float> parameters,
                                 Index layer) {
  const Layer<float>& some = plan.layer(layer);
  return Slice(parameters, plan.parameter_offset(layer), some.parameter_count() - some.units());
}

std::vector<float> IncomingWeights(const Plan<float>& plan, std::span<const float> parameters,
                                   Index layer, Index first, Index count) {
  const Index units = plan.layer(layer).units();
  const std::span<const float> weights = WeightsOf(plan, parameters, layer);
  NN_ASSERT(first >= 0 && count >= 0 && first + count <= units);
  const Index inputs = static_cast<Index>(weights.size()) / units;
  std::vector<float> incoming(static_cast<std::size_t>(count * inputs));
  for (Index input = 0; input < inputs; ++input) {
    for (Index unit = 0; unit < count; ++unit) {
      incoming[static_cast<std::size_t>(unit * inputs + input)] =
          weights[static_cast<std::size_t>(input * units + first + unit)];
    }
  }
  return incoming;
}

}  // namespace nn
