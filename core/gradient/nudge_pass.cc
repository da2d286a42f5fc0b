#include "core/gradient/nudge_pass.h"

#include <algorithm>
#include <utility>

namespace nn {
namespace {

/// The cost of an element-wise function or the loss, in multiply-adds that take as long.
constexpr std::int64_t kElementWork = 8;

template <class S>
bool AllZero(const Changes<S>& changes) {
  return std::all_of(changes.values, changes.values + changes.places.count * kNudges<S>,
                     [](S value) { return value == S{0}; });
}

/// Calls visit(layer, input places) for the layers after `nudged`, and returns the places of the
/// outputs.
template <class S, class Visit>
ChangedPlaces WalkFrom(const Plan<S>& plan, Index nudged, Visit visit) {
  ChangedPlaces places = plan.layer(nudged).PlacesOf(0);
  for (Index index = nudged + 1; index < plan.layer_count(); ++index) {
    visit(plan.layer(index), places);
    places = plan.layer(index).Reach(places);
  }
  return places;
}

}  // namespace

template <class S>
std::int64_t ChangeMultiplyAdds(const Plan<S>& plan, Index layer) {
  std::int64_t sum = 0;
  WalkFrom(plan, layer, [&](const Layer<S>& some, const ChangedPlaces& places) {
    sum += some.ChangeMultiplyAdds(places);
  });
  return sum;
}

template <class S>
void NudgePass<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  const Plan<S>& plan = *context.plan;
  passes_.clear();
  for (Index index = 0; index < plan.layer_count(); ++index) {
    passes_.push_back(plan.PassOf(index, context.parameters, context.pass, *context.workspace));
  }
  const ConstMatrixView<S> outputs = plan.Outputs(*context.workspace, context.batch->size());
  predicted_.assign(outputs.data(), outputs.data() + outputs.size());
  plan.loss().Predict({predicted_.data(), outputs.rows(), outputs.cols()});
}

template <class S>
typename NudgePass<S>::Scratch NudgePass<S>::MakeScratch() const {
  Index widest = 0;
  const Plan<S>& plan = *context_.plan;
  for (Index index = 0; index < plan.layer_count(); ++index)
    widest = std::max(widest, plan.layer(index).output_shape().size());
  const FlatVector<S> memory(static_cast<std::size_t>(widest * kNudges<S>));
  Scratch scratch;
  scratch.seed = scratch.changes[0] = scratch.changes[1] = memory;
  return scratch;
}

template <class S>
ConstMatrixView<S> NudgePass<S>::InputsOf(Index layer) const {
  if (layer == 0) return context_.batch->Dense();
  return context_.plan->Output(std::as_const(*context_.workspace), layer - 1,
                               context_.batch->size());
}

template <class S>
std::int64_t NudgePass<S>::MultiplyAdds(Index layer) const {
  return ChangeMultiplyAdds(*context_.plan, layer);
}

template <class S>
std::int64_t NudgePass<S>::Work(Index layer) const {
  std::int64_t sum = 0;
  const ChangedPlaces outputs =
      WalkFrom(*context_.plan, layer, [&](const Layer<S>& some, const ChangedPlaces& places) {
        sum += some.ChangeMultiplyAdds(places) + kElementWork * places.count;
      });
  return sum + kElementWork * outputs.count;
}

template <class S>
void NudgePass<S>::Take(Index layer, Index unit, Index example, Scratch& scratch) const {
  const Plan<S>& plan = *context_.plan;
  const Workspace<S>& workspace = *context_.workspace;
  const Index n = context_.batch->size();
  const auto row_of = [&](Index index) {
    return plan.Output(workspace, index, n).row(example).data();
  };
  scratch.example = example;
  scratch.stops.clear();
  scratch.outputs = {plan.layer(layer).PlacesOf(unit), scratch.seed.data()};
  int turn = 0;
  for (Index index = layer + 1; index < plan.layer_count(); ++index, turn ^= 1) {
    const Changes<S> input = scratch.outputs;
    scratch.outputs = {plan.layer(index).Reach(input.places), scratch.changes[turn].data()};
    scratch.stops.push_back({&plan.layer(index),
                             &passes_[static_cast<std::size_t>(index)],
                             {example, row_of(index - 1), row_of(index)},
                             input,
                             scratch.outputs});
  }
}

template <class S>
void NudgePass<S>::KinksCrossed(const Scratch& scratch, bool* crossed) const {
  std::fill_n(crossed, kNudges<S>, false);
  for (const auto& stop : scratch.stops) {
    stop.layer->FindKinks(stop.unchanged, stop.input, crossed);
    stop.layer->ForwardChange(*stop.pass, stop.unchanged, stop.input, stop.output);
  }
}

template <class S>
void NudgePass<S>::LossChanges(const Scratch& scratch, S* changes) const {
  for (const auto& stop : scratch.stops) {
    stop.layer->ForwardChange(*stop.pass, stop.unchanged, stop.input, stop.output);
    // Inactive ReLUs stay at zero, and after them nothing changes. This is tested only if it is
    // quick.
    if (stop.output.places.count == 1 && AllZero(stop.output)) {
      std::fill_n(changes, kNudges<S>, S{0});
      return;
    }
  }
  const Plan<S>& plan = *context_.plan;
  const auto example = static_cast<std::size_t>(scratch.example);
  const std::size_t classes = predicted_.size() / static_cast<std::size_t>(context_.batch->size());
  const S* const outputs = plan.Outputs(*context_.workspace, context_.batch->size()).data();
  plan.loss().Changes({outputs + example * classes, classes},
                      {predicted_.data() + example * classes, classes},
                      context_.batch->labels()[example], scratch.outputs, changes);
}

template class NudgePass<float>;
template class NudgePass<double>;
template std::int64_t ChangeMultiplyAdds(const Plan<float>&, Index);
template std::int64_t ChangeMultiplyAdds(const Plan<double>&, Index);

}  // namespace nn
