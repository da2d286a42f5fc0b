#pragma once

#include <string_view>

namespace nn {

/// Whether a file's first line names the columns: its first field, or most of its fields, are no numbers, or they
/// simply count up (as pandas numbers unnamed columns: 0,1,2,…).
bool IsHeader(std::string_view line);

/// Whether a header puts the labels at the end (…,pixel784,class, as OpenML does) and not at the front.
bool HeaderHasLabelsLast(std::string_view header);

}  // namespace nn
