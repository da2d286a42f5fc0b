#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nn {

/// The field without surrounding blanks and without one pair of quotes.
std::string_view Unwrap(std::string_view field);

/// The value of a decimal number such as `12`, `+12`, `12.0` or `1.2e+01` (NumPy's savetxt writes the last); nothing
/// for any other text. `field` is unwrapped. Whole values up to 10^15 come out exactly.
std::optional<double> ParseNumber(std::string_view field);

/// The field for use in a message: quoted, shortened, and with unprintable bytes replaced, so that it is valid UTF-8.
std::string Quoted(std::string_view field);

}  // namespace nn
