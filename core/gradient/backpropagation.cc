#include "core/gradient/backpropagation.h"

namespace nn {

template <class S>
void Backpropagation<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  done_ = false;
  this->gradient_.resize(context.parameters.size());
}

template <class S>
bool Backpropagation<S>::Advance(Budget& budget) {
  this->EvaluateBase(context_);
  context_.plan->Backward(context_.parameters, context_.statistics, *context_.batch, context_.pass, *context_.workspace,
                          this->gradient_);
  done_ = true;
  budget.Exhausted();  // the evaluation counts, though there is nothing left to interrupt
  return true;
}

template class Backpropagation<float>;
template class Backpropagation<double>;

}  // namespace nn
