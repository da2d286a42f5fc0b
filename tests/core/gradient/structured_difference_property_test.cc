// On random networks, structured differences are the textbook's central differences, and the kinks
// counted are those crossed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/layers/activation.h"
#include "core/layers/pool2d.h"
#include "core/gradient/gradient_problem.h"
#include "core/gradient/lab/kink_count.h"
#include "tests/core/gradient/obtained_gradient.h"
#include "tests/core/random_network.h"

namespace nn {
namespace {

/// (C(θ + h eₖ) − C(θ − h eₖ)) / 2h by two whole forward passes.
double CentralDifference(NetworkOnBatch<double>& net, std::size_t k, double step_size) {
  const double kept = net.parameters[k];
  net.parameters[k] = kept + step_size;
  const double above = net.Loss();
  net.parameters[k] = kept - step_size;
  const double below = net.Loss();
  net.parameters[k] = kept;
  return (above - below) / (2 * step_size);
}

double LargestMagnitude(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  return largest;
}

TEST(StructuredDifferenceProperty, IsTheTextbooksCentralDifferenceOnRandomNetworks) {
  constexpr Index kParametersANetwork = 40;
  double worst = 0;
  Index compared = 0;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const double step_size =
        std::pow(10.0, -4 + 3 * static_cast<double>(grammar.Choose(1001)) / 1000);
    const std::vector<double> structured = GradientBy("structured-difference", net, step_size);
    const double largest = LargestMagnitude(structured);
    // Two losses are each rounded to half a unit in the last place, and their difference is divided
    // by 2h.
    const double rounding =
        8 * std::numeric_limits<double>::epsilon() * std::max(1.0, net.Loss()) / step_size;
    const Index all = static_cast<Index>(structured.size());
    const Index stride = std::max<Index>(1, all / kParametersANetwork);
    for (Index k = grammar.Choose(stride); k < all; k += stride, ++compared) {
      const auto at = static_cast<std::size_t>(k);
      const double error = std::abs(structured[at] - CentralDifference(net, at, step_size));
      ASSERT_LE(error, 1e-9 * largest + rounding)
          << network.layers << ", seed " << seed << ", h = " << step_size << ", parameter " << k
          << ": " << structured[at];
      if (largest > 1e-3) worst = std::max(worst, error / largest);
    }
  }
  std::printf("%lld weights compared, largest error %.2g of the largest component\n",
              static_cast<long long>(compared), worst);
}

/// A batch's images as a data set.
Dataset ImagesOf(const Batch<double>& batch) {
  Dataset dataset;
  for (Index example = 0; example < batch.size(); ++example) {
    Image image;
    for (Index k = 0; k < kPixels; ++k) {
      image[static_cast<std::size_t>(k)] =
          static_cast<std::uint8_t>(std::lround(batch.Dense()(example, k) * 255));
    }
    NN_ASSERT(dataset.Append(batch.labels()[static_cast<std::size_t>(example)], image));
  }
  return dataset;
}

/// Where an example's kinks are: the side of each ReLU, and the place of each maximum, found by
/// looking at every value.
class KinkSides {
 public:
  KinkSides(const Plan<double>& plan, const Workspace<double>& workspace, Index example,
            Index examples) {
    for (Index layer = 1; layer < plan.layer_count(); ++layer) {
      const LayerSpec& spec = plan.spec().layers[static_cast<std::size_t>(layer)];
      const double* const input = plan.Output(workspace, layer - 1, examples).row(example).data();
      const Shape& in = plan.layer(layer).input_shape();
      if (spec.kind == &kReluLayer) {
        for (Index k = 0; k < in.size(); ++k) relus_.push_back(input[k] > 0);
      }
      if (spec.kind == &kMaxPoolLayer)
        AddWindows(WindowOf(spec), in, plan.layer(layer).output_shape(), input);
    }
  }

  /// Whether going from here to `nudged` crosses one.
  bool Crosses(const KinkSides& nudged) const {
    for (std::size_t window = 0; window < windows_.size(); ++window) {
      const std::vector<double>& before = windows_[window];
      const std::vector<double>& after = nudged.windows_[window];
      const auto winner = std::ranges::max_element(before) - before.begin();
      if (*std::ranges::max_element(after) > after[static_cast<std::size_t>(winner)]) return true;
    }
    return relus_ != nudged.relus_;
  }

 private:
  void AddWindows(const Window& window, const Shape& in, const Shape& out, const double* input) {
    for (Index place = 0; place < out.size(); ++place) {
      const Index channel = place % out.channels;
      const Index top = place / out.channels / out.width * window.stride;
      const Index left = place / out.channels % out.width * window.stride;
      std::vector<double>& values = windows_.emplace_back();
      for (Index y = top; y < top + window.size; ++y) {
        for (Index x = left; x < left + window.size; ++x)
          values.push_back(input[(y * in.width + x) * in.channels + channel]);
      }
    }
  }

  std::vector<bool> relus_;
  std::vector<std::vector<double>> windows_;
};

/// Counts by whole forward passes how many examples each nudge, up or down, takes over a kink.
double CountCrossings(NetworkOnBatch<double>& net, double step_size) {
  const auto sides = [&] {
    net.Forward();
    std::vector<KinkSides> all;
    for (Index example = 0; example < net.batch.size(); ++example)
      all.emplace_back(net.plan, net.workspace, example, net.batch.size());
    return all;
  };
  const std::vector<KinkSides> before = sides();
  double crossings = 0;
  for (double& parameter : net.parameters) {
    const double kept = parameter;
    for (const double step : {step_size, -step_size}) {
      parameter = kept + step;
      const std::vector<KinkSides> after = sides();
      for (std::size_t example = 0; example < after.size(); ++example)
        crossings += before[example].Crosses(after[example]);
    }
    parameter = kept;
  }
  return crossings;
}

TEST(KinkCountProperty, CountsTheKinksThatRandomNetworksCross) {
  const std::uint64_t networks = PropertyNetworks() / 5;
  double all = 0;
  for (std::uint64_t seed = 0; seed < networks; ++seed) {
    RandomNetworkGrammar grammar(seed, {.parameters = 200});
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    if (net.plan.parameter_count() > 300)
      continue;  // a dense first layer: whole passes for each weight would take long
    const FlatVector<float> parameters(net.parameters.begin(), net.parameters.end());
    net.parameters.assign(parameters.begin(), parameters.end());
    const Dataset images = ImagesOf(net.batch);
    const std::vector<std::uint32_t> rows =
        CountUp(0, static_cast<std::uint32_t>(net.batch.size()));
    GradientProblem<double> problem(
        Compiled<double>(network.layers, network.loss), parameters,
        {.dataset = &images, .rows = rows, .augmentation = {}, .pass = {}});
    const double step_size =
        std::pow(10.0, -3 + 3 * static_cast<double>(grammar.Choose(1001)) / 1000);
    KinkCount count(problem, step_size);
    UnlimitedBudget unlimited;
    ASSERT_TRUE(count.Advance(unlimited));
    ASSERT_EQ(count.crossed(), CountCrossings(net, step_size))
        << network.layers << ", seed " << seed << ", h = " << step_size;
    all += count.crossed();
  }
  EXPECT_GT(all, 0);
  std::printf("%llu networks, %.0f crossings\n", static_cast<unsigned long long>(networks), all);
}

}  // namespace
}  // namespace nn
