#include "core/data/batch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/parallel/parallel.h"
#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

template <class S>
class Batches : public testing::Test {
 protected:
  /// Every view as a matrix, after checking that places ascend within a line.
  static Matrix<S> Unpacked(const SparseRows<S>& lines, Index width) {
    Matrix<S> matrix = Matrix<S>::Zero(lines.lines, width);
    EXPECT_EQ(lines.offsets[0], 0);
    for (Index line = 0; line < lines.lines; ++line) {
      const auto place = static_cast<std::size_t>(line);
      for (std::uint32_t entry = lines.offsets[place]; entry < lines.offsets[place + 1]; ++entry) {
        EXPECT_TRUE(entry == lines.offsets[place] ||
                    lines.indices[entry - 1] < lines.indices[entry]);
        EXPECT_NE(lines.values[entry], 0);
        matrix(line, lines.indices[entry]) = lines.values[entry];
      }
    }
    return matrix;
  }
};
using Scalars = testing::Types<float, double>;
TYPED_TEST_SUITE(Batches, Scalars);

TYPED_TEST(Batches, ScalePixelsToZeroToOneExactly) {
  Image image{};
  for (std::size_t k = 0; k < 256; ++k) image[k] = static_cast<std::uint8_t>(k);
  Batch<TypeParam> batch(1);
  batch.LoadImage(image);
  EXPECT_EQ(batch.size(), 1);
  for (Index k = 0; k < kPixels; ++k) {
    EXPECT_EQ(batch.Dense()(0, k),
              k < 256 ? static_cast<TypeParam>(k) / TypeParam{255} : TypeParam{0});
  }
}

TYPED_TEST(Batches, HoldTheExamplesAskedForInThatOrder) {
  const Dataset images = PatternedImages(9);
  Batch<TypeParam> batch(4);
  const std::vector<std::uint32_t> rows{7, 0, 8};
  batch.Load(images, rows);
  ASSERT_EQ(batch.size(), 3);
  ASSERT_EQ(batch.labels().size(), 3);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(batch.labels()[k], images.label(rows[k]));
    for (Index pixel = 0; pixel < kPixels; ++pixel) {
      const TypeParam expected =
          static_cast<TypeParam>(images.pixels(rows[k])[static_cast<std::size_t>(pixel)]) /
          TypeParam{255};
      ASSERT_EQ(batch.Dense()(static_cast<Index>(k), pixel), expected)
          << "row " << k << ", pixel " << pixel;
    }
  }
}

TYPED_TEST(Batches, RowsAndColumnsAreTheDenseViewCompressed) {
  Batch<TypeParam> batch(6);
  batch.Load(PatternedImages(5), CountUp(0, 5));
  EXPECT_EQ(this->Unpacked(batch.NonzerosByExample(), kPixels), batch.Dense());
  EXPECT_EQ(this->Unpacked(batch.NonzerosByInput(), 5).transpose(), batch.Dense());
}

TYPED_TEST(Batches, LoadingAgainLeavesNothingBehind) {
  const Dataset images = PatternedImages(9);
  Batch<TypeParam> used(6);
  used.Load(images, CountUp(0, 6));
  used.Dense();
  used.NonzerosByInput();
  used.Load(images, CountUp(6, 3));
  Batch<TypeParam> fresh(3);
  fresh.Load(images, CountUp(6, 3));
  EXPECT_EQ(used.size(), 3);
  EXPECT_EQ(Matrix<TypeParam>(used.Dense()), Matrix<TypeParam>(fresh.Dense()));
  EXPECT_EQ(this->Unpacked(used.NonzerosByExample(), kPixels), fresh.Dense());
  EXPECT_EQ(this->Unpacked(used.NonzerosByInput(), 3).transpose(), fresh.Dense());
}

TYPED_TEST(Batches, BlankAndFullImagesFit) {
  Image white;
  white.fill(255);
  Dataset images;
  ASSERT_TRUE(images.Append(1, Image{}) && images.Append(2, white) && images.Append(3, Image{}) &&
              images.Append(4, white));
  Batch<TypeParam> batch(4);
  batch.Load(images, CountUp(0, 4));
  EXPECT_EQ(Matrix<TypeParam>(batch.Dense().rowwise().sum().transpose()),
            (Matrix<TypeParam>{{0, 784, 0, 784}}));
  EXPECT_EQ(this->Unpacked(batch.NonzerosByInput(), 4).transpose(), batch.Dense());
}

TYPED_TEST(Batches, AreTheSameByAnyNumberOfThreads) {
  const Dataset images = PatternedImages(50);
  const AugmentationPass augmentation{
      .strengths = {.shift = 2, .rotation = 10}, .seed = 7, .epoch = 1};
  for (const AugmentationPass& pass : {AugmentationPass{}, augmentation}) {
    Batch<TypeParam> one(50);
    one.Load(images, CountUp(0, 50), pass);
    const Matrix<TypeParam> rows = this->Unpacked(one.NonzerosByExample(), kPixels);
    const Matrix<TypeParam> columns = this->Unpacked(one.NonzerosByInput(), 50);
    for (const int threads : {2, 3}) {
      SetThreadCount(threads);
      Batch<TypeParam> several(50);
      several.Load(images, CountUp(0, 50), pass);
      EXPECT_EQ(this->Unpacked(several.NonzerosByExample(), kPixels), rows);
      EXPECT_EQ(this->Unpacked(several.NonzerosByInput(), 50), columns);
      EXPECT_EQ(Matrix<TypeParam>(several.Dense()), Matrix<TypeParam>(one.Dense()));
    }
    SetThreadCount(1);
  }
}

}  // namespace
}  // namespace nn
