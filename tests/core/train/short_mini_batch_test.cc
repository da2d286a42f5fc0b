// The last mini-batch of an epoch may be short: every example weighs the same in what the optimiser
// is given.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/train/random_run.h"

namespace nn {
namespace {

constexpr std::string_view kLayers = "dense(6),sigmoid,dense(10)";
constexpr int kImages = 17;  // two mini-batches of eight, and a lone example
constexpr int kBatch = 8;

TrainingConfig RunWithALoneLastExample(OptimizerKind kind) {
  TrainingConfig config = SmallRun(kLayers);
  config.optimizer.kind = kind;
  config.batch_size = kBatch;
  config.learning_rate = 0.01;
  return config;
}

// The loop written out: the sum of the examples' gradients over the batch size, whole or short,
// goes into the optimiser at the whole rate.
TEST(ShortMiniBatch, EveryOptimiserIsGivenTheSumOfTheGradientsOverTheBatchSize) {
  for (const OptimizerKind kind : OptimizerKinds()) {
    for (const DecayKind decay : {DecayKind::kL2, DecayKind::kDecoupled}) {
      SCOPED_TRACE(testing::Message()
                   << ToString(kind) << (decay == DecayKind::kL2 ? ", L2" : ", decoupled"));
      TrainingConfig config = RunWithALoneLastExample(kind);
      config.optimizer.weight_decay = 0.01;
      config.optimizer.decay = decay;
      config.optimizer.clip_norm = 0.5;
      const auto images = SharedImages(kImages);
      const auto optimizer = MakeOptimizer<double>(config.optimizer);
      NetworkOnBatch<double> net(kLayers, &kCrossEntropyLoss, kBatch);
      FlatVector<double> memory(
          static_cast<std::size_t>(optimizer->StateSize(net.plan.parameter_count())));
      std::uint32_t step = 0;
      for (std::uint32_t epoch = 0; epoch < 3; ++epoch) {
        std::vector<std::uint32_t> order(kImages);
        RandomStream stream(config.seed, Purpose::kShuffle, epoch);
        Shuffle(stream, order);
        for (std::size_t first = 0; first < kImages; first += kBatch) {
          const auto rows =
              std::span(order).subspan(first, std::min<std::size_t>(kBatch, kImages - first));
          FlatVector<double> sum(net.parameters.size());
          for (const std::uint32_t row : rows) {
            net.batch.Load(*images, std::span(&row, 1));
            const FlatVector<double> gradient = net.Backward();
            for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += gradient[k] / kBatch;
          }
          ApplyGradient<double>(config.optimizer, *optimizer, net.parameters, sum, memory,
                                config.learning_rate, ++step, EveryParameter(sum.size()));
        }
      }
      const auto trainer = Started<double>(config, images);
      LossesToTheEnd(*trainer);
      for (std::size_t k = 0; k < net.parameters.size(); ++k)
        ASSERT_NEAR(trainer->parameters()[k], net.parameters[k], 1e-12) << "parameter " << k;
    }
  }
}

}  // namespace
}  // namespace nn
