#include "core/inspect/input_sensitivity.h"

#include <algorithm>

namespace nn {
namespace {

constexpr PassContext kPass{.mode = PassMode::kInference};

/// Whether the last layer squashes the outputs between two ends. It is then strictly increasing, so
/// that it keeps their order.
bool EndsWithSquashing(const ModelSpec& spec) { return spec.layers.back().kind->range.HasBoth(); }

}  // namespace

template <class S>
InputSensitivity<S>::InputSensitivity(const Plan<S>& plan, std::span<const S> parameters)
    : plan_(&plan),
      parameters_(parameters),
      score_layer_(plan.layer_count() - (EndsWithSquashing(plan.spec()) ? 2 : 1)),
      batch_(kClasses),
      workspace_(plan, kClasses),
      parameter_gradient_(parameters.size()) {}

template <class S>
void InputSensitivity<S>::Evaluate(std::span<const S> image) {
  // One copy per class; each carries the gradient of one class.
  batch_.LoadCopies(image, kClasses);
  plan_->Forward(parameters_, batch_, kPass, workspace_);
  const ConstMatrixView<S> scores =
      plan_->Output(std::as_const(workspace_), score_layer_, kClasses);
  scores_.assign(scores.data(), scores.data() + kClasses);
  const ConstMatrixView<S> outputs = plan_->Outputs(workspace_, kClasses);
  answers_.assign(outputs.data(), outputs.data() + kClasses);
  slopes_.assign(kClasses, S{1});
  if (EndsWithSquashing(plan_->spec())) {
    const Index last = plan_->layer_count() - 1;
    const Matrix<S> ones = Matrix<S>::Ones(kClasses, kClasses);
    Matrix<S> slopes(kClasses, kClasses);
    MatrixView<S> slopes_view(slopes.data(), kClasses, kClasses);
    plan_->layer(last).Backward(plan_->PassOf(last, parameters_, kPass, workspace_),
                                plan_->InputOf(last, batch_, workspace_, /*backward=*/true),
                                outputs, {ones.data(), kClasses, kClasses}, {}, &slopes_view);
    slopes_.assign(slopes.data(), slopes.data() + kClasses);
  }
  plan_->loss().Predict({answers_.data(), 1, kClasses});
  has_gradients_ = false;
}

template <class S>
Index InputSensitivity<S>::digit() const {
  return std::ranges::max_element(scores_) - scores_.begin();
}

template <class S>
const Matrix<S>& InputSensitivity<S>::ScoreGradients() {
  if (!has_gradients_) {
    const Matrix<S> each = Matrix<S>::Identity(kClasses, kClasses);
    gradients_ = plan_->PullBack(score_layer_, {each.data(), kClasses, kClasses}, parameters_,
                                 batch_, kPass, workspace_, parameter_gradient_);
    has_gradients_ = true;
  }
  return gradients_;
}

/// With outputs a_k of scores z_k and answers p_c, ∂p_c = Σ_k ∂p_c/∂a_k a'_k ∂z_k.
template <class S>
std::vector<S> InputSensitivity<S>::AnswerGradient(Index digit) {
  const Matrix<S>& scores = ScoreGradients();
  std::vector<S> gradient(static_cast<std::size_t>(kPixels));
  RowView<S> row(gradient.data(), kPixels);
  for (Index k = 0; k < kClasses; ++k) {
    const S slope =
        plan_->loss().PredictSlope(answers_, digit, k) * slopes_[static_cast<std::size_t>(k)];
    if (slope != 0) row += slope * scores.row(k);
  }
  return gradient;
}

template class InputSensitivity<float>;
template class InputSensitivity<double>;

}  // namespace nn
