#pragma once

#include "core/tensor/matrix.h"

namespace nn {

/// Writes σ(x) = 1 / (1 + e⁻ˣ) of each of `count` values; `results` may be `values`.
template <class S>
void SigmoidOfEach(Index count, const S* values, S* results);

}  // namespace nn
