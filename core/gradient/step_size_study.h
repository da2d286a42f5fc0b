#pragma once

#include <vector>

#include "core/gradient/gradient_problem.h"

namespace nn {

/// How far a difference of step size h is off, ‖approximation − exact‖ / ‖exact‖ over a sample of weights.
struct StepSizeError {
  double step_size = 0;
  double forward = 0;
  double central = 0;
};

/// The step sizes at which the bounds of truncation and rounding together are least, for a loss whose value and derivatives are of the
/// order of 1 and known to the unit roundoff u: √u forward, ∛u central (Nocedal and Wright, "Numerical Optimization", section 8.1).
struct OptimalStepSizes {
  double forward = 0;
  double central = 0;
};
template <class S>
OptimalStepSizes FindOptimalStepSizes();

/// Forward and central differences of some weights for step sizes from 10⁻¹² to 1, half a decade apart, in slices: the V whose left
/// side is rounding and whose right side is truncation. Whole forward passes, as in the textbook.
template <class S>
class StepSizeStudy {
 public:
  /// `exact`: the gradient by backpropagation in double. Takes `weights` of the parameters, chosen by `seed` among those whose derivative
  /// is not zero: nothing is learnt from a pixel that no image lights. `problem` outlives the study.
  StepSizeStudy(GradientProblem<S>& problem, std::span<const double> exact, Index weights, std::uint64_t seed);

  bool Advance(Budget& budget);
  double fraction() const;
  /// Those that are complete.
  const std::vector<StepSizeError>& errors() const { return errors_; }

 private:
  double LossWith(std::size_t parameter, S value, Budget& budget);
  void FinishStepSize();

  GradientProblem<S>* problem_;
  Workspace<S> workspace_;
  std::vector<std::size_t> parameters_;
  std::vector<double> exact_;
  double unnudged_ = 0;
  bool evaluated_ = false;
  bool exhausted_ = false;  // the budget of this Advance
  std::size_t next_ = 0;    // parameter of the step size under way
  double forward_squares_ = 0;
  double central_squares_ = 0;
  std::vector<StepSizeError> errors_;
};

}  // namespace nn
