#include <gtest/gtest.h>

#include <vector>

#include "core/optim/optimizer.h"
#include "core/parallel/parallel.h"
#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

template <class S>
class ThreadsOf : public testing::Test {
 protected:
  ~ThreadsOf() override { SetThreadCount(1); }

  /// Outputs, then gradient, then the gradient of the input of one step on a batch, all bits of
  /// them.
  static std::vector<S> Step(std::string_view layers, int examples, int threads) {
    SetThreadCount(threads);
    NetworkOnBatch<S> net(layers, &kCrossEntropyLoss, examples);
    net.Forward();
    const auto outputs = net.Outputs();
    std::vector<S> values(outputs.data(), outputs.data() + outputs.size());
    FlatVector<S> gradient(net.parameters.size());
    const auto input =
        net.plan.BackwardToInput(net.parameters, net.batch, {}, net.workspace, gradient);
    values.insert(values.end(), gradient.begin(), gradient.end());
    values.insert(values.end(), input.data(), input.data() + input.size());
    return values;
  }
};

using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(ThreadsOf, Scalars);

TYPED_TEST(ThreadsOf, AnyNumberGivesTheSameBits) {
  for (const std::string_view layers :
       {"dense(130),relu,dense(70),tanh,dense(10)", "conv(9,5),relu,flatten,dense(10)",
        "maxpool(3,stride=2),flatten,dense(10)",
        "conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)",
        "conv(4,3,pad=1),sigmoid,avgpool(2),conv(10,3,pad=1),relu,flatten,dropout(0.5),dense("
        "10)"}) {
    SCOPED_TRACE(layers);
    const std::vector<TypeParam> alone = this->Step(layers, 33, 1);
    EXPECT_EQ(this->Step(layers, 33, 2), alone);
    EXPECT_EQ(this->Step(layers, 33, 3), alone);
  }
}

/// Parameters, then the state, after two steps of 60,001 parameters.
template <class S>
std::vector<S> AfterTwoSteps(OptimizerKind kind, int threads) {
  SetThreadCount(threads);
  const OptimizerSpec spec{.kind = kind};
  const std::unique_ptr<Optimizer<S>> optimizer = MakeOptimizer<S>(spec);
  constexpr std::size_t kCount = 60'001;
  RandomStream stream(1, Purpose::kTest);
  FlatVector<S> parameters(kCount), gradient(kCount),
      state(static_cast<std::size_t>(optimizer->StateSize(kCount)));
  for (S& value : parameters) value = static_cast<S>(stream.Uniform());
  for (S& value : gradient) value = static_cast<S>(stream.Normal());
  for (const std::uint32_t step : {1u, 2u}) {
    ApplyGradient<S>(spec, *optimizer, parameters, gradient, state, static_cast<S>(0.1), step,
                     EveryParameter(kCount));
  }
  std::vector<S> values(parameters.begin(), parameters.end());
  values.insert(values.end(), state.begin(), state.end());
  return values;
}

TYPED_TEST(ThreadsOf, AnyNumberUpdatesToTheSameBits) {
  for (const OptimizerKind kind :
       {OptimizerKind::kSgd, OptimizerKind::kMomentum, OptimizerKind::kNesterov,
        OptimizerKind::kRmsProp, OptimizerKind::kAdam}) {
    const std::vector<TypeParam> alone = AfterTwoSteps<TypeParam>(kind, 1);
    EXPECT_EQ(AfterTwoSteps<TypeParam>(kind, 2), alone) << ToString(kind);
    EXPECT_EQ(AfterTwoSteps<TypeParam>(kind, 3), alone) << ToString(kind);
  }
}

}  // namespace
}  // namespace nn
