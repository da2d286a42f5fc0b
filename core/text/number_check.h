#pragma once

#include <cstdint>
#include <string_view>

#include "core/error/error.h"

namespace nn {

inline constexpr std::int64_t kLargestWhole =
    (std::int64_t{1} << 53) - 1;  ///< up to which a double tells whole numbers apart

/// Returns `value` as a whole number from `least` to `most`. JavaScript's numbers are doubles, so
/// that it may be a fraction, infinite or not a number; the error begins with `name` ("the seed").
Result<std::int64_t> CheckWhole(std::string_view name, double value, std::int64_t least,
                                std::int64_t most);

}  // namespace nn
