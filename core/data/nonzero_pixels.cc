#include "core/data/nonzero_pixels.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nn {
namespace {

constexpr std::uint32_t kGroup = 16;
static_assert(kPixels % kGroup == 0 && 64 % kGroup == 0);

/// Returns a word whose bit b says whether from[b] is not zero.
std::uint64_t NonzeroOfGroup(const std::uint8_t* from) {
#if defined(__wasm_simd128__)
  return wasm_i8x16_bitmask(wasm_i8x16_ne(wasm_v128_load(from), wasm_i8x16_splat(0)));
#elif defined(__SSE2__)
  const __m128i zeros =
      _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)), _mm_setzero_si128());
  return static_cast<std::uint64_t>(_mm_movemask_epi8(zeros)) ^ 0xffff;
#else
  std::uint64_t lit = 0;
  for (std::uint32_t b = 0; b < kGroup; ++b) lit |= std::uint64_t{from[b] != 0} << b;
  return lit;
#endif
}

}  // namespace

NonzeroPixels::NonzeroPixels(ImageView pixels) {
  for (std::uint32_t pixel = 0; pixel < kPixels; pixel += kGroup) {
    bits_[pixel / 64] |= NonzeroOfGroup(pixels.data() + pixel) << pixel % 64;
  }
}

std::uint32_t NonzeroPixels::count() const {
  std::uint32_t sum = 0;
  for (const std::uint64_t word : bits_) sum += static_cast<std::uint32_t>(std::popcount(word));
  return sum;
}

}  // namespace nn
