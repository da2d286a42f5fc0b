#pragma once

#include "core/gradient/gradient_method.h"

namespace nn {

/// (C(θ + h eₖ) − C(θ)) / h, error O(h).
inline constexpr GradientMethodKind kForwardDifference{.name = "forward-difference",
                                                       .memory = MethodMemory::kGradient};
/// (C(θ + h eₖ) − C(θ − h eₖ)) / 2h, error O(h²).
inline constexpr GradientMethodKind kCentralDifference{.name = "central-difference",
                                                       .memory = MethodMemory::kGradient};

/// Numerical differentiation as in the textbook: a whole forward pass for every nudge of every
/// parameter, with nothing reused between nudges. It is slow on purpose, since backpropagation is
/// compared with it. (Nielsen, chapter 2, "In what sense is backpropagation a fast algorithm?";
/// Nocedal and Wright, "Numerical Optimization", section 8.1.)
template <class S>
class FiniteDifference : public GradientMethod<S> {
 public:
  explicit FiniteDifference(const GradientSpec& spec)
      : central_(spec.method == &kCentralDifference), step_size_(static_cast<S>(spec.step_size)) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override;
  std::optional<Nudge> latest_nudge() const override {
    return next_ == 0 ? std::nullopt : std::optional(nudge_);
  }
  /// One evaluation per nudge, and one more for the loss itself.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 private:
  std::int64_t LossEvaluations(const Plan<S>& plan) const {
    return 1 + std::int64_t{plan.parameter_count()} * NudgesPerParameter();
  }
  std::int64_t NudgesPerParameter() const { return central_ ? 2 : 1; }
  /// Returns ∂loss/∂parameter and leaves the parameter unchanged.
  S Differentiate(S& parameter, Budget& budget);
  /// One loss evaluation, asking the budget after it.
  double LossWith(S& parameter, S nudged, Budget& budget);

  bool central_;
  S step_size_;
  GradientContext<S> context_;
  bool base_evaluated_ = false;
  Nudge nudge_;
  std::size_t next_ = 0;    // the parameter to be nudged next
  bool exhausted_ = false;  // the budget of this Advance
};

}  // namespace nn
