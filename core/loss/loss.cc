#include "core/loss/loss.h"

#include <array>

#include "core/loss/quadratic.h"
#include "core/loss/softmax_cross_entropy.h"
#include "core/text/names.h"

namespace nn {
namespace {

template <class S>
struct LossRow {
  const LossKind* kind;
  std::unique_ptr<Loss<S>> (*make)();
};

template <template <class> class SomeLoss, class S>
std::unique_ptr<Loss<S>> MakeNew() {
  return std::make_unique<SomeLoss<S>>();
}

/// All kinds of losses: a new loss is one row here.
template <class S>
constexpr LossRow<S> kLossRows[] = {
    {&kQuadraticLoss, MakeNew<Quadratic, S>},
    {&kCrossEntropyLoss, MakeNew<SoftmaxCrossEntropy, S>},
};

constexpr auto kLossKinds = AllKinds(kLossRows<float>);

}  // namespace

std::span<const LossKind* const> LossKinds() { return kLossKinds; }

Result<const LossKind*> ParseLoss(std::string_view name) {
  return KindNamed(kLossRows<float>, name, "loss");
}

template <class S>
std::unique_ptr<Loss<S>> MakeLoss(const LossKind& kind) {
  return RowOf(kLossRows<S>, &kind).make();
}

template std::unique_ptr<Loss<float>> MakeLoss(const LossKind&);
template std::unique_ptr<Loss<double>> MakeLoss(const LossKind&);

}  // namespace nn
