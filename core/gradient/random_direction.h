#pragma once

#include <cstdint>

#include "core/gradient/gradient_method.h"
#include "core/random/random.h"

namespace nn {

inline constexpr GradientMethodKind kSpsa{
    .name = "spsa", .uses_directions = true, .memory = MethodMemory::kDirections};
inline constexpr GradientMethodKind kForwardGradient{.name = "forward-gradient",
                                                     .uses_step_size = false,
                                                     .uses_directions = true,
                                                     .memory = MethodMemory::kDirections};

/// Estimates the gradient from the slope of the loss along random directions v, as the mean of
/// slope(v) · v over `directions` of them. The estimate is unbiased, since E[v vᵀ] is the identity,
/// but noisy: its variance is proportional to the number of parameters divided by the number of
/// directions. Directions are functions of (seed, step, number), so repeating a step gives the same
/// result.
template <class S>
class RandomDirection : public GradientMethod<S> {
 public:
  explicit RandomDirection(const GradientSpec& spec) : directions_(spec.directions) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override {
    return static_cast<double>(evaluated_ + done_) / static_cast<double>(1 + directions_);
  }

 protected:
  /// Fills direction_ with independent coordinates of mean 0 and variance 1.
  virtual void Draw(RandomStream& stream) = 0;
  /// Returns the slope of the loss along direction_, asking the budget after each evaluation.
  virtual double Slope(Budget& budget) = 0;
  void Ask(Budget& budget) { exhausted_ |= budget.Exhausted(); }

  Index directions_;
  GradientContext<S> context_;
  FlatVector<S> direction_;

 private:
  bool evaluated_ = false;  // the loss itself
  bool exhausted_ = false;  // the budget of this Advance
  Index done_ = 0;
};

/// Simultaneous perturbation stochastic approximation (Spall, IEEE Transactions on Automatic
/// Control 37(3), 1992): all parameters are nudged at once, each by +h or −h at random, and then
/// once more with all signs reversed. This takes two evaluations per direction, whatever the
/// network's size is.
template <class S>
class Spsa : public RandomDirection<S> {
 public:
  explicit Spsa(const GradientSpec& spec)
      : RandomDirection<S>(spec), step_size_(static_cast<S>(spec.step_size)) {}
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 protected:
  void Draw(RandomStream& stream) override;
  double Slope(Budget& budget) override;

 private:
  double LossAt(S step, Budget& budget);

  S step_size_;
  FlatVector<S> nudged_;  // parameters + step · direction
};

/// The forward gradient (Baydin et al., "Gradients without backpropagation", 2022): the exact slope
/// along a normally distributed direction, computed by forward-mode differentiation together with
/// the forward pass. It needs no backward pass and no h.
template <class S>
class ForwardGradient : public RandomDirection<S> {
 public:
  explicit ForwardGradient(const GradientSpec& spec) : RandomDirection<S>(spec) {}
  /// The pass of a direction counts as one evaluation. It takes two products for each one of the
  /// forward pass, but only one in the first layer.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 protected:
  void Draw(RandomStream& stream) override;
  double Slope(Budget& budget) override;

 private:
  FlatVector<S> output_gradient_;
};

}  // namespace nn
