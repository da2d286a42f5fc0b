#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nn {

/// How many bytes from a file's start `WhyNotCsv` wants to see.
inline constexpr size_t kFileStart = 64;

/// What a file with these first bytes is and what to do about it, if it is certainly no CSV: an archive, an image, a
/// web page, UTF-16 text, …
std::optional<std::string_view> WhyNotCsv(std::string_view start);

}  // namespace nn
