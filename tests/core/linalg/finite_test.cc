#include "core/linalg/finite.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/parallel/parallel.h"

namespace nn {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST(AllFinite, SeesASingleNumberThatIsNone) {
  for (const std::size_t size : {1u, 15u, 16u, 17u, 1000u}) {
    std::vector<float> values(size, -3e38f);
    EXPECT_TRUE(AllFinite<float>(values)) << size;
    for (const std::size_t place : {std::size_t{0}, size / 2, size - 1}) {
      for (const double bad : {kInfinity, -kInfinity, std::nan("")}) {
        std::vector<float> some = values;
        some[place] = static_cast<float>(bad);
        EXPECT_FALSE(AllFinite<float>(some)) << bad << " at " << place << " of " << size;
      }
    }
  }
  EXPECT_TRUE(AllFinite<double>({}));
}

TEST(AllFinite, SeesItInWhicheverThreadsPart) {
  SetThreadCount(3);
  std::vector<float> values(100'000, 1.0F);
  EXPECT_TRUE(AllFinite<float>(values));
  for (const std::size_t place : {std::size_t{0}, std::size_t{50'000}, values.size() - 1}) {
    std::vector<float> some = values;
    some[place] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(AllFinite<float>(some)) << place;
  }
  SetThreadCount(1);
}

}  // namespace
}  // namespace nn
