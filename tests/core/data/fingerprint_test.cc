#include "core/data/fingerprint.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <span>
#include <vector>

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

TEST(Checksum, ChangesWithEveryBitAndTheLength) {
  std::vector<std::uint8_t> bytes(41, 7);
  std::set<std::uint64_t> seen{Checksum(bytes)};
  for (std::size_t place = 0; place < bytes.size(); ++place) {
    for (int bit = 0; bit < 8; ++bit) {
      bytes[place] ^= static_cast<std::uint8_t>(1 << bit);
      seen.insert(Checksum(bytes));
      bytes[place] ^= static_cast<std::uint8_t>(1 << bit);
    }
  }
  for (std::size_t size = 0; size < bytes.size(); ++size)
    seen.insert(Checksum(std::span(bytes).first(size)));
  // Zeros at the end count, too.
  bytes.push_back(0);
  seen.insert(Checksum(bytes));
  EXPECT_EQ(seen.size(), 1u + 41 * 8 + 41 + 1);
}

}  // namespace
}  // namespace nn
