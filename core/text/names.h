#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/error/error.h"

namespace nn {

/// The names of an enumeration's values in texts, URLs and files.
template <class Kind, std::size_t n>
using Names = std::array<std::pair<Kind, std::string_view>, n>;

template <class Kind, std::size_t n>
std::string_view NameOf(const Names<Kind, n>& names, Kind kind) {
  for (const auto& [some, name] : names) {
    if (some == kind) return name;
  }
  NN_ASSERT(false);
}

/// Returns the value named `text`, or an error that lists the known names. `what` says in that
/// message what is named, such as "loss".
template <class Kind, std::size_t n>
Result<Kind> KindOf(const Names<Kind, n>& names, std::string_view text, std::string_view what) {
  std::string known;
  for (const auto& [kind, name] : names) {
    if (name == text) return kind;
    known += Join(known.empty() ? "" : ", ", name);
  }
  return Fail("\"", text, "\" is not a known ", what, "; there are ", known);
}

}  // namespace nn
