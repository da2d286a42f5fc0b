#include "core/error/error.h"

/// Replaces the function that Emscripten's libc uses in sines and cosines to reduce angles beyond
/// 2^20·π/2, which would add 3 KB to every download, mostly digits of π. No angle here is that
/// large: those of handwriting, warps and Box and Muller's normal numbers are a few turns at most,
/// which the assertion checks.
extern "C" int __rem_pio2_large(double*, double*, int, int, int) { NN_ASSERT(false); }
