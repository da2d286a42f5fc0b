#include "core/data/csv/csv_reader.h"

#include <algorithm>
#include <utility>

#include "core/data/csv/csv_header.h"
#include "core/error/error.h"

namespace nn {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

bool IsBlankLine(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

CsvReader::CsvReader(CsvOptions options) : options_(options) { start_.reserve(kFileStart); }

bool CsvReader::wants_more() const {
  const bool satisfied = options_.row_limit != 0 && rows() >= options_.row_limit;
  return refusal_.empty() && !satisfied && !finished_;
}

bool CsvReader::Push(std::span<const uint8_t> chunk) {
  std::string_view text(reinterpret_cast<const char*>(chunk.data()), chunk.size());
  if (!started_) {
    const size_t missing = std::min(kFileStart - start_.size(), text.size());
    start_ += text.substr(0, missing);
    text.remove_prefix(missing);
    if (start_.size() == kFileStart) TakeStart();
  }
  if (started_) ReadLines(text);
  return wants_more();
}

NN_RARELY_RUN void CsvReader::TakeStart() {
  started_ = true;
  if (const auto reason = WhyNotCsv(start_)) return Refuse(*reason);
  std::string_view text = start_;
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
    line_offset_ = kByteOrderMark.size();
  }
  ReadLines(text);
}

void CsvReader::ReadLines(std::string_view text) {
  while (!text.empty() && wants_more()) {
    if (after_return_) {
      after_return_ = false;
      if (text.front() == '\n') {
        text.remove_prefix(1);
        ++line_offset_;
        continue;
      }
    }
    const char* next =
        line_.empty() && text.size() >= kPlainRowReach ? ParsePlainRow(text.data(), row_) : nullptr;
    if (!next) {
      text = CollectLine(text);
      continue;
    }
    first_line_ = false;
    Accept(row_);
    const size_t length = static_cast<size_t>(next - text.data());
    line_offset_ += length;
    ++line_number_;
    text.remove_prefix(length);
  }
}

/// Moves the bytes up to the line's end into the buffer, and processes the line if its end is
/// there. Returns the rest of `text`.
std::string_view CsvReader::CollectLine(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char c) { return c == '\n' || c == '\r'; });
  const size_t length = static_cast<size_t>(end - text.begin());
  line_.Append(text.substr(0, length));
  if (length == text.size()) return {};
  EndLine();
  ++line_offset_;
  after_return_ = text[length] == '\r';
  return text.substr(length + 1);
}

void CsvReader::EndLine() {
  const std::string_view line = line_.text();
  if (line_.overflowed()) {
    first_line_ = false;
    Skip({RowFault::kTooLong, 0, 0,
          Join("the row is longer than ", LineBuffer::kCapacity, " bytes")});
  } else if (!IsBlankLine(line)) {
    ClassifyLine(line);
  }
  line_offset_ += line_.length();
  ++line_number_;
  line_.Clear();
}

NN_RARELY_RUN void CsvReader::ClassifyLine(std::string_view line) {
  const bool first = std::exchange(first_line_, false);
  const char* const plain_end = ParsePlainRow(line_.Terminated(), row_);
  if (plain_end) return Accept(row_);
  if (first && IsHeader(line)) {
    report_.header = true;
    header_ = line;
    if (HeaderHasLabelsLast(line)) Refuse(LabelsLastAdvice());
    return;
  }
  if (rows() > 0 && report_.header && line == header_) return;  // files that were joined
  row_.pixels.back() = 255;  // so that a pixel that could not be read is not taken for a label
  auto problem = ParseRow(line, row_);
  if (!problem) return Accept(row_);
  if (problem->fault == RowFault::kLabelRange)
    last_column_values_ |= 1u << std::min<int>(row_.pixels.back(), kClasses);
  Skip(std::move(*problem));
}

void CsvReader::Accept(const CsvRow& row) {
  if (!dataset_.Append(row.label, row.pixels)) {
    return Refuse(
        Join("The browser has no memory left after ", rows(),
             " rows. Set a row limit below that, or close other tabs, and choose the file again."));
  }
  report_.rows = rows();
  last_column_values_ |= 1u << std::min<int>(row.pixels.back(), kClasses);
}

void CsvReader::Skip(RowProblem problem) {
  ++report_.skipped;
  ++faults_[static_cast<size_t>(problem.fault)];
  if (report_.problems.size() < kReported) {
    report_.problems.push_back(
        {line_number_, problem.column, line_offset_ + problem.offset, std::move(problem.message)});
  }
}

void CsvReader::Refuse(std::string_view reason) { refusal_ = reason; }

/// Returns whether the last column must hold the labels: it has held several different digits and
/// nothing else, while the first column has never held a label, or only zeros (the corner of an
/// image is paper, so pixels read as labels are all 0).
bool CsvReader::LabelsAreLast() const {
  const bool digits_only = last_column_values_ < (1u << kClasses);
  const bool several = (last_column_values_ & (last_column_values_ - 1)) != 0;
  return digits_only && several && dataset_.ClassCounts()[0] == rows();
}

NN_RARELY_RUN Result<Dataset> CsvReader::Finish() {
  if (finished_) return Fail("this file has been read to its end already");
  if (!started_) TakeStart();
  if (wants_more() && !line_.empty()) EndLine();
  finished_ = true;
  if (refusal_.empty() && LabelsAreLast()) Refuse(LabelsLastAdvice());
  if (!refusal_.empty()) return Fail(refusal_);
  if (rows() > 0) return std::move(dataset_);

  CsvEvidence evidence{report_.skipped, report_.header, faults_, ""};
  if (!report_.problems.empty()) {
    const CsvProblem& first = report_.problems.front();
    evidence.first_problem =
        Join("row ", first.row, ", column ", first.column, ": ", first.message);
  }
  return Fail(WhyNoGoodRow(evidence));
}

}  // namespace nn
