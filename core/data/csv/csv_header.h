#pragma once

#include <string_view>

namespace nn {

/// Returns whether a file's first line names the columns: its first field or most of its fields are
/// not numbers, or its fields count up (0,1,2,…, as pandas numbers unnamed columns).
bool IsHeader(std::string_view line);

/// Returns whether a header puts the labels last (…,pixel784,class, as OpenML does) instead of
/// first.
bool HeaderHasLabelsLast(std::string_view header);

}  // namespace nn
