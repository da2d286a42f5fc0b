#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/csv/csv_refusal.h"
#include "core/data/csv/csv_row.h"
#include "core/data/dataset.h"
#include "core/data/csv/file_kind.h"
#include "core/data/csv/line_buffer.h"
#include "core/error/error.h"

namespace nn {

struct CsvOptions {
  size_t row_limit = 0;  // good rows after which reading stops; 0 = all
};

/// A row that was skipped. `row` is the number of the line in the file, header included; rows and
/// columns are counted from 1, bytes from 0.
struct CsvProblem {
  size_t row;
  size_t column;
  uint64_t byte;
  std::string message;
};

struct CsvReport {
  size_t rows = 0;
  size_t skipped = 0;
  bool header = false;
  std::vector<CsvProblem> problems;  // the first `CsvReader::kReported`
};

/// Reads labelled 28×28 images from a CSV file that arrives in chunks of any size. It never holds
/// the whole text, and the result does not depend on where the chunks end. It accepts files with or
/// without a header line, LF, CRLF or CR line ends, a UTF-8 byte order mark, blanks and quotes
/// around numbers, the header line repeated between rows, and a last line without a line end. Bad
/// rows are skipped, counted and reported; a file without a good row is refused with a reason.
class CsvReader {
 public:
  static constexpr size_t kReported = 20;

  explicit CsvReader(CsvOptions options = {});

  /// Takes the file's next bytes. Returns false if no more are wanted: the row limit is reached, or
  /// the file has been refused.
  bool Push(std::span<const uint8_t> chunk);
  bool wants_more() const;

  size_t rows() const { return dataset_.size(); }
  const CsvReport& report() const { return report_; }

  /// Ends the file and returns its rows. A second call is an error.
  Result<Dataset> Finish();

 private:
  void TakeStart();
  void ReadLines(std::string_view text);
  std::string_view CollectLine(std::string_view text);
  void EndLine();
  void ClassifyLine(std::string_view line);
  void Accept(const CsvRow& row);
  void Skip(RowProblem problem);
  void Refuse(std::string_view reason);
  bool LabelsAreLast() const;

  CsvOptions options_;
  Dataset dataset_;
  CsvReport report_;
  std::string refusal_;

  std::string start_;  // the file's first bytes, until there are enough to tell its kind
  bool started_ = false;
  bool finished_ = false;

  LineBuffer line_;           // a line that is not in plain form or spans chunks
  size_t line_number_ = 1;    // of the current line
  uint64_t line_offset_ = 0;  // of its first byte within the file
  bool first_line_ = true;    // all lines so far were blank
  bool after_return_ =
      false;  // a chunk ended with a line's CR: an LF at the start of the next one belongs to it

  std::string header_;
  CsvRow row_;
  std::array<size_t, static_cast<size_t>(RowFault::kCount)> faults_{};
  uint32_t last_column_values_ = 0;  // bit v: the last column has held v (bit 10: anything above 9)
};

}  // namespace nn
