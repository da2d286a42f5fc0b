#pragma once

#include <array>
#include <cstdint>

#include "core/gradient/gradient_problem.h"
#include "core/gradient/input_groups.h"
#include "core/gradient/nudge_pass.h"

namespace nn {

/// Counts nudges by ±h that cross a kink: where a ReLU changes side or a maximum its place, a difference mixes two slopes and cannot
/// agree with the derivative, whatever its h. In slices; `problem` outlives the count.
class KinkCount {
 public:
  KinkCount(GradientProblem<double>& problem, double step_size);
  KinkCount(const KinkCount&) = delete;
  KinkCount& operator=(const KinkCount&) = delete;

  bool Advance(Budget& budget);
  double fraction() const;
  /// Nudges of a weight (up and down count for themselves) that take an example over a kink, and all nudges × examples so far.
  double crossed() const { return crossed_; }
  double nudges() const { return nudges_; }
  /// Examples that nudging one weight, up or down, takes over a kink. `row`: its place among those of `unit`, the bias last.
  Index ExamplesCrossing(Index layer, Index row, Index unit);

 private:
  void NextLayer();
  void CountUnit();
  /// The groups [first, first + kNudges) of the example, nudged by `step`.
  void CountPanel(Index first, double step, std::span<const double> weights_of_group);
  struct Place {
    Index layer;
    Index unit;
    Index example;
  };
  void ClearSeed(Index layer);
  /// Puts what a group is multiplied by, times `step`, into the seed's column `nudge`.
  void Seed(const Place& place, const InputGroups<double>& groups, Index group, double step, Index nudge);
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
