#include "core/loss/loss.h"

#include "core/error/error.h"
#include "core/loss/quadratic.h"
#include "core/loss/softmax_cross_entropy.h"

namespace nn {

template <class S>
std::unique_ptr<Loss<S>> MakeLoss(LossKind kind) {
  switch (kind) {
    case LossKind::kQuadratic:
      return std::make_unique<Quadratic<S>>();
    case LossKind::kCrossEntropy:
      return std::make_unique<SoftmaxCrossEntropy<S>>();
  }
  NN_ASSERT(false);
}

template std::unique_ptr<Loss<float>> MakeLoss(LossKind);
template std::unique_ptr<Loss<double>> MakeLoss(LossKind);

}  // namespace nn
