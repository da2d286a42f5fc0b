#include "core/inspect/contributions.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

TEST(Contributions, OfEveryUnitAddUpToItsOutput) {
  NetworkOnBatch<float> net(
      "conv(3,5,stride=2,pad=2),relu,maxpool(2),conv(4,3,pad=1),tanh,flatten,dense(10)",
      &kCrossEntropyLoss, 1);
  net.Forward();
  for (const Index layer : {0, 3, 6}) {
    const ConstMatrixView<float> output = net.plan.Output(std::as_const(net.workspace), layer, 1);
    for (Index place = 0; place < output.size(); ++place) {
      const std::vector<float> values =
          ContributionsTo(net.plan, net.parameters, net.batch, net.workspace, layer, place);
      EXPECT_EQ(static_cast<Index>(values.size()), net.plan.layer(layer).weight_rows());
      EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0), output(0, place), 1e-5)
          << layer << " " << place;
    }
  }
}

TEST(Contributions, AreNoneWhereThereAreNoWeights) {
  NetworkOnBatch<float> net("conv(3,5),relu,maxpool(2),flatten,dense(10)", &kCrossEntropyLoss, 1);
  net.Forward();
  EXPECT_TRUE(ContributionsTo(net.plan, net.parameters, net.batch, net.workspace, 2, 0).empty());
}

}  // namespace
}  // namespace nn
