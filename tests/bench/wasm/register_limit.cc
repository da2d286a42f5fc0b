#include "tests/bench/wasm/register_limit.h"

#include <wasm_simd128.h>

#include <array>

#include "tests/bench/wasm/timing.h"

namespace {

constexpr int kSteps = 20'000;

v128_t MultiplyAdd(v128_t a, v128_t b, v128_t c) {
#ifdef __wasm_relaxed_simd__
  return wasm_f32x4_relaxed_madd(a, b, c);
#else
  return wasm_f32x4_add(wasm_f32x4_mul(a, b), c);
#endif
}

volatile float sink;

/// As many sums at once, each waiting for itself alone, as hide the latency of an operation: x ← x
/// · factor + term, which stays near one.
template <int chains>
void RunChains() {
  const v128_t factor = wasm_f32x4_splat(0.75f);
  const v128_t term = wasm_f32x4_splat(0.25f);
  std::array<v128_t, chains> sums;
  for (int i = 0; i < chains; ++i) sums[i] = wasm_f32x4_splat(1 + static_cast<float>(i));
  for (int step = 0; step < kSteps; ++step) {
#pragma clang loop unroll(full)
    for (int i = 0; i < chains; ++i) sums[i] = MultiplyAdd(sums[i], factor, term);
  }
  v128_t total = sums[0];
  for (int i = 1; i < chains; ++i) total = wasm_f32x4_add(total, sums[i]);
  sink = wasm_f32x4_extract_lane(total, 0);
}

template <int chains>
double Gflops(double milliseconds) {
  return 4.0 * 2 * chains * kSteps / ShortestSeconds(milliseconds, RunChains<chains>) / 1e9;
}

}  // namespace

double MeasureRegisterLimit(double milliseconds) {
  // How many chains fit into the registers is the browser's affair.
  const double share = milliseconds / 4;
  return std::max({Gflops<8>(share), Gflops<10>(share), Gflops<12>(share), Gflops<13>(share)});
}
