#pragma once

namespace nn {

/// Returns the name of the vector instructions that the kernels were compiled for: "relaxed"
/// (multiply-add may round once instead of twice) or "simd". Two runs with the same seed and
/// variant agree to the last bit.
const char* KernelVariant();

}  // namespace nn
