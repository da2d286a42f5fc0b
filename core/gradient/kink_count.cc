#include "core/gradient/kink_count.h"

#include <algorithm>
#include <vector>

namespace nn {

KinkCount::KinkCount(GradientProblem<double>& problem, double step_size)
    : problem_(&problem), step_size_(step_size), context_(problem.Context()) {
  problem_->Loss();
  pass_.Begin(context_);
  scratch_ = pass_.MakeScratch();
  for (Index index = 0; index < context_.plan->layer_count(); ++index) {
    const Layer<double>& some = context_.plan->layer(index);
    total_ += static_cast<double>(some.parameter_count()) * static_cast<double>(pass_.Work(index));
  }
  total_ *= static_cast<double>(context_.batch->size());
  NextLayer();
}

void KinkCount::NextLayer() {
  do {
    ++layer_;
  } while (layer_ < context_.plan->layer_count() && context_.plan->layer(layer_).weight_rows() == 0);
  unit_ = example_ = 0;
  if (layer_ < context_.plan->layer_count()) groups_.Find(context_.plan->layer(layer_), pass_.InputsOf(layer_));
}

bool KinkCount::Advance(Budget& budget) {
  bool exhausted = false;
  while (layer_ < context_.plan->layer_count() && !exhausted) {
    CountUnit();
    done_ += static_cast<double>(context_.plan->layer(layer_).weight_rows()) * static_cast<double>(pass_.Work(layer_));
    exhausted = budget.Exhausted();
    if (++example_ < context_.batch->size()) continue;
    example_ = 0;
    if (++unit_ == context_.plan->layer(layer_).units()) NextLayer();
  }
  return layer_ == context_.plan->layer_count();
}

void KinkCount::CountUnit() {
  std::vector<double> weights_of_group(static_cast<std::size_t>(groups_.groups(example_)));
  for (const std::uint32_t group : groups_.group_of_rows(example_)) {
    if (group != InputGroups<double>::kNone) ++weights_of_group[group];
  }
  for (Index first = 0; first < groups_.groups(example_); first += kNudges<double>) {
    CountPanel(first, step_size_, weights_of_group);
    CountPanel(first, -step_size_, weights_of_group);
  }
  nudges_ += 2 * static_cast<double>(context_.plan->layer(layer_).weight_rows());
}

void KinkCount::CountPanel(Index first, double step, std::span<const double> weights_of_group) {
  const Layer<double>& layer = context_.plan->layer(layer_);
  const ConstMatrixView<double> inputs = pass_.InputsOf(layer_);
  const Index nudges = std::min(kNudges<double>, groups_.groups(example_) - first);
  const Index size = layer.PlacesOf(0).count * kNudges<double>;
  std::fill_n(scratch_.seed.data(), size, 0.0);
  for (Index nudge = 0; nudge < nudges; ++nudge) {
    groups_.Gather(layer, inputs.data() + example_ * inputs.cols(), example_, first + nudge, scratch_.seed.data() + nudge, kNudges<double>);
  }
  for (Index k = 0; k < size; ++k) scratch_.seed[static_cast<std::size_t>(k)] *= step;
  bool crossed[kNudges<double>];
  pass_.Take(layer_, unit_, example_, scratch_);
  pass_.KinksCrossed(scratch_, crossed);
  for (Index nudge = 0; nudge < nudges; ++nudge) {
    if (crossed[nudge]) crossed_ += weights_of_group[static_cast<std::size_t>(first + nudge)];
  }
}

double KinkCount::fraction() const { return layer_ == context_.plan->layer_count() ? 1 : done_ / total_; }

}  // namespace nn
