#pragma once

#include <cstdint>
#include <string_view>

#include "core/error/error.h"

namespace nn {

/// Numbers as JavaScript has them are doubles: infinite, fractional or not a number, too. What is
/// to be cast is checked first; the error begins with `name`: "the seed".

inline constexpr std::int64_t kLargestIndex = 0x7fff'ffff;  ///< of an Index in wasm
inline constexpr std::int64_t kLargestWhole =
    (std::int64_t{1} << 53) - 1;  ///< up to which a double tells whole numbers apart

Result<std::int64_t> CheckWhole(std::string_view name, double value, std::int64_t least,
                                std::int64_t most);
Result<double> CheckNumber(std::string_view name, double value, double least, double most);

}  // namespace nn
