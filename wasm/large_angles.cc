#include "core/error/error.h"

/// What Emscripten's libc reduces angles beyond 2^20·π/2 with, in its sines and cosines: 3 KB of
/// every download, most of it digits of π. No angle here is as large, so it is never called. `npm
/// run lint` allows sines and cosines in four files of core/ alone, and their angles are
/// - Box and Muller's normal numbers (random/random.cc): below 2π;
/// - the schedules (optim/schedule.cc): π times a share of the run, which is at most 1;
/// - rotations (data/image_warp.cc): within one turn, by a clamp;
/// - hands (data/handwriting.cc): a normal number of deviation 0.14, or at most 6 times a place in
/// a glyph of side 1, and 2π. (Infinities and what is not a number never come here: libc answers
/// those before.)
extern "C" int __rem_pio2_large(double*, double*, int, int, int) { NN_ASSERT(false); }
