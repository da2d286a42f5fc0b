#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/idx/idx_reader.h"

namespace nn {

using Bytes8 = std::vector<uint8_t>;

/// A header of any type, with any dimensions.
inline Bytes8 IdxStart(uint8_t type, const std::vector<uint32_t>& sizes) {
  Bytes8 bytes{0, 0, type, static_cast<uint8_t>(sizes.size())};
  for (const uint32_t size : sizes) {
    for (const int shift : {24, 16, 8, 0}) bytes.push_back(static_cast<uint8_t>(size >> shift));
  }
  return bytes;
}

/// Pixel `i` of image `image` of `IdxImageFile`.
inline uint8_t IdxPixel(size_t image, size_t i) {
  return static_cast<uint8_t>(image * 31 + i * 7 + i / 28);
}

/// A file of `present` images, whose header promises `promised`.
inline Bytes8 IdxImageFile(size_t present, size_t promised) {
  Bytes8 bytes = IdxStart(8, {static_cast<uint32_t>(promised), 28, 28});
  for (size_t image = 0; image < present; ++image) {
    for (size_t i = 0; i < kPixels; ++i) bytes.push_back(IdxPixel(image, i));
  }
  return bytes;
}
inline Bytes8 IdxImageFile(size_t count) { return IdxImageFile(count, count); }

/// A file of labels, whose header promises `promised`.
inline Bytes8 IdxLabelFile(const Bytes8& labels, size_t promised) {
  Bytes8 bytes = IdxStart(8, {static_cast<uint32_t>(promised)});
  bytes.insert(bytes.end(), labels.begin(), labels.end());
  return bytes;
}
inline Bytes8 IdxLabelFile(const Bytes8& labels) { return IdxLabelFile(labels, labels.size()); }

/// Reads the bytes cut into chunks of `chunk`; 0 = in one.
inline Result<IdxContent> ReadIdx(std::span<const uint8_t> bytes, size_t row_limit = 0,
                                  size_t chunk = 0) {
  IdxReader reader(IdxOptions{row_limit});
  if (chunk == 0) chunk = std::max<size_t>(bytes.size(), 1);
  while (!bytes.empty()) {
    const Bytes8 part(bytes.begin(),
                      bytes.begin() + static_cast<std::ptrdiff_t>(std::min(chunk, bytes.size())));
    bytes = bytes.subspan(part.size());
    reader.Push(part);  // a copy: reading past a chunk's end is caught
  }
  return reader.Finish();
}

/// Everything a visitor could see of an outcome, to compare two of them.
inline std::string Describe(const Result<IdxContent>& outcome) {
  if (!outcome) return outcome.error().message;
  if (const auto* const labels = std::get_if<IdxLabels>(&*outcome)) {
    return "labels " + std::string(labels->labels.begin(), labels->labels.end());
  }
  const Dataset& images = std::get<IdxImages>(*outcome).unlabelled;
  std::string text = "images ";
  for (size_t row = 0; row < images.size(); ++row)
    text.append(images.pixels(row).begin(), images.pixels(row).end());
  return text;
}

}  // namespace nn
