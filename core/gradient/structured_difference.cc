#include "core/gradient/structured_difference.h"

#include <algorithm>
#include <atomic>

#include "core/parallel/parallel.h"

namespace nn {
namespace {

/// Work between two checks of the budget, in multiply-adds: a millisecond or two.
constexpr double kChunkWork = 8e6;
constexpr Index kPanelsATask = 16;

}  // namespace

template <class S>
void StructuredDifference<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  evaluated_ = false;
  this->gradient_.assign(context.parameters.size(), S{0});
}

template <class S>
void StructuredDifference<S>::EvaluateUnnudged() {
  this->EvaluateBase(context_);
  nudge_pass_.Begin(context_);
  const Plan<S>& plan = *context_.plan;
  input_groups_.resize(static_cast<std::size_t>(plan.layer_count()));
  work_done_ = 0;
  work_total_ = 0;
  for (Index index = 0; index < plan.layer_count(); ++index) {
    if (plan.layer(index).weight_rows() == 0) continue;
    InputGroups<S>& groups = input_groups_[static_cast<std::size_t>(index)];
    groups.Find(plan.layer(index), nudge_pass_.InputsOf(index));
    work_total_ += static_cast<double>(groups.all_groups()) *
                   static_cast<double>(plan.layer(index).units() * 2 * nudge_pass_.Work(index));
  }
  scratch_.assign(static_cast<std::size_t>(ThreadCount()), nudge_pass_.MakeScratch());
  layer_ = -1;
  NextLayer();
  evaluated_ = true;
}

template <class S>
void StructuredDifference<S>::NextLayer() {
  do {
    ++layer_;
  } while (layer_ < context_.plan->layer_count() && layer().weight_rows() == 0);
  first_unit_ = example_ = group_ = 0;
  if (layer_ == context_.plan->layer_count()) return;
  const double groups_an_example =
      static_cast<double>(groups().all_groups()) / static_cast<double>(context_.batch->size());
  const double work_a_unit = groups_an_example * static_cast<double>(2 * nudge_pass_.Work(layer_));
  units_ = std::clamp(static_cast<Index>(kChunkWork / work_a_unit), Index{1}, layer().units());
}

template <class S>
bool StructuredDifference<S>::Advance(Budget& budget) {
  bool exhausted = false;
  if (!evaluated_) {
    EvaluateUnnudged();
    exhausted = budget.Exhausted();
  }
  while (layer_ < context_.plan->layer_count() && !exhausted) {
    TakeCells();
    RunTasks();
    AddToGradient();
    exhausted = budget.Exhausted();
    if (first_unit_ < layer().units()) continue;
    NextLayer();
    budget.CostChanges();
  }
  return layer_ == context_.plan->layer_count();
}

template <class S>
void StructuredDifference<S>::TakeCells() {
  cells_.clear();
  tasks_.clear();
  results_size_ = 0;
  cells_unit_ = first_unit_;
  cells_units_ = std::min(units_, layer().units() - first_unit_);
  const double work_a_group = static_cast<double>(cells_units_ * 2 * nudge_pass_.Work(layer_));
  double work = 0;
  while (work < kChunkWork && first_unit_ == cells_unit_) {
    const Index left = groups().groups(example_) - group_;
    // Whole panels, so that the same nudges are always computed together.
    const Index affordable =
        (static_cast<Index>(std::min((kChunkWork - work) / work_a_group, 1e6)) / kNudges<S> + 1) *
        kNudges<S>;
    const Index taken = std::min(left, affordable);
    AddCell(taken);
    work += static_cast<double>(taken) * work_a_group;
    group_ += taken;
    if (group_ < groups().groups(example_)) continue;
    group_ = 0;
    if (++example_ < context_.batch->size()) continue;
    example_ = 0;
    first_unit_ += cells_units_;
  }
  work_done_ += work;
  results_.resize(std::max(results_.size(), results_size_));
}

template <class S>
void StructuredDifference<S>::AddCell(Index count) {
  const Cell cell{example_, group_, count, results_size_};
  cells_.push_back(cell);
  results_size_ += static_cast<std::size_t>(count * cells_units_);
  constexpr Index kGroupsATask = kPanelsATask * kNudges<S>;
  for (Index unit = 0; unit < cells_units_; ++unit) {
    for (Index first = 0; first < count; first += kGroupsATask) {
      tasks_.push_back({cell, unit, first, std::min(kGroupsATask, count - first)});
    }
  }
}

template <class S>
void StructuredDifference<S>::RunTasks() {
  // These are not one ParallelFor task each: a thread keeps its scratch, and takes the next tasks
  // when it is done. Neighbouring tasks write to the same cache lines, so one thread takes several
  // of them.
  const std::size_t run = std::max<std::size_t>(1, tasks_.size() / (4 * scratch_.size()));
  std::atomic<std::size_t> next{0};
  ParallelFor(static_cast<Index>(scratch_.size()), [&](Index thread) {
    for (std::size_t first = next.fetch_add(run); first < tasks_.size();
         first = next.fetch_add(run)) {
      for (std::size_t task = first; task < std::min(first + run, tasks_.size()); ++task) {
        WorkOut(tasks_[task], scratch_[static_cast<std::size_t>(thread)]);
      }
    }
  });
}

template <class S>
void StructuredDifference<S>::WorkOut(const Task& task, Scratch& scratch) {
  const ConstMatrixView<S> inputs = nudge_pass_.InputsOf(layer_);
  const S* const input = inputs.data() + task.cell.example * inputs.cols();
  S* const seed = scratch.seed.data();
  const Index size = layer().PlacesOf(0).count * kNudges<S>;
  nudge_pass_.Take(layer_, cells_unit_ + task.unit, task.cell.example, scratch);
  for (Index first = task.first_group; first < task.first_group + task.groups;
       first += kNudges<S>) {
    const Index nudges = std::min(kNudges<S>, task.first_group + task.groups - first);
    if (nudges < kNudges<S>) std::fill_n(seed, size, S{0});
    for (Index nudge = 0; nudge < nudges; ++nudge) {
      groups().Gather(layer(), input, task.cell.example, task.cell.first_group + first + nudge,
                      seed + nudge, kNudges<S>);
    }
    S above[kNudges<S>];
    S below[kNudges<S>];
    for (Index k = 0; k < size; ++k) seed[k] *= step_size_;
    nudge_pass_.LossChanges(scratch, above);
    for (Index k = 0; k < size; ++k) seed[k] = -seed[k];
    nudge_pass_.LossChanges(scratch, below);
    S* const target = results_.data() + task.cell.results +
                      static_cast<std::size_t>(first * cells_units_ + task.unit);
    for (Index nudge = 0; nudge < nudges; ++nudge)
      target[nudge * cells_units_] = above[nudge] - below[nudge];
  }
}

template <class S>
void StructuredDifference<S>::AddToGradient() {
  const auto examples = static_cast<double>(context_.batch->size());
  const auto scale = static_cast<S>(1 / (2 * static_cast<double>(step_size_) * examples));
  const Index all_units = layer().units();
  S* const gradient =
      this->gradient_.data() + context_.plan->parameter_offset(layer_) + cells_unit_;
  for (const Cell& cell : cells_) {
    const std::span<const std::uint32_t> group_of_rows = groups().group_of_rows(cell.example);
    for (std::size_t row = 0; row < group_of_rows.size(); ++row) {
      const Index group = group_of_rows[row] - cell.first_group;
      if (group_of_rows[row] == InputGroups<S>::kNone || group < 0 || group >= cell.groups)
        continue;
      const S* const change =
          results_.data() + cell.results + static_cast<std::size_t>(group * cells_units_);
      S* const target = gradient + static_cast<Index>(row) * all_units;
      for (Index unit = 0; unit < cells_units_; ++unit) target[unit] += change[unit] * scale;
    }
  }
}

template <class S>
double StructuredDifference<S>::fraction() const {
  if (!evaluated_) return 0;
  return layer_ == context_.plan->layer_count() ? 1 : (1 + work_done_) / (1 + work_total_);
}

template <class S>
StepCost StructuredDifference<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  StepCost cost{.loss_evaluations = 1 + 2 * std::int64_t{plan.parameter_count()},
                .multiply_adds = ForwardMultiplyAdds(plan, batch),
                .estimated = true};
  for (Index index = 0; index < plan.layer_count(); ++index) {
    const Layer<S>& some = plan.layer(index);
    if (some.weight_rows() == 0) continue;
    std::int64_t groups = std::int64_t{some.weight_rows()} * batch.size();
    if (index == 0) {
      InputGroups<S> found;
      found.Find(some, batch.Dense());
      groups = found.all_groups();
    }
    cost.multiply_adds += 2 * groups * some.units() * ChangeMultiplyAdds(plan, index);
  }
  return cost;
}

template class StructuredDifference<float>;
template class StructuredDifference<double>;

}  // namespace nn
