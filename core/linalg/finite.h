#pragma once

#include <span>

namespace nn {

/// Whether every value is a number: none infinite, none NaN.
template <class S>
bool AllFinite(std::span<const S> values);

}  // namespace nn
