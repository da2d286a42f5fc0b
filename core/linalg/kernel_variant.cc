#include "core/linalg/kernel_variant.h"

namespace nn {

const char* KernelVariant() {
#ifdef __wasm_relaxed_simd__
  return "relaxed";
#else
  return "simd";
#endif
}

}  // namespace nn
