#pragma once

#include <string>
#include <string_view>

namespace nn {

/// Returns the field without surrounding blanks and without one pair of quotes.
std::string_view Unwrap(std::string_view field);

/// Returns the field for use in a message: quoted, shortened, and with unprintable bytes replaced,
/// so that it is valid UTF-8.
std::string Quoted(std::string_view field);

}  // namespace nn
