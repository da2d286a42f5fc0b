#include "core/data/csv/csv_header.h"

#include <algorithm>
#include <string>

#include "core/data/csv/csv_field.h"
#include "core/text/number.h"

namespace nn {
namespace {

bool IsLabelName(std::string_view field) {
  std::string name(Unwrap(field));
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return name == "label" || name == "labels" || name == "class" || name == "target" ||
         name == "digit" || name == "y";
}

}  // namespace

bool IsHeader(std::string_view line) {
  size_t columns = 0, numbers = 0, successors = 0;
  double previous = 0;
  bool names_first = false;
  for (size_t start = 0; start <= line.size(); ++columns) {
    const size_t end = std::min(line.find(',', start), line.size());
    const std::string_view field = Unwrap(line.substr(start, end - start));
    const auto number = ParseNumber(field);
    if (columns == 0) names_first = !number && !field.empty();
    numbers += number.has_value();
    successors += columns > 0 && number && *number == previous + 1;
    previous = number.value_or(previous);
    start = end + 1;
  }
  const bool counts_up = columns > 2 && successors + 1 == columns;
  return names_first || numbers * 2 < columns || counts_up;
}

bool HeaderHasLabelsLast(std::string_view header) {
  const size_t first = header.find(','), last = header.rfind(',');
  if (first == std::string_view::npos) return false;
  return !IsLabelName(header.substr(0, first)) && IsLabelName(header.substr(last + 1));
}

}  // namespace nn
