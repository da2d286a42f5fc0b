#pragma once

namespace nn {

/// Returns the name of the vector instructions that the kernels were compiled for: "relaxed" (multiply-add may round once instead of twice)
/// or "simd". Two runs of one seed agree to the last bit where it is the same.
const char* KernelVariant();

}  // namespace nn
