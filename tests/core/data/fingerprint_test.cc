#include "core/data/fingerprint.h"

#include <gtest/gtest.h>

#include <set>

#include "core/data/digits/digit_generator.h"

namespace nn {
namespace {

Dataset WithPixel(int label, std::size_t place, std::uint8_t value) {
  Dataset dataset = GenerateDigits(3, 1);
  Image image{};
  image[place] = value;
  EXPECT_TRUE(dataset.Append(label, image));
  return dataset;
}

TEST(Fingerprint, IsThatOfTheContent) {
  EXPECT_EQ(Fingerprint(GenerateDigits(1500, 1)), Fingerprint(GenerateDigits(1500, 1)));
  EXPECT_EQ(Fingerprint(*GenerateDigits(1500, 1).Share()), Fingerprint(GenerateDigits(1500, 1)));
}

TEST(Fingerprint, ChangesWithEveryPixelEveryLabelAndEveryRow) {
  std::set<std::uint64_t> seen{Fingerprint(Dataset()), Fingerprint(GenerateDigits(3, 1)),
                               Fingerprint(GenerateDigits(4, 1)),
                               Fingerprint(GenerateDigits(3, 2))};
  for (std::size_t place = 0; place < kPixels; ++place)
    seen.insert(Fingerprint(WithPixel(3, place, 128)));
  for (int label = 0; label < 10; ++label) seen.insert(Fingerprint(WithPixel(label, 0, 0)));
  EXPECT_EQ(seen.size(), 4 + kPixels + 10);
}

}  // namespace
}  // namespace nn
