#include "core/text/number_check.h"

#include <cmath>

namespace nn {

Result<std::int64_t> CheckWhole(std::string_view name, double value, std::int64_t least,
                                std::int64_t most) {
  // Not a number fails the first comparison.
  if (value >= static_cast<double>(least) && value <= static_cast<double>(most) &&
      value == std::trunc(value))
    return static_cast<std::int64_t>(value);
  return Fail(name, " is ", value, "; it must be a whole number from ", least, " to ", most);
}

Result<void> CheckNumber(std::string_view what, double value, const NumberRange& range) {
  if (value >= range.least && value <= range.most) return {};
  return Fail(what, " is ", value, "; it must be ", range.text);
}

}  // namespace nn
