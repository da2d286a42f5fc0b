#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/data/image.h"

namespace nn {

/// One row of Kaggle's layout: the label, then 28 rows of 28 pixels.
struct CsvRow {
  int label = 0;
  Image pixels{};
};

inline constexpr size_t kCsvColumns = 1 + kPixels;

enum class RowFault {
  kColumns,
  kNoLabel,
  kExtraColumn,
  kSemicolons,
  kTabs,
  kSpaces,
  kTooLong,
  kNotANumber,
  kFraction,
  kLabelRange,
  kPixelRange,
  kCount
};

struct RowProblem {
  RowFault fault;
  size_t column;  // 1-based; 0 = the row as a whole
  size_t offset;  // of the field within the line, in bytes
  std::string message;
};

/// The number of bytes that `ParsePlainRow` may read: 785 fields of up to three digits, their
/// separators, CRLF, and one byte of look-ahead.
inline constexpr size_t kPlainRowReach = 4 * kCsvColumns + 16;

/// Reads a row in the form nearly every file has: fields of 1 to 3 digits, commas, a line end.
/// Returns the start of the next line, or null if the row has any other form (`ParseRow` then reads
/// it). At least `kPlainRowReach` bytes from `text` must be readable.
const char* ParsePlainRow(const char* text, CsvRow& row);

/// Reads a row in any accepted form: blanks and quotes around numbers, signs, `12.0`, `1.2e1`, a
/// trailing comma. `line` has no line end. Returns nothing for a good row. If only the label is
/// wrong, the pixels are still read.
std::optional<RowProblem> ParseRow(std::string_view line, CsvRow& row);

}  // namespace nn
