#pragma once

#include <array>
#include <span>
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

/// Returns the place of `text` in a list of names, which name_at(list, place) reads, or an error
/// that lists the names. `what` says in that message what is named, such as "loss".
Result<std::size_t> PlaceOfName(const void* list, std::size_t count,
                                std::string_view (*name_at)(const void* list, std::size_t place),
                                std::string_view text, std::string_view what);

/// Returns the value named `text`; see PlaceOfName.
template <class Kind, std::size_t n>
Result<Kind> KindOf(const Names<Kind, n>& names, std::string_view text, std::string_view what) {
  const auto name_at = [](const void* list, std::size_t place) {
    return (*static_cast<const Names<Kind, n>*>(list))[place].second;
  };
  const Result<std::size_t> place = PlaceOfName(&names, n, name_at, text, what);
  if (!place) return std::unexpected(place.error());
  return names[*place].first;
}

/// Returns the kinds in the rows of a registration table.
template <class Row, std::size_t n>
constexpr auto KindsOf(const Row (&rows)[n]) {
  std::array<decltype(Row::kind), n> kinds{};
  for (std::size_t place = 0; place < n; ++place) kinds[place] = rows[place].kind;
  return kinds;
}

/// Returns the kind named `text` of a registration table; see PlaceOfName.
template <class Kind>
Result<const Kind*> KindNamed(std::span<const Kind* const> kinds, std::string_view text,
                              std::string_view what) {
  const auto name_at = [](const void* list, std::size_t place) {
    return static_cast<const Kind* const*>(list)[place]->name;
  };
  const Result<std::size_t> place = PlaceOfName(kinds.data(), kinds.size(), name_at, text, what);
  if (!place) return std::unexpected(place.error());
  return kinds[*place];
}

}  // namespace nn
