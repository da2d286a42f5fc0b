#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/linalg/changes.h"
#include "core/tensor/matrix.h"

namespace nn {

enum class LossKind { kQuadratic, kCrossEntropy };

/// A cost of a batch: the mean over its n examples. `outputs` is n × classes, labels n class numbers.
/// Values are summed in double, whatever S: a numerical gradient is the difference of two nearly equal ones.
template <class S>
class Loss {
 public:
  virtual ~Loss() = default;
  virtual double Value(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels) const = 0;
  /// By how much each of kNudges changes of one example's outputs changes that example's loss, computed directly, not as a difference of
  /// two nearly equal losses. `outputs`: without a nudge; `presented`: the same, as Present turns them.
  virtual void Changes(std::span<const S> outputs, std::span<const S> presented, std::uint8_t label, const nn::Changes<S>& output,
                       S* changes) const = 0;
  /// Writes ∂loss/∂outputs (n × classes).
  virtual void Gradient(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels, MatrixView<S> gradient) const = 0;
  /// Turns the network's outputs into what is shown to people, in place: probabilities for softmax, else the activations as they are.
  virtual void Present(MatrixView<S> outputs) const = 0;
};

template <class S>
std::unique_ptr<Loss<S>> MakeLoss(LossKind kind);

}  // namespace nn
