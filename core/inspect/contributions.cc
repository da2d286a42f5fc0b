#include "core/inspect/contributions.h"

namespace nn {

std::vector<float> ContributionsTo(const Plan<float>& plan, std::span<const float> parameters,
                                   const Batch<float>& batch, const Workspace<float>& workspace,
                                   Index layer, Index place) {
  const Layer<float>& some = plan.layer(layer);
  NN_ASSERT(batch.size() == 1 && place >= 0 && place < some.output_shape().size());
  const float* input =
      layer > 0 ? plan.Output(workspace, layer - 1, 1).data() : batch.Dense().data();
  const Index units = some.units();
  const auto weights = parameters.subspan(static_cast<std::size_t>(plan.parameter_offset(layer)));
  const auto position = static_cast<std::size_t>(place / units);

  std::vector<float> gathered(
      static_cast<std::size_t>(some.output_shape().height * some.output_shape().width));
  std::vector<float> contributions;
  for (Index row = 0; row < some.weight_rows(); ++row) {
    some.GatherInputs(input, row, gathered.data(), 1);
    contributions.push_back(gathered[position] *
                            weights[static_cast<std::size_t>(row * units + place % units)]);
  }
  return contributions;
}

}  // namespace nn
