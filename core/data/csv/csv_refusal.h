#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/data/csv/csv_row.h"

namespace nn {

/// What a reader found in a file without a good row.
struct CsvEvidence {
  size_t rows = 0;  // none of them good
  bool header = false;
  std::array<size_t, static_cast<size_t>(RowFault::kCount)> faults{};
  std::string first_problem;  // "row 2, column 3: …"
};

/// Returns a message for the user: why the file is refused, and what to do.
std::string WhyNoGoodRow(const CsvEvidence& evidence);

/// Returns the advice for a file whose last column holds the labels.
std::string_view LabelsLastAdvice();

}  // namespace nn
