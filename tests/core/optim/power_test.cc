#include "core/optim/power.h"

#include <gtest/gtest.h>

#include <cmath>

namespace nn {
namespace {

TEST(Power, IsTheStandardLibrarysForWholeExponents) {
  for (const double base : {0.0, 0.1, 0.9, 0.999, 1.0, 1.5}) {
    for (const std::uint32_t exponent : {0u, 1u, 2u, 3u, 10u, 31u, 64u, 1000u}) {
      const double expected = std::pow(base, exponent);
      EXPECT_NEAR(Power(base, exponent), expected, 1e-13 * expected)
          << base << " to the power of " << exponent;
    }
  }
  EXPECT_EQ(Power(0.999, 4'000'000'000u), 0) << "far below the smallest number";
}

}  // namespace
}  // namespace nn
