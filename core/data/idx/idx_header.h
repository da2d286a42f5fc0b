#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/error/error.h"

namespace nn {

/// The content of an IDX file of unsigned bytes: images (three dimensions: count, rows, columns) or
/// labels (one: count).
enum class IdxKind : uint8_t { kLabels = 1, kImages = 3 };

/// The start of a file in the IDX format (LeCun, Cortes and Burges, “The MNIST database of
/// handwritten digits”): two zero bytes, the type of the values (8 = unsigned byte), the number of
/// dimensions, then each dimension's size in four bytes, the most significant first.
struct IdxHeader {
  static constexpr size_t kMagicBytes = 4;
  static constexpr size_t kLongest = 16;

  IdxKind kind = IdxKind::kLabels;
  uint32_t count = 0;

  static constexpr size_t Bytes(IdxKind kind) {
    return kMagicBytes + 4 * static_cast<size_t>(kind);
  }
  size_t bytes() const { return Bytes(kind); }
  size_t item_bytes() const;
  std::string_view items() const { return kind == IdxKind::kImages ? "images" : "labels"; }
};

/// Checks a file's first four bytes.
Result<IdxKind> ParseIdxMagic(std::span<const uint8_t, IdxHeader::kMagicBytes> magic);

/// Checks a whole header of `IdxHeader::Bytes(kind)` bytes: images must be 28×28, and the count
/// must not be zero.
Result<IdxHeader> ParseIdxHeader(IdxKind kind, std::span<const uint8_t> header);

/// Returns the header of a file of 28×28 images or of labels.
std::vector<uint8_t> WriteIdxHeader(IdxHeader header);

}  // namespace nn
