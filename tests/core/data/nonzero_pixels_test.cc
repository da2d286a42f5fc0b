#include "core/data/nonzero_pixels.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/random/random.h"

namespace nn {
namespace {

std::vector<std::uint32_t> Visited(const Image& image) {
  std::vector<std::uint32_t> places;
  NonzeroPixels(image).ForEach([&](std::uint32_t pixel) { places.push_back(pixel); });
  return places;
}

TEST(NonzeroPixels, AreThoseThatAreNotZeroInAscendingOrder) {
  RandomStream random(1, Purpose::kInitialization, 0);
  for (const std::uint32_t one_in : {1u, 2u, 5u, 300u}) {
    Image image{};
    std::vector<std::uint32_t> expected;
    for (std::uint32_t pixel = 0; pixel < kPixels; ++pixel) {
      if (random.Below(one_in) != 0) continue;
      image[pixel] = static_cast<std::uint8_t>(1 + random.Below(255));
      expected.push_back(pixel);
    }
    EXPECT_EQ(Visited(image), expected);
    EXPECT_EQ(NonzeroPixels(image).count(), expected.size());
  }
}

TEST(NonzeroPixels, FaintestAndBrightestOnesCount) {
  Image image{};
  image.front() = 1;
  image[127] = 128;
  image.back() = 255;
  EXPECT_EQ(Visited(image), (std::vector<std::uint32_t>{0, 127, kPixels - 1}));
}

TEST(NonzeroPixels, ABlankImageHasNone) {
  EXPECT_EQ(NonzeroPixels(Image{}).count(), 0u);
  EXPECT_TRUE(Visited(Image{}).empty());
}

}  // namespace
}  // namespace nn
