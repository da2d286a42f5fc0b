#include "core/gradient/backpropagation.h"

namespace nn {

template <class S>
void Backpropagation<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  context_.pass.keeps_all_outputs = false;
  done_ = false;
  this->gradient_.resize(context.parameters.size());
}

template <class S>
bool Backpropagation<S>::Advance(Budget& budget) {
  this->EvaluateBase(context_);
  context_.plan->Backward(context_.parameters, *context_.batch, context_.pass, *context_.workspace,
                          this->gradient_);
  done_ = true;
  budget.Exhausted();  // the evaluation counts, though there is nothing left to interrupt
  return true;
}

/// The gradients of the weights take as many multiply-adds as the forward pass; the gradients of
/// all layers' inputs but the first's take as many again.
template <class S>
StepCost Backpropagation<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  const std::int64_t after_first =
      (plan.multiply_adds() - plan.layer(0).multiply_adds()) * batch.size();
  return {.loss_evaluations = 1,
          .multiply_adds = 2 * ForwardMultiplyAdds(plan, batch) + after_first};
}

template class Backpropagation<float>;
template class Backpropagation<double>;

}  // namespace nn
