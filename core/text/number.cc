#include "core/text/number.h"

#include <algorithm>
#include <cstdlib>

namespace nn {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Removes a sign from the front of `text`; returns true for a minus.
bool TakeSign(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  return minus;
}

/// Appends the digits at the front of `text` to `value`, removes them and returns how many there were.
int TakeDigits(std::string_view& text, double& value) {
  int count = 0;
  for (; !text.empty() && IsDigit(text.front()); text.remove_prefix(1), ++count)
    value = value * 10 + (text.front() - '0');
  return count;
}

/// Removes `e±N` from the front of `text`. Returns nothing if the exponent has no digits.
std::optional<int> TakeExponent(std::string_view& text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return 0;
  text.remove_prefix(1);
  const bool minus = TakeSign(text);
  double exponent = 0;
  if (TakeDigits(text, exponent) == 0) return std::nullopt;
  const int bounded =
      static_cast<int>(std::min(exponent, 400.0));  // 10^400 is infinite, and so outside of every accepted range
  return minus ? -bounded : bounded;
}

/// value · 10^exponent. Powers of ten are exact doubles up to 10^22, so that 2530000 · 10^-4 is exactly 253.
double Scale(double value, int exponent) {
  if (value == 0) return 0;
  double power = 1;
  for (int i = 0; i < std::min(std::abs(exponent), 400); ++i) power *= 10;
  return exponent < 0 ? value / power : value * power;
}

}  // namespace

std::optional<double> ParseNumber(std::string_view text) {
  const bool minus = TakeSign(text);
  double value = 0;
  int digits = TakeDigits(text, value);
  int decimals = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = TakeDigits(text, value);
    digits += decimals;
  }
  const std::optional<int> exponent = TakeExponent(text);
  if (digits == 0 || !exponent || !text.empty()) return std::nullopt;
  const double magnitude = Scale(value, *exponent - decimals);
  return minus ? -magnitude : magnitude;
}

}  // namespace nn
