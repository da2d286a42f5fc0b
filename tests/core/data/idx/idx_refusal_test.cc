// IDX files that are refused, with what is wrong, where, and what to do.
#include <gtest/gtest.h>

#include "tests/core/data/idx/idx_bytes.h"

namespace nn {
namespace {

struct BadFile {
  std::string name;
  Bytes8 bytes;
  std::vector<std::string> says;
};

class IdxRefusal : public testing::TestWithParam<BadFile> {};

TEST_P(IdxRefusal, SaysWhatWhereAndWhatToDo) {
  const auto outcome = ReadIdx(GetParam().bytes);
  ASSERT_FALSE(outcome);
  for (const std::string& part : GetParam().says) {
    EXPECT_NE(outcome.error().message.find(part), std::string::npos) << outcome.error().message;
  }
}

Bytes8 With(Bytes8 bytes, size_t place, uint8_t value) {
  bytes[place] = value;
  return bytes;
}

Bytes8 Cut(Bytes8 bytes, size_t length) {
  bytes.resize(length);
  return bytes;
}

INSTANTIATE_TEST_SUITE_P(
    Headers, IdxRefusal,
    testing::Values(
        BadFile{"empty", {}, {"is empty", "Fetch it once more"}},
        BadFile{"short_magic",
                Cut(IdxImageFile(1), 3),
                {"ends at byte 3", "header", "Fetch it once more"}},
        BadFile{"short_images",
                Cut(IdxImageFile(1), 15),
                {"ends at byte 15", "header", "Fetch it once more"}},
        BadFile{"short_labels",
                Cut(IdxLabelFile({1}), 7),
                {"ends at byte 7", "header", "Fetch it once more"}},
        BadFile{"no_idx", {'P', 'K', 3, 4, 0, 0}, {"50 4b 03 04", "00 00 08 03", "Choose"}},
        BadFile{"unknown_type", IdxStart(0x0a, {1}), {"00 00 0a 01", "Choose"}},
        BadFile{"no_dimension", {0, 0, 8, 0, 0, 0}, {"00 00 08 00", "Choose"}},
        BadFile{"gzip", {0x1f, 0x8b, 8, 0, 0, 0}, {"gzip", "Unpack it"}},
        BadFile{"signed_bytes", IdxStart(0x09, {1}), {"signed bytes", "byte 2", "Choose"}},
        BadFile{"shorts", IdxStart(0x0b, {1}), {"16-bit whole numbers", "byte 2"}},
        BadFile{"integers", IdxStart(0x0c, {1, 8}), {"32-bit whole numbers", "byte 2"}},
        BadFile{"floats", IdxStart(0x0d, {1, 28, 28}), {"32-bit floating-point numbers", "byte 2"}},
        BadFile{
            "doubles", IdxStart(0x0e, {1, 28, 28}), {"64-bit floating-point numbers", "byte 2"}},
        BadFile{"two_dimensions", IdxStart(8, {1, 784}), {"in 2 dimensions", "byte 3", "Choose"}},
        BadFile{"four_dimensions",
                IdxStart(8, {1, 3, 28, 28}),
                {"in 4 dimensions", "byte 3", "Choose"}},
        BadFile{"size",
                IdxStart(8, {1, 32, 30}),
                {"32 rows × 30 columns", "28 × 28", "bytes 8 to 15", "choose"}},
        BadFile{"columns", IdxStart(8, {1, 28, 29}), {"28 rows × 29 columns", "28 × 28"}},
        BadFile{
            "no_images", IdxImageFile(0), {"0 images", "byte 4", "Choose one that is not empty"}},
        BadFile{
            "no_labels", IdxLabelFile({}), {"0 labels", "byte 4", "Choose one that is not empty"}},
        BadFile{"too_many",
                IdxImageFile(1, 4'294'967'295),
                {"4294967295 images", "byte 4", "row limit"}}),
    [](const auto& file) { return file.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Contents, IdxRefusal,
    testing::Values(BadFile{"cut_short",
                            Cut(IdxImageFile(3), 16 + 2 * kPixels + 5),
                            {"ends at byte 1589", "2 whole images", "promises 3 (2368 bytes)",
                             "row limit of 2"}},
                    BadFile{"no_whole_image",
                            Cut(IdxImageFile(3), 800 - 1),
                            {"0 whole images", "promises 3", "Fetch it once more."}},
                    BadFile{"labels_cut_short",
                            IdxLabelFile({1, 2, 3}, 60'000),
                            {"byte 11", "3 whole labels", "60000 (60008 bytes)"}},
                    BadFile{"images_go_on",
                            Cut(IdxImageFile(2), 16 + 2 * kPixels + 1),
                            {"goes on", "2 images", "byte 1584", "fetch"}},
                    BadFile{"labels_go_on",
                            IdxLabelFile({1, 2, 3}, 2),
                            {"goes on", "2 labels", "byte 10", "fetch"}},
                    BadFile{"letter",
                            With(IdxLabelFile({1, 2, 3, 4}), 10, 26),
                            {"byte 10", "number 3", "is 26", "0 to 9", "choose"}},
                    BadFile{"first_of_several",
                            With(With(IdxLabelFile({1, 2, 3, 4}), 9, 10), 11, 255),
                            {"byte 9", "number 2", "is 10"}}),
    [](const auto& file) { return file.param.name; });

TEST(IdxRefusal, StopsReadingAtOnce) {
  for (const Bytes8& file :
       {Bytes8{'P', 'K', 3, 4}, IdxStart(8, {1, 32, 32}), IdxImageFile(1, 4'294'967'295),
        IdxLabelFile({1, 12}, 9), IdxLabelFile({1, 2}, 1)}) {
    IdxReader reader;
    EXPECT_FALSE(reader.Push(file));
    EXPECT_FALSE(reader.wants_more());
  }
}

TEST(IdxRefusal, TakesAHugeCountForTheRowLimitsSake) {
  EXPECT_FALSE(ReadIdx(IdxLabelFile({1, 2}, IdxReader::kMostRows + 1), IdxReader::kMostRows + 1));
  EXPECT_TRUE(ReadIdx(IdxLabelFile({1, 2}, IdxReader::kMostRows + 1), 2));
}

}  // namespace
}  // namespace nn
