// Ten steps of every preset against the losses that PyTorch computed, in tests/fixtures/golden; see
// tools/golden_reference.py.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "core/layers/dropout.h"
#include "core/model/presets.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

constexpr int kSteps = 10;

struct Golden {
  double learning_rate = 0;
  int batch_size = 0;
  std::vector<double> losses;
};

Golden ReadGolden(std::string_view preset) {
  std::ifstream file(Join(GRADLAB_FIXTURES, "/golden/", preset, ".txt"));
  Golden golden;
  file >> golden.learning_rate >> golden.batch_size;
  for (double loss = 0; file >> loss;) golden.losses.push_back(loss);
  return golden;
}

/// The images in an order which the first epoch's shuffle turns into 0, 1, 2, …
std::shared_ptr<const Dataset> ShuffledBack(const TrainingConfig& config, int count) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(count));
  RandomStream stream(config.seed, Purpose::kShuffle, 0);
  Shuffle(stream, order);
  std::vector<std::uint32_t> step_of(order.size());
  for (std::uint32_t step = 0; step < order.size(); ++step) step_of[order[step]] = step;
  const Dataset images = PatternedImages(count);
  Dataset shuffled;
  for (const std::uint32_t row : step_of)
    NN_ASSERT(shuffled.Append(images.label(row), images.pixels(row)));
  return std::make_shared<const Dataset>(std::move(shuffled));
}

/// Weights uniform in ±1/√inputs, biases in ±1/2, layer by layer.
template <class S>
FlatVector<S> FirstParameters(const Plan<S>& plan) {
  FlatVector<S> parameters(static_cast<std::size_t>(plan.parameter_count()));
  LinearCongruence words(2);
  for (Index index = 0; index < plan.layer_count(); ++index) {
    const Layer<S>& layer = plan.layer(index);
    if (layer.parameter_count() == 0) continue;
    // A dense layer's units are channels of one pixel.
    const Index units = layer.output_shape().channels;
    const Index weights = static_cast<Index>(layer.parameter_count()) - units;
    const double scale = 2 / std::sqrt(static_cast<double>(weights / units));
    for (Index k = 0; k < layer.parameter_count(); ++k) {
      const double uniform = words.Next() * 0x1p-32 - 0.5;
      parameters[static_cast<std::size_t>(plan.parameter_offset(index) + k)] =
          static_cast<S>(k < weights ? uniform * scale : uniform);
    }
  }
  return parameters;
}

/// PyTorch draws other random numbers.
ModelSpec WithoutDropout(ModelSpec model) {
  std::erase_if(model.layers, [](const LayerSpec& layer) { return layer.kind == &kDropoutLayer; });
  return model;
}

template <class S>
std::vector<double> TrainedLosses(const Preset& preset, const Golden& golden) {
  TrainingConfig config;
  config.model = WithoutDropout(Network(preset.layers, preset.loss));
  config.learning_rate = golden.learning_rate;
  config.batch_size = golden.batch_size;
  const auto trainer = Started<S>(config, ShuffledBack(config, kSteps * golden.batch_size));
  TrainingState<S> start = trainer->state();
  start.parameters = FirstParameters(trainer->plan());
  NN_ASSERT(trainer->Restore(std::move(start)).has_value());
  return LossesToTheEnd(*trainer);
}

class GoldenLosses : public testing::TestWithParam<std::string_view> {
 protected:
  void SetUp() override {
    golden_ = ReadGolden(GetParam());
    ASSERT_EQ(golden_.losses.size(), kSteps) << "tests/fixtures/golden/" << GetParam() << ".txt";
  }
  template <class S>
  std::vector<double> Losses() const {
    return TrainedLosses<S>(*FindPreset(GetParam()), golden_);
  }
  Golden golden_;
};

TEST_P(GoldenLosses, DoubleFollowsPyTorchToTwelveDigits) {
  const std::vector<double> losses = Losses<double>();
  ASSERT_EQ(losses.size(), kSteps);
  for (std::size_t step = 0; step < kSteps; ++step)
    EXPECT_NEAR(losses[step], golden_.losses[step], 1e-12) << "step " << step;
}

// Every build meets the same numbers, so native and wasm agree with each other to the same digits.
TEST_P(GoldenLosses, FloatFollowsPyTorchToFiveDigits) {
  const std::vector<double> losses = Losses<float>();
  ASSERT_EQ(losses.size(), kSteps);
  for (std::size_t step = 0; step < kSteps; ++step) {
    EXPECT_NEAR(losses[step], golden_.losses[step], 5e-6 * golden_.losses[step]) << "step " << step;
  }
}

INSTANTIATE_TEST_SUITE_P(Presets, GoldenLosses,
                         testing::Values("single-neuron", "perceptron", "nielsen-30", "nielsen-40",
                                         "nielsen-100", "dnn", "cnn", "alexnet"));

}  // namespace
}  // namespace nn
