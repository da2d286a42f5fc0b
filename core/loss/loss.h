#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/error/error.h"
#include "core/linalg/changes.h"
#include "core/tensor/matrix.h"

namespace nn {

/// What is known of a kind of loss without building one. Parsing, printing, ONNX and the page read
/// it.
struct LossKind {
  std::string_view name;
  std::string_view answer;       ///< what Loss::Predict gives for a class, such as "probability"
  std::string_view operation;    ///< ONNX's operator that does the same as Loss::Predict
  std::string_view onnx_output;  ///< the name of its result in an ONNX file
};

/// A loss function: the mean over the n examples of a batch. `outputs` is n × classes, labels are n
/// class numbers. Values are summed in double, whatever S is, because a numerical gradient is the
/// difference of two nearly equal values.
template <class S>
class Loss {
 public:
  virtual ~Loss() = default;
  virtual double Value(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels) const = 0;
  /// Writes by how much each of kNudges changes of one example's outputs changes that example's
  /// loss, computed directly and not as the difference of two nearly equal losses. `outputs` are
  /// the outputs without a nudge, and `predicted` the same after Predict.
  virtual void Changes(std::span<const S> outputs, std::span<const S> predicted, std::uint8_t label,
                       const nn::Changes<S>& output, S* changes) const = 0;
  /// Writes ∂loss/∂outputs (n × classes).
  virtual void Gradient(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels,
                        MatrixView<S> gradient) const = 0;
  /// Turns the network's outputs, in place, into the values shown to people: probabilities for
  /// softmax, and otherwise the activations themselves.
  virtual void Predict(MatrixView<S> outputs) const = 0;
  /// Returns ∂predicted[answer]/∂outputs[output] of one example, given its `predicted` values.
  virtual S PredictSlope(std::span<const S> predicted, Index answer, Index output) const = 0;
  /// Returns the loss of giving each of so many classes the same share.
  virtual double LossOfGuessing(Index classes) const = 0;
};

std::span<const LossKind* const> LossKinds();
Result<const LossKind*> ParseLoss(std::string_view name);
template <class S>
std::unique_ptr<Loss<S>> MakeLoss(const LossKind& kind);

}  // namespace nn
