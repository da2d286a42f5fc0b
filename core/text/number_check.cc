#include "core/text/number_check.h"

#include <cmath>

namespace nn {

Result<std::int64_t> CheckWhole(std::string_view name, double value, std::int64_t least,
                                std::int64_t most) {
  // Not a number fails the first comparison.
  if (value >= static_cast<double>(least) && value <= static_cast<double>(most) &&
      value == std::trunc(value))
    return static_cast<std::int64_t>(value);
  if (least > most) return Fail(name, " is ", value, "; there are none to choose from");
  if (least == most) return Fail(name, " is ", value, "; it must be ", least);
  return Fail(name, " is ", value, "; it must be a whole number from ", least, " to ", most);
}

namespace {

/// "from 0 to below 1, for example 0.9", which follows "it must be".
std::string TextOf(const NumberRange& range) {
  std::string text;
  if (range.least == kAboveZero) {
    text = "greater than 0";
    if (range.most != kAnyFinite) text += Join(" and at most ", range.most);
  } else if (range.most == kAnyFinite) {
    text = Join(range.least, " or more");
  } else {
    text = Join("from ", range.least, " to ");
    text += range.most == kBelowOne ? "below 1" : Join(range.most);
  }
  if (!range.example.empty()) text += Join(", for example ", range.example);
  return text;
}

}  // namespace

Result<void> CheckNumber(std::string_view what, double value, const NumberRange& range) {
  if (value >= range.least && value <= range.most) return {};
  return Fail(what, " is ", value, "; it must be ", std::isfinite(value) ? "" : "a finite number, ",
              TextOf(range));
}

}  // namespace nn
