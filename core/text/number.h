#pragma once

#include <optional>
#include <string_view>

namespace nn {

/// The value of a decimal number such as `12`, `+12`, `12.0` or `1.2e+01` (NumPy's savetxt writes the last); nothing for any other text. Whole
/// values up to 10^15 come out exactly, and fractions of up to 15 digits rounded once. (`std::strtod` would bring the arithmetic of 128-bit
/// floats into the wasm, and libc++ has no `std::from_chars` for floats.)
std::optional<double> ParseNumber(std::string_view text);

}  // namespace nn
