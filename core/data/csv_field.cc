#include "core/data/csv_field.h"

#include <algorithm>

namespace nn {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

/// Removes a sign from the front of `text`; true for a minus.
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

/// Removes `e±N` from the front of `text`. Nothing when the exponent has no digits.
std::optional<int> TakeExponent(std::string_view& text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return 0;
  text.remove_prefix(1);
  const bool minus = TakeSign(text);
  double exponent = 0;
  if (TakeDigits(text, exponent) == 0) return std::nullopt;
  const int bounded =
      static_cast<int>(std::min(exponent, 400.0));  // 10^400 is infinite, and outside every range asked for
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

std::string_view Unwrap(std::string_view field) {
  field = Trim(field);
  const bool quoted =
      field.size() >= 2 && field.front() == field.back() && (field.front() == '"' || field.front() == '\'');
  return quoted ? Trim(field.substr(1, field.size() - 2)) : field;
}

std::optional<double> ParseNumber(std::string_view field) {
  const bool minus = TakeSign(field);
  double value = 0;
  int digits = TakeDigits(field, value);
  int decimals = 0;
  if (field.starts_with('.')) {
    field.remove_prefix(1);
    decimals = TakeDigits(field, value);
    digits += decimals;
  }
  const std::optional<int> exponent = TakeExponent(field);
  if (digits == 0 || !exponent || !field.empty()) return std::nullopt;
  const double magnitude = Scale(value, *exponent - decimals);
  return minus ? -magnitude : magnitude;
}

std::string Quoted(std::string_view field) {
  constexpr size_t kShown = 20;
  std::string text = "“";
  for (char c : field.substr(0, kShown)) text += c >= ' ' && c <= '~' ? c : '?';
  return text + (field.size() > kShown ? "…”" : "”");
}

}  // namespace nn
