#include "core/data/csv/file_kind.h"

#include <algorithm>

namespace nn {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view advice;
};

constexpr auto kUnpack =
    "This is a compressed file (zip, or an Excel workbook, which is a zip). "
    "Unpack it and choose the .csv inside; from Excel, save as CSV."sv;
constexpr auto kGunzip =
    "This is a compressed file (gzip). Unpack it and choose the .csv inside."sv;
constexpr auto kArchive = "This is a compressed file. Unpack it and choose the .csv inside."sv;
constexpr auto kPicture =
    "This is a picture, not a table of pixels. "
    "Choose a CSV file such as Kaggle's mnist_train.csv; to try a digit of your own, use the draw pad."sv;
constexpr auto kPdf =
    "This is a PDF document, not a CSV file. Choose a CSV file such as Kaggle's mnist_train.csv."sv;
constexpr auto kIdx =
    "This is one of MNIST's original IDX files, which hold images and labels apart. "
    "Choose MNIST as one CSV file, such as Kaggle's mnist_train.csv."sv;
constexpr auto kTable =
    "This is a binary table (NumPy or Parquet), not text. Save it as CSV: the label, then 784 pixels in each row."sv;
constexpr auto kUtf16 =
    "This text is encoded as UTF-16. Save it again as UTF-8 (Excel: “CSV UTF-8”; Notepad: Save as, Encoding UTF-8)."sv;
constexpr auto kBinary =
    "This is a binary file, not text. Choose a CSV file such as Kaggle's mnist_train.csv."sv;
constexpr auto kWebPage =
    "This is a web page (HTML), saved in place of the data. "
    "Sign in where you found it, use its download button, and choose the .csv you get."sv;
constexpr auto kJson =
    "This is JSON or a notebook, not a CSV file. Save the data as CSV: the label, then 784 pixels in each row."sv;

constexpr Signature kSignatures[] = {
    {"PK\3\4"sv, kUnpack},
    {"PK\5\6"sv, kUnpack},
    {"\x1f\x8b"sv, kGunzip},
    {"BZh"sv, kArchive},
    {"\xfd"
     "7zXZ"sv,
     kArchive},
    {"7z\xbc\xaf\x27\x1c"sv, kArchive},
    {"Rar!"sv, kArchive},
    {"\x28\xb5\x2f\xfd"sv, kArchive},
    {"\x89PNG"sv, kPicture},
    {"\xff\xd8\xff"sv, kPicture},
    {"GIF8"sv, kPicture},
    {"RIFF"sv, kPicture},
    {"\x93NUMPY"sv, kTable},
    {"PAR1"sv, kTable},
    {"%PDF"sv, kPdf},
    {"\0\0\x08\x01"sv, kIdx},
    {"\0\0\x08\x03"sv, kIdx},
    {"\xff\xfe"sv, kUtf16},
    {"\xfe\xff"sv, kUtf16},
};

constexpr Signature kTexts[] = {
    {"<!doctype"sv, kWebPage},
    {"<html"sv, kWebPage},
    {"<head"sv, kWebPage},
    {"<script"sv, kWebPage},
    {"<?xml"sv, kWebPage},
    {"<!--"sv, kWebPage},
    {"{"sv, kJson},
    {"["sv, kJson},
};

bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  };
  return text.size() >= prefix.size() &&
         std::ranges::equal(text.substr(0, prefix.size()), prefix, {}, lower);
}

std::string_view WithoutMarkAndBlanks(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

/// Plain text has no zero bytes. UTF-16 without a byte order mark has one next to each ASCII
/// character.
std::optional<std::string_view> WhyZeroBytes(std::string_view start) {
  const size_t zeros = std::ranges::count(start, '\0');
  if (zeros == 0) return std::nullopt;
  const bool alternating = start.size() >= 2 && (start[0] == '\0') != (start[1] == '\0') &&
                           zeros * 2 + 1 >= start.size();
  return alternating ? kUtf16 : kBinary;
}

}  // namespace

std::optional<std::string_view> WhyNotCsv(std::string_view start) {
  for (const auto& [bytes, advice] : kSignatures) {
    if (start.starts_with(bytes)) return advice;
  }
  const std::string_view text = WithoutMarkAndBlanks(start);
  for (const auto& [prefix, advice] : kTexts) {
    if (StartsWithIgnoringCase(text, prefix)) return advice;
  }
  return WhyZeroBytes(start);
}

}  // namespace nn
