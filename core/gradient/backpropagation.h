#pragma once

#include "core/gradient/gradient_method.h"

namespace nn {

/// Applies the chain rule from the loss back to the first layer, and obtains the whole gradient for
/// about the work of three forward passes (Rumelhart, Hinton and Williams 1986; Nielsen, chapter
/// 2).
template <class S>
class Backpropagation : public GradientMethod<S> {
 public:
  explicit Backpropagation(const GradientSpec& = {}) {}
  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override { return done_ ? 1 : 0; }
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 private:
  GradientContext<S> context_;
  bool done_ = false;
};

}  // namespace nn
