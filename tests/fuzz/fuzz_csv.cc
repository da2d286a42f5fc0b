// Any bytes as a CSV file: nothing breaks, and how the file is cut into chunks makes no difference.
#include <algorithm>

#include "core/error/error.h"
#include "tests/core/data/csv/csv_text.h"
#include "tests/fuzz/chunk_sizes.h"

namespace {

nn::CsvOutcome ReadInPieces(std::string_view text, size_t row_limit) {
  nn::CsvReader reader(nn::CsvOptions{row_limit});
  nn::ChunkSizes sizes(text);
  while (!text.empty()) {
    const std::string chunk(
        text.substr(0, sizes.Next()));  // a copy: reading past a chunk's end is caught
    text.remove_prefix(chunk.size());
    const bool more = reader.Push(nn::Bytes(chunk));
    NN_ASSERT(more == reader.wants_more());
    NN_ASSERT(row_limit == 0 || reader.rows() <= row_limit);
  }
  auto dataset = reader.Finish();
  return {std::move(dataset), reader.report()};
}

void CheckReport(const nn::CsvOutcome& outcome, std::string_view text) {
  const nn::CsvReport& report = outcome.report;
  const auto line_ends = std::ranges::count_if(text, [](char c) { return c == '\n' || c == '\r'; });
  NN_ASSERT(report.rows + report.skipped + report.header <= static_cast<size_t>(line_ends) + 1);
  NN_ASSERT(report.problems.size() == std::min(report.skipped, nn::CsvReader::kReported));
  size_t previous_row = 0;
  for (const nn::CsvProblem& problem : report.problems) {
    NN_ASSERT(problem.row > previous_row && problem.column <= nn::kCsvColumns + 1 &&
              problem.byte <= text.size());
    NN_ASSERT(!problem.message.empty());
    previous_row = problem.row;
  }
  if (!outcome.dataset) {
    NN_ASSERT(!outcome.dataset.error().message.empty());
    return;
  }
  NN_ASSERT(outcome.dataset->size() == report.rows && report.rows > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (size_t row_limit : {0, 1}) {
    const nn::CsvOutcome whole = nn::ReadCsv(text, row_limit);
    CheckReport(whole, text);
    NN_ASSERT(nn::Describe(ReadInPieces(text, row_limit)) == nn::Describe(whole));
  }
  return 0;
}
