// On random networks, structured differences are the textbook's central differences, and the kinks counted are those crossed.
#include <gtest/gtest.h>

#include <cmath>

#include "core/gradient/gradient_problem.h"
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
    const double step_size = std::pow(10.0, -4 + 3 * static_cast<double>(grammar.Choose(1001)) / 1000);
    const std::vector<double> structured = GradientBy("structured-difference", net, step_size);
    const double largest = LargestMagnitude(structured);
    // Two losses are each rounded to half a unit in the last place, and their difference is divided by 2h.
    const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::max(1.0, net.Loss()) / step_size;
    const Index all = static_cast<Index>(structured.size());
    const Index stride = std::max<Index>(1, all / kParametersANetwork);
    for (Index k = grammar.Choose(stride); k < all; k += stride, ++compared) {
      const auto at = static_cast<std::size_t>(k);
      const double error = std::abs(structured[at] - CentralDifference(net, at, step_size));
      ASSERT_LE(error, 1e-9 * largest + rounding)
          << network.layers << ", seed " << seed << ", h = " << step_size << ", parameter " << k << ": " << structured[at];
      if (largest > 1e-3) worst = std::max(worst, error / largest);
    }
  }
  std::printf("%lld weights compared, largest error %.2g of the largest component\n", static_cast<long long>(compared), worst);
}

}  // namespace
}  // namespace nn
