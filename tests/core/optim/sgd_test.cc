#include "core/optim/sgd.h"

#include <gtest/gtest.h>

#include <vector>

namespace nn {
namespace {

TEST(Sgd, SubtractsLearningRateTimesGradient) {
  std::vector<double> parameters{1, -2, 0.5, 0};
  const std::vector<double> gradient{2, 4, 0, -1};
  Sgd<double>().Step(parameters, gradient, {}, 0.25, 1, EveryParameter(4));
  EXPECT_EQ(parameters, (std::vector<double>{0.5, -3, 0.5, 0.25}));
}

TEST(Sgd, RemembersNothing) {
  EXPECT_EQ(Sgd<float>().StateSize(23'860), 0);
  std::vector<float> once{1};
  std::vector<float> later{1};
  const std::vector<float> gradient{0.5f};
  Sgd<float>().Step(once, gradient, {}, 0.1f, 1, EveryParameter(1));
  Sgd<float>().Step(later, gradient, {}, 0.1f, 1000, EveryParameter(1));
  EXPECT_EQ(once, later);
}

}  // namespace
}  // namespace nn
