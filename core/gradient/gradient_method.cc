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

enum class Kind {
  kBackpropagation,
  kForwardDifference,
  kCentralDifference,
  kStructuredDifference,
  kNodePerturbation,
  kSpsa,
  kForwardGradient
};

constexpr Names<Kind, 7> kNames{{{Kind::kBackpropagation, "backprop"},
                                 {Kind::kForwardDifference, "forward-difference"},
                                 {Kind::kCentralDifference, "central-difference"},
                                 {Kind::kStructuredDifference, "structured-difference"},
                                 {Kind::kNodePerturbation, "node-perturbation"},
                                 {Kind::kSpsa, "spsa"},
                                 {Kind::kForwardGradient, "forward-gradient"}}};

bool NeedsStepSize(Kind kind) {
  return kind != Kind::kBackpropagation && kind != Kind::kForwardGradient;
}
bool NeedsDirections(Kind kind) { return kind == Kind::kSpsa || kind == Kind::kForwardGradient; }

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

namespace {

template <class S>
std::unique_ptr<GradientMethod<S>> Make(Kind kind, const GradientSpec& spec) {
  switch (kind) {
    case Kind::kBackpropagation:
      return std::make_unique<Backpropagation<S>>();
    case Kind::kForwardDifference:
      return std::make_unique<FiniteDifference<S>>(Scheme::kForward, spec.step_size);
    case Kind::kCentralDifference:
      return std::make_unique<FiniteDifference<S>>(Scheme::kCentral, spec.step_size);
    case Kind::kStructuredDifference:
      return std::make_unique<StructuredDifference<S>>(spec.step_size);
    case Kind::kNodePerturbation:
      return std::make_unique<NodePerturbation<S>>(spec.step_size);
    case Kind::kSpsa:
      return std::make_unique<Spsa<S>>(spec.step_size, spec.directions);
    case Kind::kForwardGradient:
      return std::make_unique<ForwardGradient<S>>(spec.directions);
  }
  NN_ASSERT(false);
}

}  // namespace

template <class S>
Result<std::unique_ptr<GradientMethod<S>>> MakeGradientMethod(const GradientSpec& spec) {
  const Result<Kind> kind = KindOf(kNames, spec.method, "gradient method");
  if (!kind) return std::unexpected(kind.error());
  if (NeedsStepSize(*kind) && (!(spec.step_size > 0) || !std::isfinite(spec.step_size))) {
    return Fail("the step size h is ", spec.step_size,
                "; a numerical gradient needs h greater than 0, for example 0.01");
  }
  if (NeedsDirections(*kind) && (spec.directions < 1 || spec.directions > kMaximumDirections)) {
    return Fail("the number of random directions is ", spec.directions, "; it must be from 1 to ",
                kMaximumDirections);
  }
  return Make<S>(*kind, spec);
}

template class GradientMethod<float>;
template class GradientMethod<double>;
template std::int64_t ForwardMultiplyAdds(const Plan<float>&, const Batch<float>&);
template std::int64_t ForwardMultiplyAdds(const Plan<double>&, const Batch<double>&);
template Result<std::unique_ptr<GradientMethod<float>>> MakeGradientMethod(const GradientSpec&);
template Result<std::unique_ptr<GradientMethod<double>>> MakeGradientMethod(const GradientSpec&);

}  // namespace nn
