#pragma once

#include <vector>

#include "core/gradient/gradient_method.h"
#include "core/gradient/input_groups.h"
#include "core/gradient/nudge_pass.h"

namespace nn {

inline constexpr GradientMethodKind kStructuredDifference{.name = "structured-difference",
                                                          .memory = MethodMemory::kNudges};

/// Computes the same central differences as FiniteDifference, (C(θ + h eₖ) − C(θ − h eₖ)) / 2h for
/// each weight, but recomputes only what a nudge can change, and only the change instead of the
/// value (structured and "partially separable" differencing: Nocedal and Wright, "Numerical
/// Optimization", section 8.1; Curtis, Powell and Reid 1974).
/// A weight into a unit changes only that unit's pre-activation, by ±h times its input. In the next
/// layer, the change is one row of weights times the unit's change; only the layers after it are
/// run as a whole. An input of zero changes nothing, and equal inputs of one example have the same
/// effect, so each is computed once. The change of the loss is computed from the changes of the
/// outputs, not as the difference of two nearly equal losses, so a small h works in float. Nothing
/// is differentiated: at a large h the error is as large as that of FiniteDifference.
template <class S>
class StructuredDifference : public GradientMethod<S> {
 public:
  explicit StructuredDifference(const GradientSpec& spec)
      : step_size_(static_cast<S>(spec.step_size)) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override;
  /// Two evaluations per parameter, most of which are known without work. The multiply-adds are an
  /// upper bound, because inactive or zero units become known only during the work.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 private:
  using Scratch = typename NudgePass<S>::Scratch;
  /// Nudges that are computed together: those of neighbouring units of a layer, for some groups of
  /// one example's inputs.
  struct Cell {
    Index example;
    Index first_group;
    Index groups;
    std::size_t results;  // where its results begin: groups × units values
  };
  /// What a thread computes at a time: some groups of one unit of a cell.
  struct Task {
    Cell cell;
    Index unit;         // within the cell
    Index first_group;  // within the cell
    Index groups;
  };

  const Layer<S>& layer() const { return context_.plan->layer(layer_); }
  const InputGroups<S>& groups() const { return input_groups_[static_cast<std::size_t>(layer_)]; }
  void EvaluateUnnudged();
  void NextLayer();
  /// Puts the next nudges, some milliseconds' work, into cells_ and tasks_.
  void TakeCells();
  void AddCell(Index count);
  void RunTasks();
  void WorkOut(const Task& task, Scratch& scratch);
  /// Adds the cells' loss changes to the gradient of every weight of their groups, example after
  /// example.
  void AddToGradient();

  S step_size_;
  GradientContext<S> context_;
  NudgePass<S> nudge_pass_;
  std::vector<InputGroups<S>> input_groups_;  // one per layer
  bool evaluated_ = false;                    // without a nudge
  double work_done_ = 0;
  double work_total_ = 0;

  // The next nudges: their layer, units, example and first group.
  Index layer_ = 0;
  Index first_unit_ = 0;
  Index units_ = 0;
  Index example_ = 0;
  Index group_ = 0;

  // The nudges being computed, all of units cells_unit_ … cells_unit_ + cells_units_ − 1 of layer_.
  Index cells_unit_ = 0;
  Index cells_units_ = 0;
  std::vector<Cell> cells_;
  std::vector<Task> tasks_;
  std::size_t results_size_ = 0;
  FlatVector<S> results_;         // C(θ + h eₖ) − C(θ − h eₖ) of an example
  std::vector<Scratch> scratch_;  // one per thread
};

}  // namespace nn
