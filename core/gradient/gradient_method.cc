#include "core/gradient/gradient_method.h"

#include <cmath>

#include "core/gradient/backpropagation.h"
#include "core/gradient/finite_difference.h"
#include "core/gradient/node_perturbation.h"
#include "core/gradient/random_direction.h"
#include "core/gradient/structured_difference.h"
#include "core/loss/accuracy.h"
#include "core/text/names.h"

namespace nn {
namespace {

template <class S>
struct MethodRow {
  const GradientMethodKind* kind;
  std::unique_ptr<GradientMethod<S>> (*make)(const GradientSpec&);
};

template <template <class> class Method, class S>
std::unique_ptr<GradientMethod<S>> MakeMethod(const GradientSpec& spec) {
  return std::make_unique<Method<S>>(spec);
}

/// All gradient methods: a new one is one row here.
template <class S>
constexpr MethodRow<S> kMethodRows[] = {
    {&kBackpropagation, MakeMethod<Backpropagation, S>},
    {&kForwardDifference, MakeMethod<FiniteDifference, S>},
    {&kCentralDifference, MakeMethod<FiniteDifference, S>},
    {&kStructuredDifference, MakeMethod<StructuredDifference, S>},
    {&kNodePerturbation, MakeMethod<NodePerturbation, S>},
    {&kSpsa, MakeMethod<Spsa, S>},
    {&kForwardGradient, MakeMethod<ForwardGradient, S>},
};

constexpr auto kMethodKinds = AllKinds(kMethodRows<float>);

}  // namespace

template <class S>
void GradientMethod<S>::EvaluateBase(const GradientContext<S>& context) {
  loss_ = EvaluateLoss(context);
  correct_ = CountCorrect(context.plan->Outputs(*context.workspace, context.batch->size()),
                          context.batch->labels());
}

template <class S>
double GradientMethod<S>::EvaluateLoss(const GradientContext<S>& context) {
  const Plan<S>& plan = *context.plan;
  plan.Forward(context.parameters, *context.batch, context.pass, *context.workspace);
  return plan.loss().Value(plan.Outputs(*context.workspace, context.batch->size()),
                           context.batch->labels());
}

template <class S>
std::int64_t ForwardMultiplyAdds(const Plan<S>& plan, const Batch<S>& batch) {
  const Layer<S>& first = plan.layer(0);
  const std::int64_t after_first = (plan.multiply_adds() - first.multiply_adds()) * batch.size();
  if (!first.takes_sparse()) return first.multiply_adds() * batch.size() + after_first;
  // The average number of multiply-adds per nonzero pixel; pixels at a convolution's border need
  // fewer.
  const std::int64_t each = first.multiply_adds() / first.input_shape().size();
  return std::int64_t{batch.NonzerosByExample().offsets[static_cast<std::size_t>(batch.size())]} *
             each +
         after_first;
}

std::span<const GradientMethodKind* const> GradientMethodKinds() { return kMethodKinds; }

Result<const GradientMethodKind*> ParseGradientMethod(std::string_view name) {
  return KindNamed(kMethodRows<float>, name, "gradient method");
}

template <class S>
Result<std::unique_ptr<GradientMethod<S>>> MakeGradientMethod(const GradientSpec& spec) {
  if (spec.method->uses_step_size && !(spec.step_size > 0 && std::isfinite(spec.step_size))) {
    return Fail("the step size h is ", spec.step_size,
                "; a numerical gradient needs h greater than 0, for example 0.01");
  }
  if (spec.method->uses_directions &&
      (spec.directions < 1 || spec.directions > kMaximumDirections)) {
    return Fail("the number of random directions is ", spec.directions, "; it must be from 1 to ",
                kMaximumDirections);
  }
  return RowOf(kMethodRows<S>, spec.method).make(spec);
}

template class GradientMethod<float>;
template class GradientMethod<double>;
template std::int64_t ForwardMultiplyAdds(const Plan<float>&, const Batch<float>&);
template std::int64_t ForwardMultiplyAdds(const Plan<double>&, const Batch<double>&);
template Result<std::unique_ptr<GradientMethod<float>>> MakeGradientMethod(const GradientSpec&);
template Result<std::unique_ptr<GradientMethod<double>>> MakeGradientMethod(const GradientSpec&);

}  // namespace nn
