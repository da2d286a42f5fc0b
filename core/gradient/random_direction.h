#pragma once

#include <cstdint>

#include "core/gradient/gradient_method.h"
#include "core/random/random.h"

namespace nn {

/// A gradient estimated from the slope of the loss along random directions v: the mean of slope(v) · v over `directions` of them. Right on
/// the average, since E[v vᵀ] is the identity, and noisy: its variance grows with the number of parameters over the number of
/// directions. Directions are functions of (seed, step, number), so a step repeated gives the same.
template <class S>
class RandomDirection : public GradientMethod<S> {
 public:
  explicit RandomDirection(Index directions) : directions_(directions) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override { return static_cast<double>(evaluated_ + done_) / static_cast<double>(1 + directions_); }

 protected:
  /// Fills direction_ with independent coordinates of mean 0 and variance 1.
  virtual void Draw(RandomStream& stream) = 0;
  /// The slope of the loss along direction_, asking the budget after each evaluation.
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

/// Simultaneous perturbation stochastic approximation (Spall, IEEE Transactions on Automatic Control 37(3), 1992): all parameters are
/// nudged at once, each by +h or −h as a coin falls, and once the other way round. Two evaluations a direction, whatever the network's size.
template <class S>
class Spsa : public RandomDirection<S> {
 public:
  Spsa(double step_size, Index directions) : RandomDirection<S>(directions), step_size_(static_cast<S>(step_size)) {}
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 protected:
  void Draw(RandomStream& stream) override;
  double Slope(Budget& budget) override;

 private:
  double LossAt(S step, Budget& budget);

  S step_size_;
  FlatVector<S> nudged_;  // parameters + step · direction
};

/// The forward gradient (Baydin et al., "Gradients without backpropagation", 2022): the exact slope along a normally distributed
/// direction, by forward-mode differentiation beside the forward pass. No way back through the network, and no h.
template <class S>
class ForwardGradient : public RandomDirection<S> {
 public:
  explicit ForwardGradient(Index directions) : RandomDirection<S>(directions) {}
  /// A direction's pass counts as one evaluation; it takes two products for each of the forward pass, one in the first layer.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 protected:
  void Draw(RandomStream& stream) override;
  double Slope(Budget& budget) override;

 private:
  FlatVector<S> output_gradient_;
};

}  // namespace nn
