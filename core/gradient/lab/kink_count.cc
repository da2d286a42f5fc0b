#include "core/gradient/lab/kink_count.h"

#include <algorithm>
#include <vector>

namespace nn {

KinkCount::KinkCount(GradientProblem<double>& problem, double step_size)
    : step_size_(step_size),
      workspace_(problem.MakeWorkspace()),
      context_(problem.Context(workspace_)) {
  problem.Loss(workspace_);
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
  } while (layer_ < context_.plan->layer_count() &&
           context_.plan->layer(layer_).weight_rows() == 0);
  unit_ = example_ = 0;
  if (layer_ < context_.plan->layer_count())
    groups_.Find(context_.plan->layer(layer_), pass_.InputsOf(layer_));
}

bool KinkCount::Advance(Budget& budget) {
  bool exhausted = false;
  while (layer_ < context_.plan->layer_count() && !exhausted) {
    CountUnit();
    done_ += static_cast<double>(context_.plan->layer(layer_).weight_rows()) *
             static_cast<double>(pass_.Work(layer_));
    exhausted = budget.Exhausted();
    if (++example_ < context_.batch->size()) continue;
    example_ = 0;
    if (++unit_ < context_.plan->layer(layer_).units()) continue;
    NextLayer();
    budget.CostChanges();
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
  const Index nudges = std::min(kNudges<double>, groups_.groups(example_) - first);
  ClearSeed(layer_);
  for (Index nudge = 0; nudge < nudges; ++nudge)
    Seed({layer_, unit_, example_}, groups_, first + nudge, step, nudge);
  const Crossings crossed = Crossed({layer_, unit_, example_});
  for (Index nudge = 0; nudge < nudges; ++nudge) {
    if (crossed[static_cast<std::size_t>(nudge)])
      crossed_ += weights_of_group[static_cast<std::size_t>(first + nudge)];
  }
}

Index KinkCount::ExamplesCrossing(Index layer, Index row, Index unit) {
  InputGroups<double> groups;
  groups.Find(context_.plan->layer(layer), pass_.InputsOf(layer));
  Index examples = 0;
  for (Index example = 0; example < context_.batch->size(); ++example) {
    const std::uint32_t group = groups.group_of_rows(example)[static_cast<std::size_t>(row)];
    if (group == InputGroups<double>::kNone) continue;
    ClearSeed(layer);
    Seed({layer, unit, example}, groups, static_cast<Index>(group), step_size_, 0);
    Seed({layer, unit, example}, groups, static_cast<Index>(group), -step_size_, 1);
    const Crossings crossed = Crossed({layer, unit, example});
    if (crossed[0] || crossed[1]) ++examples;
  }
  return examples;
}

void KinkCount::ClearSeed(Index layer) {
  std::fill_n(scratch_.seed.data(), context_.plan->layer(layer).PlacesOf(0).count * kNudges<double>,
              0.0);
}

void KinkCount::Seed(const Place& place, const InputGroups<double>& groups, Index group,
                     double step, Index nudge) {
  const Layer<double>& layer = context_.plan->layer(place.layer);
  const ConstMatrixView<double> inputs = pass_.InputsOf(place.layer);
  double* const column = scratch_.seed.data() + nudge;
  groups.Gather(layer, inputs.data() + place.example * inputs.cols(), place.example, group, column,
                kNudges<double>);
  for (Index at = 0; at < layer.PlacesOf(0).count; ++at) column[at * kNudges<double>] *= step;
}

KinkCount::Crossings KinkCount::Crossed(const Place& place) {
  Crossings crossed{};
  pass_.Take(place.layer, place.unit, place.example, scratch_);
  pass_.KinksCrossed(scratch_, crossed.data());
  return crossed;
}

double KinkCount::fraction() const {
  return layer_ == context_.plan->layer_count() ? 1 : done_ / total_;
}

}  // namespace nn
