#pragma once

#include <optional>
#include <string_view>

namespace nn {

/// Returns the value of a decimal number such as `12`, `+12`, `12.0` or `1.2e+01` (NumPy's savetxt
/// writes the last), and nothing for any other text. Whole values up to 10^15 are exact, and
/// fractions of up to 15 digits are rounded once. (`std::strtod` would add the arithmetic of
/// 128-bit floats to the wasm, and libc++ has no `std::from_chars` for floats.)
std::optional<double> ParseNumber(std::string_view text);

}  // namespace nn
