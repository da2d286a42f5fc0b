#include "core/gradient/random_direction.h"

namespace nn {

template <class S>
void RandomDirection<S>::Begin(const GradientContext<S>& context) {
  context_ = context;
  evaluated_ = false;
  done_ = 0;
  direction_.resize(context.parameters.size());
  this->gradient_.assign(context.parameters.size(), S{0});
}

template <class S>
bool RandomDirection<S>::Advance(Budget& budget) {
  exhausted_ = false;
  if (!evaluated_) {
    this->EvaluateBase(context_);
    evaluated_ = true;
    Ask(budget);
  }
  for (; done_ < directions_ && !exhausted_; ++done_) {
    RandomStream stream(context_.pass.seed, Purpose::kDirection, context_.pass.step,
                        static_cast<std::uint32_t>(done_));
    Draw(stream);
    const S share = static_cast<S>(Slope(budget) / static_cast<double>(directions_));
    for (std::size_t k = 0; k < direction_.size(); ++k) this->gradient_[k] += share * direction_[k];
  }
  return done_ == directions_;
}

/// Takes one sign from each bit of a random word.
template <class S>
void Spsa<S>::Draw(RandomStream& stream) {
  std::uint32_t coins = 0;
  for (std::size_t k = 0; k < this->direction_.size(); ++k) {
    coins = k % 32 == 0 ? stream.Word() : coins >> 1;
    this->direction_[k] = (coins & 1) != 0 ? S{1} : S{-1};
  }
}

template <class S>
double Spsa<S>::Slope(Budget& budget) {
  const double above = LossAt(step_size_, budget);
  return (above - LossAt(-step_size_, budget)) / (2 * static_cast<double>(step_size_));
}

template <class S>
double Spsa<S>::LossAt(S step, Budget& budget) {
  const std::span<const S> parameters = this->context_.parameters;
  nudged_.resize(parameters.size());
  for (std::size_t k = 0; k < parameters.size(); ++k)
    nudged_[k] = parameters[k] + step * this->direction_[k];
  GradientContext<S> nudged = this->context_;
  nudged.parameters = nudged_;
  const double loss = this->EvaluateLoss(nudged);
  this->Ask(budget);
  return loss;
}

template <class S>
StepCost Spsa<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  const std::int64_t evaluations = 1 + 2 * std::int64_t{this->directions_};
  return {.loss_evaluations = evaluations,
          .multiply_adds = evaluations * ForwardMultiplyAdds(plan, batch)};
}

template <class S>
void ForwardGradient<S>::Draw(RandomStream& stream) {
  for (S& coordinate : this->direction_) coordinate = static_cast<S>(stream.Normal());
}

template <class S>
double ForwardGradient<S>::Slope(Budget& budget) {
  const GradientContext<S>& context = this->context_;
  const Plan<S>& plan = *context.plan;
  const ConstMatrixView<S> outputs = plan.Outputs(*context.workspace, context.batch->size());
  output_gradient_.resize(static_cast<std::size_t>(outputs.size()));
  MatrixView<S> output_gradient(output_gradient_.data(), outputs.rows(), outputs.cols());
  plan.loss().Gradient(outputs, context.batch->labels(), output_gradient);
  const ConstMatrixView<S> tangent = plan.ForwardTangent(
      context.parameters, *context.batch, context.pass, *context.workspace, this->direction_);
  this->Ask(budget);
  return output_gradient.template cast<double>()
      .cwiseProduct(tangent.template cast<double>())
      .sum();
}

template <class S>
StepCost ForwardGradient<S>::Cost(const Plan<S>& plan, const Batch<S>& batch) const {
  const std::int64_t forward = ForwardMultiplyAdds(plan, batch);
  const std::int64_t after_first =
      (plan.multiply_adds() - plan.layer(0).multiply_adds()) * batch.size();
  return {.loss_evaluations = 1 + std::int64_t{this->directions_},
          .multiply_adds = forward + this->directions_ * (forward + after_first)};
}

template class RandomDirection<float>;
template class RandomDirection<double>;
template class Spsa<float>;
template class Spsa<double>;
template class ForwardGradient<float>;
template class ForwardGradient<double>;

}  // namespace nn
