#pragma once

#include <cstdint>
#include <span>

#include "core/tensor/matrix.h"

namespace nn {

/// How many rows have their largest output at the label. A row with a NaN has no largest output and is never correct.
template <class S>
Index CountCorrect(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels);

}  // namespace nn
