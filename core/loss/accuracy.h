#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// Returns the number of rows whose largest output is that of the label. A row with a NaN is never
/// correct.
template <class S>
Index CountCorrect(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels);

}  // namespace nn
