#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>

#include "core/error/error.h"

namespace nn {

/// A registration table is an array of rows that have a `kind`: a value of an enumeration, or a
/// pointer to what is known of it. The row has its `name` in texts, URLs and files, or the kind
/// has.

/// A row of a table that has nothing else.
template <class Kind>
struct NamedKind {
  Kind kind;
  std::string_view name;
};

/// Returns the row of this kind.
template <class Row, std::size_t n>
const Row& RowOf(const Row (&table)[n], decltype(Row::kind) kind) {
  for (const Row& row : table) {
    if (row.kind == kind) return row;
  }
  NN_ASSERT(false);
}

/// Returns the kinds of all rows.
template <class Row, std::size_t n>
constexpr auto AllKinds(const Row (&table)[n]) {
  std::array<decltype(Row::kind), n> kinds{};
  for (std::size_t place = 0; place < n; ++place) kinds[place] = table[place].kind;
  return kinds;
}

/// Returns the place of `text` among `names`, or an error that lists them. `what` says in that
/// message what is named, such as "loss".
Result<std::size_t> FindName(std::span<const std::string_view> names, std::string_view text,
                             std::string_view what);

/// Returns the row named `text`; see FindName.
template <class Row, std::size_t n>
Result<const Row*> RowNamed(const Row (&table)[n], std::string_view text, std::string_view what) {
  std::array<std::string_view, n> names;
  for (std::size_t place = 0; place < n; ++place) {
    if constexpr (requires { table[place].name; })
      names[place] = table[place].name;
    else
      names[place] = table[place].kind->name;
  }
  const Result<std::size_t> place = FindName(names, text, what);
  if (!place) return std::unexpected(place.error());
  return &table[*place];
}

/// Returns the kind named `text`; see FindName.
template <class Row, std::size_t n>
Result<decltype(Row::kind)> KindNamed(const Row (&table)[n], std::string_view text,
                                      std::string_view what) {
  const Result<const Row*> row = RowNamed(table, text, what);
  if (!row) return std::unexpected(row.error());
  return (*row)->kind;
}

}  // namespace nn
