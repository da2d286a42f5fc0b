#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include "core/linalg/simd.h"

namespace nn {

/// eˣ, σ(x) = 1 / (1 + e⁻ˣ) and tanh x of each value of V = Simd<S> or Lane<S>. For floats they are
/// polynomials (Cephes, Moshier 1989: expf.c, tanhf.c), within 3 units in the last place of the
/// true value and with the same bits in a vector and alone. For doubles they use the standard
/// library. A NaN gives NaN. An eˣ below the normal range, x < −87.34, becomes zero, because
/// denormal numbers take ten times as long as others.

namespace internal {

template <class V, class Function>
typename V::Vector EachLane(typename V::Vector x, const Function& function) {
  if constexpr (V::kLanes == 1) {
    return function(x);
  } else {
    for (int lane = 0; lane < V::kLanes; ++lane) x[lane] = function(x[lane]);
    return x;
  }
}

using Floats = Simd<float>::Vector;

/// 2ⁿ, n from −126 to 127.
inline Floats PowerOfTwo(std::uint32_t __attribute__((vector_size(16))) n) {
  return std::bit_cast<Floats>((n + 127) << 23);
}

inline Floats ExpOf(Floats x) {
  using V = Simd<float>;
  const Floats lowest = V::Splat(-87.336544f);
  const Floats clamped = x > V::Splat(89) ? V::Splat(89) : x < lowest ? lowest : x;
  // Adding 3·2²² leaves the nearest whole number in the last bits.
  const Floats shift = V::Splat(0x1.8p23f);
  const Floats shifted = clamped * V::Splat(1.44269504088896341f) + shift;
  const Floats n = shifted - shift;
  // r = x − n ln 2, ln 2 in two parts so that n times the first is exact.
  const Floats r = (clamped - n * V::Splat(0.693359375f)) - n * V::Splat(-2.12194440e-4f);
  Floats p = V::Splat(1.9875691500e-4f);
  for (const float coefficient :
       {1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f}) {
    p = V::MultiplyAdd(V::Splat(coefficient), p, r);
  }
  const Floats power = V::MultiplyAdd(r, p, r * r) + V::Splat(1);
  // 2ⁿ as two factors: the largest floats have n = 128, but 2¹²⁸ itself is not a float.
  using Words = std::uint32_t __attribute__((vector_size(16)));
  using SignedWords = std::int32_t __attribute__((vector_size(16)));
  const Words bits = std::bit_cast<Words>(shifted) - std::bit_cast<Words>(shift);
  const Words half = std::bit_cast<Words>(std::bit_cast<SignedWords>(bits) >> 1);
  const Floats value = power * PowerOfTwo(half) * PowerOfTwo(bits - half);
  return x < lowest ? V::Splat(0) : value;
}

inline Floats TanhOf(Floats x) {
  using V = Simd<float>;
  const Floats magnitude = x < V::Splat(0) ? -x : x;
  const Floats square = x * x;
  Floats p = V::Splat(-5.70498872745e-3f);
  for (const float coefficient :
       {2.06390887954e-2f, -5.37397155531e-2f, 1.33314422036e-1f, -3.33332819422e-1f}) {
    p = V::MultiplyAdd(V::Splat(coefficient), p, square);
  }
  const Floats small = x + p * square * x;
  const Floats large = V::Splat(1) - V::Splat(2) / (ExpOf(magnitude + magnitude) + V::Splat(1));
  return magnitude < V::Splat(0.625f) ? small : x < V::Splat(0) ? -large : large;
}

}  // namespace internal

template <class V>
typename V::Vector Exp(typename V::Vector x) {
  if constexpr (std::is_same_v<V, Simd<float>>)
    return internal::ExpOf(x);
  else if constexpr (std::is_same_v<V, Lane<float>>)
    return internal::ExpOf(Simd<float>::Splat(x))[0];
  else
    return internal::EachLane<V>(x, [](double value) { return std::exp(value); });
}

template <class V>
typename V::Vector Sigmoid(typename V::Vector x) {
  return V::Splat(1) / (V::Splat(1) + Exp<V>(-x));
}

template <class V>
typename V::Vector Tanh(typename V::Vector x) {
  if constexpr (std::is_same_v<V, Simd<float>>)
    return internal::TanhOf(x);
  else if constexpr (std::is_same_v<V, Lane<float>>)
    return internal::TanhOf(Simd<float>::Splat(x))[0];
  else
    return internal::EachLane<V>(x, [](double value) { return std::tanh(value); });
}

}  // namespace nn
