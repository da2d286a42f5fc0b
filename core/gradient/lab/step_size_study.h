#pragma once

#include <vector>

#include "core/gradient/gradient_problem.h"

namespace nn {

/// The relative error of differences with step size h, ‖approximation − exact‖ / ‖exact‖, over a
/// sample of weights.
struct StepSizeError {
  double step_size = 0;
  double forward = 0;
  double central = 0;
};

/// The step sizes that minimise the sum of the bounds of truncation and rounding errors, for a loss
/// whose value and derivatives are of the order of 1 and known to the unit roundoff u: √u forward,
/// ∛u central (Nocedal and Wright, "Numerical Optimization", section 8.1).
struct OptimalStepSizes {
  double forward = 0;
  double central = 0;
};
template <class S>
OptimalStepSizes FindOptimalStepSizes();

/// Computes forward and central differences of some weights for step sizes from 10⁻¹² to 1, half a
/// decade apart, in slices. Their error as a function of h has the shape of a V: rounding errors on
/// the left side, truncation errors on the right. Each difference takes whole forward passes, as in
/// the textbook.
template <class S>
class StepSizeStudy {
 public:
  /// `exact` is the gradient by backpropagation in double. Uses `weights` of the parameters, drawn
  /// with `seed` from those whose derivative is not zero, since pixels that are zero in every image
  /// show nothing. `problem` must outlive the study.
  StepSizeStudy(GradientProblem<S>& problem, std::span<const double> exact, Index weights,
                std::uint64_t seed);

  bool Advance(Budget& budget);
  double fraction() const;
  /// The errors for the step sizes that are complete.
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
