#include "core/gradient/gradient_method.h"

#include <cmath>

#include "core/gradient/backpropagation.h"
#include "core/gradient/finite_difference.h"
#include "core/loss/accuracy.h"

namespace nn {

template <class S>
void GradientMethod<S>::EvaluateBase(const GradientContext<S>& context) {
  loss_ = EvaluateLoss(context);
  correct_ = CountCorrect(context.plan->Outputs(*context.workspace, context.batch->size()), context.batch->labels());
}

template <class S>
double GradientMethod<S>::EvaluateLoss(const GradientContext<S>& context) {
  const Plan<S>& plan = *context.plan;
  plan.Forward(context.parameters, context.statistics, *context.batch, context.pass, *context.workspace);
  return plan.loss().Value(plan.Outputs(*context.workspace, context.batch->size()), context.batch->labels());
}

template <class S>
Result<std::unique_ptr<GradientMethod<S>>> MakeGradientMethod(std::string_view name, double step_size) {
  if (name == "backprop") return std::make_unique<Backpropagation<S>>();
  if (!(step_size > 0) || !std::isfinite(step_size)) {
    return Fail("the step size h is ", step_size, "; a numerical gradient needs h greater than 0, for example 0.01");
  }
  if (name == "forward-difference") return std::make_unique<FiniteDifference<S>>(Scheme::kForward, step_size);
  if (name == "central-difference") return std::make_unique<FiniteDifference<S>>(Scheme::kCentral, step_size);
  return Fail("\"", name, "\" is not a known gradient method; there are backprop, forward-difference and central-difference");
}

template class GradientMethod<float>;
template class GradientMethod<double>;
template Result<std::unique_ptr<GradientMethod<float>>> MakeGradientMethod(std::string_view, double);
template Result<std::unique_ptr<GradientMethod<double>>> MakeGradientMethod(std::string_view, double);

}  // namespace nn
