#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nn {

/// Returns the value of a decimal number such as `12`, `+12`, `12.0` or `1.2e+01` (NumPy's savetxt
/// writes the last); nothing for any other text. Fractions of up to 17 digits come out as the
/// nearest double, so that every double can be read back; digits beyond the 19th do not count.
/// (`std::strtod` would bring the arithmetic of 128-bit floats into the wasm, and libc++ has no
/// `std::from_chars` for floats.)
std::optional<double> ParseNumber(std::string_view text);

/// Returns the shortest text that ParseNumber reads as this value: `0.3333333`. (libc++'s
/// `std::to_chars` would bring 100 KB of tables.)
std::string ReadableText(double value);

}  // namespace nn
