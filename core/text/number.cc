#include "core/text/number.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace nn {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Removes a sign from the front of `text`; returns true for a minus.
bool TakeSign(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  return minus;
}

/// The digits of a number, of which a 64-bit integer holds the first 19.
struct Digits {
  std::uint64_t value = 0;
  int left_out = 0;  ///< digits that would not have fitted
};

/// Appends the digits at the front of `text` to `digits`, removes them and returns how many there
/// were.
int TakeDigits(std::string_view& text, Digits& digits) {
  constexpr std::uint64_t kRoomForOneMore = 999'999'999'999'999'999;
  int count = 0;
  for (; !text.empty() && IsDigit(text.front()); text.remove_prefix(1), ++count) {
    if (digits.value > kRoomForOneMore)
      ++digits.left_out;
    else
      digits.value = digits.value * 10 + static_cast<std::uint64_t>(text.front() - '0');
  }
  return count;
}

/// Removes `e±N` from the front of `text`. Returns nothing if the exponent has no digits.
std::optional<int> TakeExponent(std::string_view& text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return 0;
  text.remove_prefix(1);
  const bool minus = TakeSign(text);
  Digits exponent;
  if (TakeDigits(text, exponent) == 0) return std::nullopt;
  const int bounded = static_cast<int>(std::min<std::uint64_t>(
      exponent.value, 400));  // 10^400 is infinite, and outside every range asked for
  return minus ? -bounded : bounded;
}

/// A number of twice a double's digits: the sum of both, the second below half a unit in the last
/// place of the first.
struct LongNumber {
  double high;
  double low;
};

LongNumber LongNumberOf(std::uint64_t value) {
  const auto high = static_cast<double>(value);
  return {high,
          static_cast<double>(static_cast<std::int64_t>(value - static_cast<std::uint64_t>(high)))};
}

/// a · b without rounding (Dekker, "A floating-point technique for extending the available
/// precision", 1971).
LongNumber Product(double a, double b) {
  constexpr double kSplit = 0x1p27 + 1;
  const double a_high = a * kSplit - (a * kSplit - a), a_low = a - a_high;
  const double b_high = b * kSplit - (b * kSplit - b), b_low = b - b_high;
  const double product = a * b;
  return {product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

LongNumber Quotient(LongNumber number, double divisor) {
  const double quotient = number.high / divisor;
  const LongNumber product = Product(quotient, divisor);
  const double correction = ((number.high - product.high) - product.low + number.low) / divisor;
  const double sum = quotient + correction;
  return {sum, correction - (sum - quotient)};
}

double PowerOfTen(int exponent) {
  double power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// value · 10^exponent. Powers of ten are exact doubles up to 10^22; a smaller number is divided by
/// several.
double Scale(std::uint64_t value, int exponent) {
  constexpr int kExact = 22;
  if (value == 0) return 0;
  if (exponent >= 0) return static_cast<double>(value) * PowerOfTen(exponent);
  LongNumber number = LongNumberOf(value);
  for (; exponent < 0; exponent += kExact)
    number = Quotient(number, PowerOfTen(std::min(-exponent, kExact)));
  return number.high;
}

}  // namespace

std::optional<double> ParseNumber(std::string_view text) {
  const bool minus = TakeSign(text);
  Digits number;
  int digits = TakeDigits(text, number);
  int decimals = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    decimals = TakeDigits(text, number);
    digits += decimals;
  }
  const std::optional<int> exponent = TakeExponent(text);
  if (digits == 0 || !exponent || !text.empty()) return std::nullopt;
  const double magnitude =
      Scale(number.value, std::clamp(*exponent - decimals + number.left_out, -400, 400));
  return minus ? -magnitude : magnitude;
}

std::string ReadableText(double value) {
  constexpr int kEnough = 17;  // digits tell any two doubles apart
  char text[32];
  for (int digits = 6; digits <= kEnough; ++digits) {
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    if (ParseNumber(text) == value) break;
  }
  return text;
}

}  // namespace nn
