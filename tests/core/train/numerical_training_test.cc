// Training by central differences follows training by backpropagation.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/data/digits/digit_generator.h"
#include "tests/core/data/mnist_files.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

constexpr int kRows = 500;
constexpr int kSteps = 20;

std::vector<double> LossesBy(std::string_view gradient_method,
                             const std::shared_ptr<const Dataset>& dataset) {
  TrainingConfig config;
  config.model = Network("dense(2),sigmoid,dense(10),sigmoid", &kQuadraticLoss);
  config.gradient.method = ParseGradientMethod(gradient_method).value();
  config.learning_rate = 1;
  config.batch_size = 10;
  return Losses(*Started<float>(config, dataset), kSteps);
}

void ExpectTheSameCourse(const std::shared_ptr<const Dataset>& dataset) {
  const std::vector<double> exact = LossesBy("backprop", dataset);
  const std::vector<double> numerical = LossesBy("central-difference", dataset);
  EXPECT_GT(std::abs(exact.back() - exact.front()), 0.1 * exact.front())
      << "too little happens to be followed";
  for (std::size_t step = 0; step < kSteps; ++step) {
    EXPECT_NEAR(numerical[step], exact[step], 0.01 * exact[step]) << "step " << step;
  }
}

TEST(NumericalTraining, FollowsBackpropagationOnBuiltInDigits) {
  ExpectTheSameCourse(std::make_shared<const Dataset>(GenerateDigits(kRows, 1, 0)));
}

TEST(NumericalTraining, FollowsBackpropagationOnMnistsFirstRows) {
  const auto images = ReadMnistFile("train-images-idx3-ubyte");
  const auto labels = ReadMnistFile("train-labels-idx1-ubyte");
  if (!images || !labels) GTEST_SKIP() << kNoMnist << "training on its first 500 images";
  Dataset dataset;
  for (std::size_t row = 0; row < kRows; ++row) {
    ASSERT_TRUE(dataset.Append((*labels)[row], ImageView(images->data() + row * kPixels, kPixels)));
  }
  ExpectTheSameCourse(std::make_shared<const Dataset>(std::move(dataset)));
}

}  // namespace
}  // namespace nn
