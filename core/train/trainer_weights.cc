// The weights that a run can go back to: the last good ones when it diverges, and those of the best
// epoch.
#include <algorithm>

#include "core/train/trainer.h"

namespace nn {
namespace {

/// Examples on which the good weights are measured when a run is suspected of diverging.
constexpr std::size_t kMeasuredExamples = 300;

}  // namespace

template <class S>
double Trainer<S>::LossOfGood() {
  const std::span<const std::uint32_t> rows =
      std::span<const std::uint32_t>(order_).first(std::min(order_.size(), kMeasuredExamples));
  double sum = 0;
  for (std::size_t first = 0; first < rows.size();
       first += static_cast<std::size_t>(batch_.capacity())) {
    batch_.Load(examples_.dataset(),
                rows.subspan(first, std::min(rows.size() - first,
                                             static_cast<std::size_t>(batch_.capacity()))));
    plan_.Forward(state_.good.parameters, batch_,
                  {.mode = PassMode::kInference, .keeps_all_outputs = false}, workspace_);
    sum += plan_.loss().Value(plan_.Outputs(workspace_, batch_.size()), batch_.labels()) *
           static_cast<double>(batch_.size());
  }
  return sum / static_cast<double>(rows.size());
}

template <class S>
void Trainer<S>::Diverge(Divergence::Kind kind) {
  divergence_ = {.kind = kind,
                 .step = state_.position.step + 1,
                 .good_step = state_.good.step,
                 .loss = state_.loss_course.peak,
                 .good_loss = state_.loss_course.at_good,
                 .learning_rate = current_learning_rate(),
                 .batch_size = batch_.capacity()};
  state_.loss_course.ReturnToGood();
  state_.optimizer_steps = state_.good.optimizer_steps;
  std::ranges::copy(state_.good.parameters, state_.parameters.begin());
  std::ranges::copy(state_.good.optimizer, state_.optimizer.begin());
}

template <class S>
void Trainer<S>::KeepGood() {
  state_.good.step = state_.position.step;
  state_.good.optimizer_steps = state_.optimizer_steps;
  state_.good.parameters = state_.parameters;
  state_.good.optimizer = state_.optimizer;
}

template <class S>
bool Trainer<S>::uses_best() const {
  const std::uint32_t best = state_.early_stopping.best_epoch;
  return best > 0 && (state_.uses_best ||
                      (best == state_.position.epoch && state_.position.step_in_epoch == 0));
}

template <class S>
void Trainer<S>::RestoreBest() {
  if (state_.early_stopping.best_epoch == 0 || uses_best()) return;
  std::ranges::copy(state_.best_parameters, state_.parameters.begin());
  state_.uses_best = true;
  step_begun_ = false;
  KeepGood();
}

template double Trainer<float>::LossOfGood();
template void Trainer<float>::Diverge(Divergence::Kind);
template void Trainer<float>::KeepGood();
template bool Trainer<float>::uses_best() const;
template void Trainer<float>::RestoreBest();
template double Trainer<double>::LossOfGood();
template void Trainer<double>::Diverge(Divergence::Kind);
template void Trainer<double>::KeepGood();
template bool Trainer<double>::uses_best() const;
template void Trainer<double>::RestoreBest();

}  // namespace nn
