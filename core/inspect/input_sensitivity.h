#pragma once

#include <span>
#include <vector>

#include "core/data/batch.h"
#include "core/data/image.h"
#include "core/model/plan.h"

namespace nn {

/// Sensitivity of the output to each input pixel of one image (Simonyan, Vedaldi and Zisserman
/// 2013). An image has 784 values from 0 to 1.
template <class S>
class InputSensitivity {
 public:
  /// `plan` and `parameters` must outlive this object.
  InputSensitivity(const Plan<S>& plan, std::span<const S> parameters);

  /// Runs the network on an image, to which the functions below refer.
  void Evaluate(std::span<const S> image);

  /// The values by which digits are compared: the outputs before a final sigmoid or tanh, which
  /// does not change their order but flattens the slopes. With a softmax loss these are the logits.
  /// Ten values.
  std::span<const S> scores() const { return scores_; }
  /// The values shown to people: probabilities, or the activations of the last layer. Ten values.
  std::span<const S> answers() const { return answers_; }
  Index digit() const;

  /// ∂scores/∂image, 10 × 784.
  const Matrix<S>& ScoreGradients();
  /// ∂answer/∂image of one digit, 784 values.
  std::vector<S> AnswerGradient(Index digit);

 private:
  const Plan<S>* plan_;
  std::span<const S> parameters_;
  Index score_layer_;
  Batch<S> batch_;
  Workspace<S> workspace_;
  FlatVector<S> parameter_gradient_;
  std::vector<S> scores_;
  std::vector<S> answers_;
  /// ∂output/∂score of each class: the slope of a last sigmoid or tanh, else 1.
  std::vector<S> slopes_;
  bool has_gradients_ = false;
  Matrix<S> gradients_;
};

}  // namespace nn
