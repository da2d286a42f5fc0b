#include "core/error/error.h"

/// What Emscripten's libc would reduce angles beyond 2^20·π/2 with, in its sines and cosines: 3 KB of every download, most of it digits of π.
/// Nothing here takes such an angle: those of hands, warps and Box and Muller's normal numbers are a few turns at most. So it is a promise.
extern "C" int __rem_pio2_large(double*, double*, int, int, int) { NN_ASSERT(false); }
