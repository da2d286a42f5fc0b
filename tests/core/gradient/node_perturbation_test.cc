#include "core/gradient/node_perturbation.h"

#include <gtest/gtest.h>

#include "tests/core/gradient/obtained_gradient.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

TEST(NodePerturbation, FindsTheGradientOfEveryKindOfLayer) {
  for (const std::string_view layers :
       {"dense(4),sigmoid,dense(10),sigmoid", "dense(5),relu,dropout(0.5),dense(4),tanh,dense(10)",
        "conv(2,5,stride=4,pad=1),relu,maxpool(2),conv(3,2),tanh,avgpool(2),flatten,dense(10)"}) {
    // All pixels lit: where nothing is, all values of a pool's window are equal, and a nudge of one
    // is at a kink.
    for (const LossKind* loss : {&kQuadraticLoss, &kCrossEntropyLoss}) {
      NetworkOnBatch<double> net(layers, loss, 3, /*lit=*/53, Initialization::kXavier);
      EXPECT_TRUE(GradientsAgree(GradientBy("node-perturbation", net, 1e-5),
                                 GradientBy("backprop", net), 1e-8))
          << layers;
    }
  }
}

// The slope of a parabola is found exactly, so with one linear layer and the quadratic cost h does
// not matter.
TEST(NodePerturbation, IsExactOnAParabola) {
  NetworkOnBatch<double> net("dense(10)", &kQuadraticLoss, 3);
  EXPECT_TRUE(GradientsAgree(GradientBy("node-perturbation", net, 0.5), GradientBy("backprop", net),
                             1e-14));
}

TEST(NodePerturbation, ErrsInProportionToHSquared) {
  NetworkOnBatch<double> net("dense(4),sigmoid,dense(10),sigmoid", &kQuadraticLoss, 3);
  const auto exact = GradientBy("backprop", net);
  const double coarse = Distance(GradientBy("node-perturbation", net, 1e-1), exact);
  EXPECT_NEAR(coarse / Distance(GradientBy("node-perturbation", net, 1e-2), exact), 100, 2);
}

}  // namespace
}  // namespace nn
