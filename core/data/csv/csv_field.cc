#include "core/data/csv/csv_field.h"

namespace nn {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view Unwrap(std::string_view field) {
  field = Trim(field);
  const bool quoted = field.size() >= 2 && field.front() == field.back() &&
                      (field.front() == '"' || field.front() == '\'');
  return quoted ? Trim(field.substr(1, field.size() - 2)) : field;
}

std::string Quoted(std::string_view field) {
  constexpr size_t kShown = 20;
  std::string text = "“";
  for (char c : field.substr(0, kShown)) text += c >= ' ' && c <= '~' ? c : '?';
  return text + (field.size() > kShown ? "…”" : "”");
}

}  // namespace nn
