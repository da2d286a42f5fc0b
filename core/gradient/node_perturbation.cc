#include "core/gradient/node_perturbation.h"

#include <utility>

namespace nn {
namespace {

/// Returns the multiply-adds of one example in the layers after this one.
template <class S>
std::int64_t MultiplyAddsAfter(const Plan<S>& plan, Index layer) {
  std::int64_t sum = 0;
  for (Index index = layer + 1; index < plan.layer_count(); ++index)
    sum += plan.layer(index).multiply_adds();
  return sum;
}

}  // namespace

template <class S>
double NodePerturbation<S>::Work(const Plan<S>& plan, Index layer) {
  constexpr double kLossWork = 200;
  return kLossWork + static_cast<double>(MultiplyAddsAfter(plan, layer));
}

template <class S>
void NodePerturbation<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  evaluated_ = false;
  this->gradient_.assign(context.parameters.size(), S{0});
}

template <class S>
void NodePerturbation<S>::EvaluateUnnudged() {
  this->EvaluateBase(context_);
  const Plan<S>& plan = *context_.plan;
  losses_.resize(static_cast<std::size_t>(context_.batch->size()));
  work_done_ = work_total_ = 0;
  for (Index index = 0; index < plan.layer_count(); ++index) {
    const Layer<S>& some = plan.layer(index);
    if (some.weight_rows() > 0)
      work_total_ += Work(plan, index) * static_cast<double>(some.output_shape().size());
  }
  layer_ = plan.layer_count();
  NextLayer();
  evaluated_ = true;
}

template <class S>
void NodePerturbation<S>::NextLayer() {
  do {
    --layer_;
  } while (layer_ >= 0 && context_.plan->layer(layer_).weight_rows() == 0);
  node_ = 0;
  if (layer_ >= 0)
    slopes_.resize(static_cast<std::size_t>(context_.batch->size() *
                                            context_.plan->layer(layer_).output_shape().size()));
}

template <class S>
bool NodePerturbation<S>::Advance(Budget& budget) {
  exhausted_ = false;
  if (!evaluated_) {
    EvaluateUnnudged();
    exhausted_ = budget.Exhausted();
  }
  while (layer_ >= 0 && !exhausted_) {
    PerturbNode(budget);
    work_done_ += Work(*context_.plan, layer_);
    if (++node_ < context_.plan->layer(layer_).output_shape().size()) continue;
    MultiplyByInputs();
    NextLayer();
    budget.CostChanges();
  }
  return layer_ < 0;
}

template <class S>
void NodePerturbation<S>::PerturbNode(Budget& budget) {
  const Index n = context_.batch->size();
  MatrixView<S> net_inputs = context_.plan->Output(*context_.workspace, layer_, n);
  unnudged_ = net_inputs.col(node_);
  net_inputs.col(node_) = unnudged_.array() + step_size_;
  EvaluateLosses(budget);
  above_ = losses_;
  net_inputs.col(node_) = unnudged_.array() - step_size_;
  EvaluateLosses(budget);
  net_inputs.col(node_) = unnudged_;
  const double width = 2 * static_cast<double>(step_size_) * static_cast<double>(n);
  for (Index example = 0; example < n; ++example) {
    const auto e = static_cast<std::size_t>(example);
    slopes_[static_cast<std::size_t>(example * net_inputs.cols() + node_)] =
        static_cast<S>((above_[e] - losses_[e]) / width);
  }
}

template <class S>
void NodePerturbation<S>::EvaluateLosses(Budget& budget) {
  const Plan<S>& plan = *context_.plan;
  const Batch<S>& batch = *context_.batch;
  plan.ForwardFrom(layer_ + 1, context_.parameters, batch, context_.pass, *context_.workspace);
  const ConstMatrixView<S> outputs = plan.Outputs(*context_.workspace, batch.size());
  for (Index example = 0; example < batch.size(); ++example) {
    const auto e = static_cast<std::size_t>(example);
    losses_[e] = plan.loss().Value({outputs.row(example).data(), 1, outputs.cols()},
                                   batch.labels().subspan(e, 1));
  }
  exhausted_ |= budget.Exhausted();
}

/// The part of a layer's backward pass that computes the gradient of its weights; nothing is passed
/// on to the layer before.
template <class S>
void NodePerturbation<S>::MultiplyByInputs() {
  const Plan<S>& plan = *context_.plan;
  const Index n = context_.batch->size();
  const Layer<S>& some = plan.layer(layer_);
  some.Backward(
      plan.PassOf(layer_, context_.parameters, context_.pass, *context_.workspace),
      plan.InputOf(layer_, *context_.batch, *context_.workspace, /*backward=*/true),
      plan.Output(std::as_const(*context_.workspace), layer_, n),
      ConstMatrixView<S>(slopes_.data(), n, some.output_shape().size()),
      Slice(std::span<S>(this->gradient_), plan.parameter_offset(layer_), some.parameter_count()),
      nullptr);
}

template <class S>
double NodePerturbation<S>::fraction() const {
  if (!evaluated_) return 0;
  return layer_ < 0 ? 1 : (1 + work_done_) / (1 + work_total_);
}

template <class S>
StepCost NodePerturbation<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  StepCost cost{.loss_evaluations = 1, .multiply_adds = 2 * ForwardMultiplyAdds(plan, batch)};
  for (Index index = 0; index < plan.layer_count(); ++index) {
    if (plan.layer(index).weight_rows() == 0) continue;
    const std::int64_t nudges = 2 * std::int64_t{plan.layer(index).output_shape().size()};
    cost.loss_evaluations += nudges;
    cost.multiply_adds += nudges * MultiplyAddsAfter(plan, index) * batch.size();
  }
  return cost;
}

template class NodePerturbation<float>;
template class NodePerturbation<double>;

}  // namespace nn
