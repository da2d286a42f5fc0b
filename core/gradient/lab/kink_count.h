#pragma once

#include <array>
#include <cstdint>

#include "core/gradient/gradient_problem.h"
#include "core/gradient/input_groups.h"
#include "core/gradient/nudge_pass.h"

namespace nn {

/// Counts nudges by ±h that cross a kink. If a ReLU changes sides or a maximum moves to another
/// place, a difference mixes two slopes and cannot agree with the derivative, whatever h is. Works
/// in slices; `problem` must outlive the count.
class KinkCount {
 public:
  KinkCount(GradientProblem<double>& problem, double step_size);
  KinkCount(const KinkCount&) = delete;
  KinkCount& operator=(const KinkCount&) = delete;

  bool Advance(Budget& budget);
  double fraction() const;
  /// The pairs of nudge and example that cross a kink, and all pairs so far. Nudging a weight up
  /// and nudging it down are two nudges.
  double crossed() const { return crossed_; }
  double nudges() const { return nudges_; }
  /// Returns the number of examples that nudging one weight, up or down, takes over a kink. `row`
  /// is the weight's place among those of `unit`, the bias last.
  Index ExamplesCrossing(Index layer, Index row, Index unit);

 private:
  void NextLayer();
  void CountUnit();
  /// Counts for the groups [first, first + kNudges) of the example, nudged by `step`.
  void CountPanel(Index first, double step, std::span<const double> weights_of_group);
  struct Place {
    Index layer;
    Index unit;
    Index example;
  };
  void ClearSeed(Index layer);
  /// Writes what a group is multiplied by, times `step`, to the seed's column `nudge`.
  void Seed(const Place& place, const InputGroups<double>& groups, Index group, double step,
            Index nudge);
  using Crossings = std::array<bool, kNudges<double>>;
  /// Whether each of the seed's nudges crosses a kink.
  Crossings Crossed(const Place& place);

  double step_size_;
  Workspace<double> workspace_;
  GradientContext<double> context_;
  NudgePass<double> pass_;
  NudgePass<double>::Scratch scratch_;
  InputGroups<double> groups_;
  Index layer_ = -1;
  Index unit_ = 0;
  Index example_ = 0;
  double done_ = 0;
  double total_ = 0;
  double crossed_ = 0;
  double nudges_ = 0;
};

}  // namespace nn
