#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/data/csv_row.h"

namespace nn {

/// What a reader saw of a file in which no row was good.
struct CsvEvidence {
  size_t rows = 0;  // none of them good
  bool header = false;
  std::array<size_t, static_cast<size_t>(RowFault::kCount)> faults{};
  std::string first_problem;  // "row 2, column 3: …"
};

/// The reason for refusing the file and what to do, in words for its owner.
std::string WhyNoGoodRow(const CsvEvidence& evidence);

/// Said of a file whose last column holds the labels.
std::string_view LabelsLastAdvice();

}  // namespace nn
