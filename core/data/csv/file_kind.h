#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nn {

/// The number of bytes at a file's start that `WhyNotCsv` needs.
inline constexpr size_t kFileStart = 64;

/// Returns what a file with these first bytes is and what to do about it if it is certainly not
/// CSV: an archive, an image, a web page, UTF-16 text, …; otherwise nothing.
std::optional<std::string_view> WhyNotCsv(std::string_view start);

}  // namespace nn
