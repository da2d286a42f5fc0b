#pragma once

#include <cstddef>

namespace nn {

/// 128 bits of S, the width of WebAssembly's registers, as the compilers' portable vector type: one source for wasm and native.
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
};

}  // namespace nn
