#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "core/error/error.h"

namespace nn {

inline constexpr std::int64_t kLargestWhole =
    (std::int64_t{1} << 53) - 1;  ///< up to which a double tells whole numbers apart

/// Returns `value` as a whole number from `least` to `most`. JavaScript's numbers are doubles, so
/// that it may be a fraction, infinite or not a number; the error begins with `name` ("the seed").
Result<std::int64_t> CheckWhole(std::string_view name, double value, std::int64_t least,
                                std::int64_t most);

inline constexpr double kAboveZero = std::numeric_limits<double>::denorm_min();
inline constexpr double kBelowOne = 1 - std::numeric_limits<double>::epsilon() / 2;
inline constexpr double kAnyFinite = std::numeric_limits<double>::max();

/// The values that a number may have, both ends included.
struct NumberRange {
  double least = 0;
  double most = kAnyFinite;
  std::string_view example = {};  ///< for messages
};

/// A number that a visitor can choose, as a member of the settings that it belongs to. A list of
/// them is what the page's run configuration is registered from and what settings are checked by.
template <class Settings, class Number = double>
struct NumberSetting {
  const char* name;  ///< in JavaScript
  Number Settings::* value;
  std::string_view what;  ///< in messages
  NumberRange range;
};

Result<void> CheckNumber(std::string_view what, double value, const NumberRange& range);

/// Returns the first refusal of a number in the list.
template <class Settings, class Number, std::size_t n>
Result<void> CheckNumbers(const NumberSetting<Settings, Number> (&list)[n],
                          const Settings& settings) {
  for (const auto& [name, value, what, range] : list) {
    Result<void> checked = CheckNumber(what, static_cast<double>(settings.*value), range);
    if (!checked) return checked;
  }
  return {};
}

}  // namespace nn
