#include "core/train/active_parameters.h"

#include <numeric>

#include "core/layers/dense.h"

namespace nn {
namespace {

/// The number of parameters that are updated faster than skipped: ending a loop and starting
/// another one costs about as much.
constexpr std::size_t kWorthAGap = 64;

}  // namespace

ActiveParameters::ActiveParameters(const TrainingConfig& config, std::size_t parameters)
    : parameters_(parameters) {
  const LayerSpec& first = config.model.layers.front();
  const bool by_gradient_alone =
      config.optimizer.weight_decay == 0 && config.gradient.method->exact;
  if (first.kind != &kDenseLayer || !by_gradient_alone) {
    MarkAll();
    return;
  }
  outputs_ = static_cast<std::size_t>(first.Get("units"));
  unlit_.resize(static_cast<std::size_t>(config.model.input.size()));
  std::iota(unlit_.begin(), unlit_.end(), std::size_t{0});
  ranges_.reserve(unlit_.size() / 2 + 2);
  FindRanges();
}

template <class S>
void ActiveParameters::Mark(const SparseRows<S>& columns) {
  const auto lit = [&](std::size_t input) {
    return columns.offsets[input] < columns.offsets[input + 1];
  };
  if (std::erase_if(unlit_, lit) > 0) FindRanges();
}

void ActiveParameters::MarkAll() {
  unlit_.clear();
  FindRanges();
}

void ActiveParameters::FindRanges() {
  ranges_.clear();
  std::size_t first = 0;
  for (auto input = unlit_.begin(); input != unlit_.end();) {
    const std::size_t gap = *input * outputs_;
    std::size_t next = *input;
    while (input != unlit_.end() && *input == next) ++input, ++next;
    if (next * outputs_ - gap < kWorthAGap) continue;
    if (gap > first) ranges_.push_back({first, gap});
    first = next * outputs_;
  }
  if (parameters_ > first) ranges_.push_back({first, parameters_});
}

template void ActiveParameters::Mark(const SparseRows<float>&);
template void ActiveParameters::Mark(const SparseRows<double>&);

}  // namespace nn
