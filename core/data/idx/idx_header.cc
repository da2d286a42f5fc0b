#include "core/data/idx/idx_header.h"

#include <string>

#include "core/data/image.h"

namespace nn {
namespace {

constexpr uint8_t kUnsignedBytes = 0x08;

std::string_view TypeName(uint8_t code) {
  switch (code) {
    case kUnsignedBytes:
      return "unsigned bytes";
    case 0x09:
      return "signed bytes";
    case 0x0B:
      return "16-bit whole numbers";
    case 0x0C:
      return "32-bit whole numbers";
    case 0x0D:
      return "32-bit floating-point numbers";
    case 0x0E:
      return "64-bit floating-point numbers";
    default:
      return {};
  }
}

std::string Hex(std::span<const uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const uint8_t byte : bytes) {
    if (!text.empty()) text += ' ';
    (text += kDigits[byte >> 4]) += kDigits[byte & 15];
  }
  return text;
}

std::unexpected<Error> NoIdx(std::span<const uint8_t> magic) {
  if (magic[0] == 0x1f && magic[1] == 0x8b) {
    return Fail("This is a compressed file (gzip). Unpack it and choose the IDX file inside.");
  }
  return Fail("This is not an IDX file: it begins with the bytes ", Hex(magic),
              ", where IDX files of images begin with 00 00 08 03 and those of labels with 00 00 "
              "08 01. Choose MNIST's "
              "own files, such as train-images-idx3-ubyte.");
}

uint32_t BigEndian(std::span<const uint8_t> bytes) {
  return static_cast<uint32_t>(bytes[0]) << 24 | static_cast<uint32_t>(bytes[1]) << 16 |
         static_cast<uint32_t>(bytes[2]) << 8 | bytes[3];
}

void AppendBigEndian(std::vector<uint8_t>& bytes, uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<uint8_t>(number >> shift));
}

}  // namespace

size_t IdxHeader::item_bytes() const { return kind == IdxKind::kImages ? kPixels : 1; }

Result<IdxKind> ParseIdxMagic(std::span<const uint8_t, IdxHeader::kMagicBytes> magic) {
  const uint8_t type = magic[2], dimensions = magic[3];
  if (magic[0] != 0 || magic[1] != 0 || TypeName(type).empty() || dimensions == 0)
    return NoIdx(magic);
  constexpr std::string_view kExpectedKinds =
      " Expected are unsigned bytes: images in three dimensions (count, 28, 28) or labels in one "
      "(count).";
  if (type != kUnsignedBytes) {
    return Fail("This IDX file holds ", TypeName(type), " (its third byte, at byte 2, is ",
                Hex(magic.subspan(2, 1)), ").", kExpectedKinds,
                " Choose the grey values from 0 to 255, or the labels 0–9, saved as bytes.");
  }
  if (dimensions != 1 && dimensions != 3) {
    return Fail("This IDX file holds values in ", dimensions,
                " dimensions (its fourth byte, at byte 3).", kExpectedKinds,
                " Choose a file of one of these two kinds.");
  }
  return static_cast<IdxKind>(dimensions);
}

Result<IdxHeader> ParseIdxHeader(IdxKind kind, std::span<const uint8_t> header) {
  NN_ASSERT(header.size() == IdxHeader::Bytes(kind));
  const IdxHeader parsed{kind, BigEndian(header.subspan(4, 4))};
  if (kind == IdxKind::kImages) {
    const uint32_t rows = BigEndian(header.subspan(8, 4)),
                   columns = BigEndian(header.subspan(12, 4));
    if (rows != kImageSide || columns != kImageSide) {
      return Fail("The images of this file are ", rows, " rows × ", columns,
                  " columns (bytes 8 to 15). Expected are ", kImageSide, " × ", kImageSide,
                  ", as in MNIST: scale them to that size, or choose another file.");
    }
  }
  if (parsed.count == 0) {
    return Fail("By its header (byte 4) this IDX file holds 0 ", parsed.items(),
                ". Choose one that is not empty, or fetch it once more.");
  }
  return parsed;
}

std::vector<uint8_t> WriteIdxHeader(IdxHeader header) {
  std::vector<uint8_t> bytes{0, 0, kUnsignedBytes, static_cast<uint8_t>(header.kind)};
  AppendBigEndian(bytes, header.count);
  if (header.kind == IdxKind::kImages) {
    AppendBigEndian(bytes, kImageSide);
    AppendBigEndian(bytes, kImageSide);
  }
  return bytes;
}

}  // namespace nn
