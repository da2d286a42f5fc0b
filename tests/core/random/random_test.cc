#include "core/random/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace nn {
namespace {

// The known answers published with Random123 (kat_vectors, philox4x32 with 10 rounds).
TEST(Philox, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(Philox({0, 0, 0, 0}, {0, 0}),
            (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(Philox({~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}),
            (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(Philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

std::vector<std::uint32_t> FirstWords(RandomStream stream) {
  std::vector<std::uint32_t> words(9);
  for (auto& word : words) word = stream.Word();
  return words;
}

TEST(RandomStream, IsAFunctionOfItsAddressAlone) {
  const auto words = FirstWords({7, Purpose::kTest, 3, 5});
  EXPECT_EQ(words, FirstWords({7, Purpose::kTest, 3, 5}));
  EXPECT_NE(words, FirstWords({8, Purpose::kTest, 3, 5}));
  EXPECT_NE(words, FirstWords({7 + (1ull << 32), Purpose::kTest, 3, 5}));
  EXPECT_NE(words, FirstWords({7, Purpose::kShuffle, 3, 5}));
  EXPECT_NE(words, FirstWords({7, Purpose::kTest, 4, 5}));
  EXPECT_NE(words, FirstWords({7, Purpose::kTest, 3, 6}));
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

template <class Draw>
Moments MomentsOf(Draw draw) {
  constexpr int kDraws = 200'000;
  double sum = 0;
  double squares = 0;
  for (int k = 0; k < kDraws; ++k) {
    const double value = draw();
    sum += value;
    squares += value * value;
  }
  const double mean = sum / kDraws;
  return {mean, squares / kDraws - mean * mean};
}

TEST(RandomStream, UniformHasMeanOneHalfAndVarianceOneTwelfth) {
  RandomStream stream(1, Purpose::kTest);
  const Moments moments = MomentsOf([&] { return stream.Uniform(); });
  EXPECT_NEAR(moments.mean, 0.5, 0.003);
  EXPECT_NEAR(moments.variance, 1.0 / 12, 0.001);
}

TEST(RandomStream, NormalHasMeanZeroAndVarianceOne) {
  RandomStream stream(1, Purpose::kTest);
  const Moments moments = MomentsOf([&] { return stream.Normal(); });
  EXPECT_NEAR(moments.mean, 0, 0.01);
  EXPECT_NEAR(moments.variance, 1, 0.015);
}

TEST(RandomStream, NormalHasTheTailsOfANormal) {
  RandomStream stream(2, Purpose::kTest);
  int beyond_two = 0;
  for (int k = 0; k < 100'000; ++k) beyond_two += std::abs(stream.Normal()) > 2;
  EXPECT_NEAR(beyond_two, 4550, 250);
}

TEST(RandomStream, BelowReachesEveryNumberEquallyOften) {
  RandomStream stream(3, Purpose::kTest);
  std::array<int, 7> counts{};
  for (int k = 0; k < 70'000; ++k) ++counts.at(stream.Below(7));
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 400);
}

TEST(Shuffle, IsAPermutationThatDependsOnTheKey) {
  const auto permutation = [](std::uint32_t epoch) {
    std::vector<std::uint32_t> order(1000);
    RandomStream stream(5, Purpose::kShuffle, epoch);
    Shuffle(stream, order);
    return order;
  };
  auto order = permutation(0);
  EXPECT_EQ(order, permutation(0));
  EXPECT_NE(order, permutation(1));
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::uint32_t k = 0; k < order.size(); ++k) EXPECT_EQ(order[k], k);
}

}  // namespace
}  // namespace nn
