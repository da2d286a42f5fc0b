#pragma once

#include <cstddef>
#include <type_traits>

#include "core/tensor/matrix.h"

// Only kernels are compiled for each kind of vector instructions; everything else is compiled once
// for all builds.
#ifdef GRADLAB_NO_KERNELS
#error \
    "core/linalg/simd.h is for kernels: add the including file to GRADLAB_KERNEL_SOURCES in tools/cmake/CoreLibrary.cmake"
#endif

namespace nn {

/// 128 bits of S, the width of WebAssembly's registers, as the compilers' portable vector type, so
/// that wasm and native builds share one source.
template <class S>
struct Simd {
  static constexpr int kLanes = 16 / sizeof(S);
  typedef S Vector __attribute__((vector_size(16)));
  typedef S Unaligned __attribute__((vector_size(16), aligned(alignof(S)), may_alias));

  static Vector Load(const S* from) { return *reinterpret_cast<const Unaligned*>(from); }
  static void Store(S* to, Vector value) { *reinterpret_cast<Unaligned*>(to) = value; }
  static Vector Splat(S value) {
    if constexpr (kLanes == 4) return Vector{value, value, value, value};
    if constexpr (kLanes == 2) return Vector{value, value};
  }
  /// sum + a · b; with relaxed SIMD it is rounded once instead of twice if the processor can.
  static Vector MultiplyAdd(Vector sum, Vector a, Vector b) {
#ifdef __wasm_relaxed_simd__
    if constexpr (std::is_same_v<S, float>) return __builtin_wasm_relaxed_madd_f32x4(a, b, sum);
    if constexpr (std::is_same_v<S, double>) return __builtin_wasm_relaxed_madd_f64x2(a, b, sum);
#else
    return sum + a * b;
#endif
  }
};

/// One value with the interface of a vector, for the values after the last whole vector.
template <class S>
struct Lane {
  static constexpr int kLanes = 1;
  using Vector = S;

  static S Load(const S* from) { return *from; }
  static void Store(S* to, S value) { *to = value; }
  static S Splat(S value) { return value; }
  /// Rounds as a vector does, so that a value does not depend on its place.
  static S MultiplyAdd(S sum, S a, S b) {
    return Simd<S>::MultiplyAdd(Simd<S>::Splat(sum), Simd<S>::Splat(a), Simd<S>::Splat(b))[0];
  }
};

/// Calls visit(V(), place) for the places 0 … count − 1: vectors (V = Simd<S>) while they fit, then
/// single values (V = Lane<S>). Comparisons, `!`, `&` and `? :` are written the same way for both.
template <class S, class Visit>
inline void ForEachVector(Index count, const Visit& visit) {
  Index place = 0;
  for (; place + Simd<S>::kLanes <= count; place += Simd<S>::kLanes) visit(Simd<S>(), place);
  for (; place < count; ++place) visit(Lane<S>(), place);
}

}  // namespace nn
