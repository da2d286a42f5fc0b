#pragma once

#include <span>

namespace nn {

/// Returns whether every value is finite: neither infinite nor NaN.
template <class S>
bool AllFinite(std::span<const S> values);

}  // namespace nn
