#include "core/gradient/finite_difference.h"

namespace nn {

template <class S>
void FiniteDifference<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  base_evaluated_ = false;
  next_ = 0;
  this->gradient_.resize(context.parameters.size());
}

template <class S>
bool FiniteDifference<S>::Advance(Budget& budget) {
  exhausted_ = false;
  if (!base_evaluated_) {
    this->EvaluateBase(context_);
    base_evaluated_ = true;
    if (budget.Exhausted()) return next_ == context_.parameters.size();
  }
  while (next_ < context_.parameters.size()) {
    this->gradient_[next_] = Differentiate(context_.parameters[next_], budget);
    ++next_;
    if (exhausted_) break;
  }
  return next_ == context_.parameters.size();
}

template <class S>
S FiniteDifference<S>::Differentiate(S& parameter, Budget& budget) {
  const S value = parameter;
  const double above = LossWith(parameter, value + step_size_, budget);
  double below = this->loss();
  double width = step_size_;
  if (central_) {
    below = LossWith(parameter, value - step_size_, budget);
    width *= 2;
  }
  parameter = value;
  nudge_ = {.parameter = next_, .before = below, .after = above, .width = width};
  return static_cast<S>((above - below) / width);
}

template <class S>
double FiniteDifference<S>::LossWith(S& parameter, S nudged, Budget& budget) {
  parameter = nudged;
  const double loss = this->EvaluateLoss(context_);
  exhausted_ |= budget.Exhausted();
  return loss;
}

template <class S>
double FiniteDifference<S>::fraction() const {
  if (!base_evaluated_) return 0;
  const auto nudges = static_cast<std::int64_t>(next_) * NudgesPerParameter();
  return static_cast<double>(1 + nudges) / static_cast<double>(LossEvaluations(*context_.plan));
}

template <class S>
StepCost FiniteDifference<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  return {.loss_evaluations = LossEvaluations(plan),
          .multiply_adds = LossEvaluations(plan) * ForwardMultiplyAdds(plan, batch)};
}

template class FiniteDifference<float>;
template class FiniteDifference<double>;

}  // namespace nn
