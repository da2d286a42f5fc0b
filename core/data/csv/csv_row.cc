#include "core/data/csv/csv_row.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/data/csv/csv_field.h"
#include "core/error/error.h"
#include "core/text/number.h"

namespace nn {
namespace {

/// Reads 1 to 3 digits; returns the byte after them, or null if there is no digit or the value is
/// over 255.
inline const char* PlainNumber(const char* text, unsigned& value) {
  const auto digit = [text](int i) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[i])) - '0';
  };
  value = digit(0);
  if (value > 9) return nullptr;
  if (digit(1) > 9) return text + 1;
  value = value * 10 + digit(1);
  if (digit(2) > 9) return text + 2;
  value = value * 10 + digit(2);
  return value <= 255 ? text + 3 : nullptr;
}

const char* PlainLineEnd(const char* text) {
  if (*text == '\n') return text + 1;
  if (*text == '\r') return text[1] == '\n' ? text + 2 : text + 1;
  return nullptr;
}

/// Removes the next field from the front of `rest`.
std::string_view NextField(std::string_view& rest) {
  const size_t comma = std::min(rest.find(','), rest.size());
  const std::string_view field = rest.substr(0, comma);
  rest.remove_prefix(std::min(comma + 1, rest.size()));
  return field;
}

RowProblem OneColumn(std::string_view line) {
  struct Separator {
    char byte;
    RowFault fault;
    const char* message;
  };
  constexpr Separator kSeparators[] = {
      {';', RowFault::kSemicolons, "the values are separated by semicolons, not commas"},
      {'\t', RowFault::kTabs, "the values are separated by tabs, not commas"},
      {' ', RowFault::kSpaces, "the values are separated by spaces, not commas"}};
  for (const auto& [byte, fault, message] : kSeparators) {
    if (std::ranges::count(line, byte) >= kPixels - 1) return {fault, 1, 0, message};
  }
  return {RowFault::kColumns, 1, 0,
          Join("1 column instead of ", kCsvColumns, " (label and 784 pixels)")};
}

RowProblem WrongColumns(std::string_view line, size_t columns) {
  if (columns == 1) return OneColumn(line);
  const RowFault fault = columns == kCsvColumns - 1   ? RowFault::kNoLabel
                         : columns == kCsvColumns + 1 ? RowFault::kExtraColumn
                                                      : RowFault::kColumns;
  size_t offset = line.size();
  if (columns > kCsvColumns) {
    std::string_view rest = line;
    for (size_t i = 0; i < kCsvColumns; ++i) NextField(rest);
    offset = line.size() - rest.size();
  }
  return {fault, std::min(columns, kCsvColumns + 1), offset,
          Join(columns, " columns instead of ", kCsvColumns, " (label and 784 pixels)")};
}

struct FieldFault {
  RowFault fault;
  std::string message;
};

/// Reads a whole number in 0 … `highest`.
std::optional<FieldFault> ParseWhole(std::string_view field, const char* what, int highest,
                                     int& value) {
  const std::string_view text = Unwrap(field);
  if (text.empty())
    return FieldFault{RowFault::kNotANumber, Join(what, " is missing: the field is empty")};
  const std::optional<double> number = ParseNumber(text);
  if (!number)
    return FieldFault{RowFault::kNotANumber, Join(what, " ", Quoted(text), " is not a number")};
  if (*number < 0 || *number > highest) {
    const RowFault fault = highest == kClasses - 1 ? RowFault::kLabelRange : RowFault::kPixelRange;
    return FieldFault{fault, Join(what, " ", Quoted(text), " is outside 0–", highest)};
  }
  if (*number != std::floor(*number))
    return FieldFault{RowFault::kFraction, Join(what, " ", Quoted(text), " is not a whole number")};
  value = static_cast<int>(*number);
  return std::nullopt;
}

bool EndsWithSeparator(std::string_view line) {
  const size_t last = line.find_last_not_of(" \t");
  return last != std::string_view::npos && line[last] == ',';
}

}  // namespace

const char* ParsePlainRow(const char* text, CsvRow& row) {
  unsigned value;
  text = PlainNumber(text, value);
  if (!text || value >= kClasses || *text != ',') return nullptr;
  row.label = static_cast<int>(value);
  ++text;

  // Four fifths of MNIST's pixels are 0, mostly in long runs, so zeros are read four at a time,
  // with one comparison of eight bytes.
  uint8_t* pixel = row.pixels.data();
  uint8_t* const last = pixel + kPixels - 1;
  while (pixel < last) {
    if (pixel + 4 <= last && std::memcmp(text, "0,0,0,0,", 8) == 0) {
      std::memset(pixel, 0, 4);
      pixel += 4;
      text += 8;
      continue;
    }
    text = PlainNumber(text, value);
    if (!text || *text != ',') return nullptr;
    *pixel++ = static_cast<uint8_t>(value);
    ++text;
  }
  text = PlainNumber(text, value);
  if (!text) return nullptr;
  *last = static_cast<uint8_t>(value);
  return PlainLineEnd(text);
}

std::optional<RowProblem> ParseRow(std::string_view line, CsvRow& row) {
  size_t columns = 1 + static_cast<size_t>(std::ranges::count(line, ','));
  if (columns == kCsvColumns + 1 && EndsWithSeparator(line)) --columns;
  if (columns != kCsvColumns) return WrongColumns(line, columns);

  std::optional<RowProblem> problem;
  std::string_view rest = line;
  for (size_t column = 0; column < kCsvColumns; ++column) {
    const size_t offset = line.size() - rest.size();
    const bool is_label = column == 0;
    int value = 0;
    auto fault = ParseWhole(NextField(rest), is_label ? "label" : "pixel value",
                            is_label ? kClasses - 1 : 255, value);
    if (fault && !problem) problem = {fault->fault, column + 1, offset, std::move(fault->message)};
    if (fault && !is_label) return problem;
    if (is_label)
      row.label = value;
    else
      row.pixels[column - 1] = static_cast<uint8_t>(value);
  }
  return problem;
}

}  // namespace nn
