// The data code on real MNIST, where it is.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/data/drawing/drawing.h"
#include "tests/core/data/csv/csv_text.h"
#include "tests/core/data/mnist_files.h"

namespace nn {
namespace {

class RealMnist : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    images_ = ReadMnistFile("t10k-images-idx3-ubyte").value_or(std::vector<uint8_t>());
    labels_ = ReadMnistFile("t10k-labels-idx1-ubyte").value_or(std::vector<uint8_t>());
  }
  void SetUp() override {
    if (labels_.empty()) GTEST_SKIP() << kNoMnist << "reading and framing its 10,000 test images";
    ASSERT_EQ(labels_.size(), 10'000);
    ASSERT_EQ(images_.size(), 10'000 * kPixels);
  }
  static ImageView ImageAt(size_t row) {
    return ImageView(images_.data() + row * kPixels, kPixels);
  }

  static inline std::vector<uint8_t> images_, labels_;
};

std::string KaggleLine(int label, ImageView pixels) {
  std::string line = std::to_string(label);
  for (uint8_t value : pixels) (line += ',') += std::to_string(value);
  return line + "\n";
}

TEST_F(RealMnist, ComesThroughKagglesCsvUnchanged) {
  CsvReader reader;
  reader.Push(Bytes(KaggleHeader() + "\n"));
  for (size_t row = 0; row < 10'000; row += 50) {
    std::string chunk;
    for (size_t i = row; i < row + 50; ++i) chunk += KaggleLine(labels_[i], ImageAt(i));
    reader.Push(Bytes(chunk.substr(0, 40'000)));
    reader.Push(Bytes(chunk.substr(40'000)));
  }
  const auto dataset = reader.Finish();
  ASSERT_TRUE(dataset) << dataset.error().message;
  EXPECT_EQ(reader.report().skipped, 0);
  ASSERT_EQ(dataset->size(), 10'000);
  EXPECT_EQ(dataset->ClassCounts(),
            (std::array<uint32_t, 10>{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}));
  for (size_t row = 0; row < 10'000; ++row) {
    ASSERT_EQ(dataset->label(row), labels_[row]);
    ASSERT_TRUE(std::ranges::equal(dataset->pixels(row), ImageAt(row))) << row;
  }
}

// MNIST is framed already. Framed again, its pictures stay where they are: our centre is MNIST's
// centre.
TEST_F(RealMnist, StaysAsItIsWhenFramedAgain) {
  size_t same = 0;
  for (size_t row = 0; row < 10'000; ++row) {
    const auto frame = FrameDrawing(ImageAt(row), kImageSide, kImageSide);
    ASSERT_TRUE(frame);
    same += std::ranges::equal(*frame, ImageAt(row),
                               [](int a, int b) { return a == b || (a == 0 && b < kFaintInk); });
  }
  EXPECT_GE(same, 9'900);
}

}  // namespace
}  // namespace nn
