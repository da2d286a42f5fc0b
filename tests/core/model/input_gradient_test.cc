// ∂loss/∂pixels against finite differences. Pixels have 256 levels, so the differences are of
// fourth order in a level.
#include <gtest/gtest.h>

#include "core/model/plan.h"
#include "tests/core/network_on_batch.h"
#include "tests/core/numerical_gradient.h"

namespace nn {
namespace {

constexpr int kLabel = 3;

class InputGradient : public testing::TestWithParam<const LossKind*> {
 protected:
  InputGradient() : net_("dense(6),sigmoid,dense(5),tanh,dense(10)", GetParam(), 2) {
    const Dataset images = PatternedImages(1);
    std::ranges::copy(images.pixels(0), image_.begin());
    for (std::uint8_t& value : image_)
      value = static_cast<std::uint8_t>(value == 0 ? 0 : 20 + value / 2);
  }

  /// The batch: the image, and after it one that stays as it is.
  void Load() {
    Dataset images;
    NN_ASSERT(images.Append(kLabel, image_));
    NN_ASSERT(images.Append(7, PatternedImages(2).pixels(1)));
    net_.batch.Load(images, CountUp(0, 2));
  }
  double LossWith(std::size_t pixel, int level) {
    const std::uint8_t kept = image_[pixel];
    image_[pixel] = static_cast<std::uint8_t>(level);
    Load();
    image_[pixel] = kept;
    return net_.Loss();
  }
  double NumericalDerivative(std::size_t pixel) {
    const int v = image_[pixel];
    const auto f = [&](int levels) { return LossWith(pixel, v + levels); };
    if (v >= 2) return 255 * (8 * (f(1) - f(-1)) - (f(2) - f(-2))) / 12;
    return 255 * (-25 * f(0) + 48 * f(1) - 36 * f(2) + 16 * f(3) - 3 * f(4)) / 12;
  }

  NetworkOnBatch<double> net_;
  Image image_;
};

TEST_P(InputGradient, AgreesWithFiniteDifferencesOnDarkAndNonzeroPixels) {
  Load();
  net_.Forward();
  FlatVector<double> gradient(net_.parameters.size());
  const Matrix<double> to_input =
      net_.plan.BackwardToInput(net_.parameters, net_.batch, {}, net_.workspace, gradient);
  ASSERT_EQ(to_input.cols(), kPixels);
  std::vector<double> backward;
  std::vector<double> numerical;
  for (std::size_t pixel = 0; pixel < kPixels; pixel += 5) {
    backward.push_back(to_input(0, static_cast<Index>(pixel)));
    numerical.push_back(NumericalDerivative(pixel));
  }
  EXPECT_TRUE(GradientsAgree(backward, numerical, 1e-8));
}

TEST_P(InputGradient, ComesWithTheParametersGradientUnchanged) {
  Load();
  const FlatVector<double> alone = net_.Backward();
  FlatVector<double> beside(alone.size());
  net_.plan.BackwardToInput(net_.parameters, net_.batch, {}, net_.workspace, beside);
  EXPECT_EQ(alone, beside);
}

INSTANTIATE_TEST_SUITE_P(Losses, InputGradient,
                         testing::Values(&kQuadraticLoss, &kCrossEntropyLoss));

}  // namespace
}  // namespace nn
