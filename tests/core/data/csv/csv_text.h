#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/data/csv/csv_reader.h"

namespace nn {

/// Pixel `i` of the picture that `CsvLine(label, shade)` writes: zeros in runs, and numbers of one,
/// two and three digits between them.
inline int PixelOf(int shade, int i) { return i % 7 < 4 ? 0 : (shade + i * 37) % 256; }

/// A row in Kaggle's layout, without a line end.
inline std::string CsvLine(int label, int shade, std::string_view separator = ",") {
  std::string line = std::to_string(label);
  for (int i = 0; i < kPixels; ++i) (line += separator) += std::to_string(PixelOf(shade, i));
  return line;
}

inline std::string KaggleHeader() {
  std::string header = "label";
  for (int row = 1; row <= kImageSide; ++row) {
    for (int column = 1; column <= kImageSide; ++column) header += Join(",", row, "x", column);
  }
  return header;
}

/// The line with its field `column` (1-based) replaced.
inline std::string WithField(std::string line, int column, std::string_view field) {
  size_t start = 0;
  for (int i = 1; i < column; ++i) start = line.find(',', start) + 1;
  return line.replace(start, std::min(line.find(',', start), line.size()) - start, field);
}

inline std::span<const uint8_t> Bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

struct CsvOutcome {
  Result<Dataset> dataset;
  CsvReport report;
};

/// Reads the text cut into chunks of `chunk` bytes; 0 = in one.
inline CsvOutcome ReadCsv(std::string_view text, size_t row_limit = 0, size_t chunk = 0) {
  CsvReader reader(CsvOptions{row_limit});
  if (chunk == 0) chunk = std::max<size_t>(text.size(), 1);
  for (size_t start = 0; start < text.size(); start += chunk)
    reader.Push(Bytes(text.substr(start, chunk)));
  auto dataset = reader.Finish();
  return {std::move(dataset), reader.report()};
}

/// Everything a visitor could see of an outcome, to compare two of them.
inline std::string Describe(const CsvOutcome& outcome) {
  std::string text = Join(outcome.report.rows, " rows, ", outcome.report.skipped,
                          " skipped, header ", int{outcome.report.header}, "\n");
  for (const CsvProblem& problem : outcome.report.problems) {
    text += Join(problem.row, ":", problem.column, "@", problem.byte, " ", problem.message, "\n");
  }
  if (!outcome.dataset) return text + outcome.dataset.error().message;
  for (size_t row = 0; row < outcome.dataset->size(); ++row) {
    const ImageView pixels = outcome.dataset->pixels(row);
    text += static_cast<char>('0' + outcome.dataset->label(row));
    text.append(pixels.begin(), pixels.end());
  }
  return text;
}

/// Whether row `row` is the picture of `CsvLine(label, shade)`.
inline bool IsLine(const Dataset& dataset, size_t row, int label, int shade) {
  bool same = dataset.label(row) == label;
  for (int i = 0; i < kPixels; ++i) same = same && dataset.pixels(row)[i] == PixelOf(shade, i);
  return same;
}

}  // namespace nn
