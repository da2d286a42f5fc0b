#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include "core/linalg/simd.h"

namespace nn {

/// Functions on vectors of S that compute small changes of larger quantities without losing digits.
/// Their error is a few units in the last place of the *change*, however small it is.
template <class S>
struct DifferenceFunctions {
  using V = Simd<S>;
  using Vector = typename V::Vector;
  using Bits = std::conditional_t<sizeof(S) == 4, std::uint32_t, std::uint64_t>;
  typedef Bits BitVector __attribute__((vector_size(16)));

  /// The largest magnitudes for which ExpMinusOneNearZero and LogOnePlusNearZero are exact to the
  /// last places of S.
  static constexpr S kNearZero = S{0.0625};
  static constexpr S kNearZeroForLog = S{0.25};

  static Vector Magnitude(Vector x) {
    return (Vector)((BitVector)x & static_cast<Bits>(~(Bits{1} << (8 * sizeof(S) - 1))));
  }

  /// eˣ − 1 for |x| ≤ kNearZero.
  static Vector ExpMinusOneNearZero(Vector x) { return Series < sizeof(S) == 4 ? 5 : 10 > (x); }

  struct Exponential {
    Vector value;      ///< eˣ
    Vector minus_one;  ///< eˣ − 1
  };
  /// For x ≤ 0: x = n ln 2 + r, eˣ = 2ⁿ eʳ.
  static Exponential ExpOfNegative(Vector x) {
    constexpr S kSmallest = sizeof(S) == 4 ? S{-87} : S{-708};  // eˣ is still a normal number
    constexpr S kToInteger = static_cast<S>(
        sizeof(S) == 4
            ? 12582912.0
            : 6755399441055744.0);  // 1.5 · 2^mantissa bits: the sum's last bits are round(x)
    constexpr int kMantissa = sizeof(S) == 4 ? 23 : 52;
    constexpr Bits kBias = sizeof(S) == 4 ? 127 : 1023;
    // ln 2 in two parts; the product of the first one and n is exact (Cody and Waite 1980).
    constexpr S kLn2High =
        static_cast<S>(sizeof(S) == 4 ? 0.693359375 : 6.93147180369123816490e-01);
    constexpr S kLn2Low =
        static_cast<S>(sizeof(S) == 4 ? -2.12194440e-4 : 1.90821492927058770002e-10);
    x = x < kSmallest ? V::Splat(kSmallest) : x;
    const Vector shifted = x * static_cast<S>(1.4426950408889634) + kToInteger;
    const Vector n = shifted - kToInteger;
    const Vector remainder = (x - n * kLn2High) - n * kLn2Low;
    const Vector series = Series < sizeof(S) == 4 ? 7 : 13 > (remainder);
    const Vector power = (Vector)(((BitVector)shifted + kBias) << kMantissa);
    return {power + power * series, power * series + (power - S{1})};
  }

  /// eˣ − 1 if e^|x| does not overflow: |x| ≤ 80 in float.
  static Vector ExpMinusOne(Vector x) {
    const Exponential negative = ExpOfNegative(-Magnitude(x));
    return x > S{0} ? -negative.minus_one / negative.value : negative.minus_one;
  }

  /// log(1 + y) for |y| ≤ kNearZeroForLog: 2 artanh(s) with s = y / (2 + y).
  static Vector LogOnePlusNearZero(Vector y) {
    constexpr int kTerms = sizeof(S) == 4 ? 5 : 10;
    const Vector s = y / (y + S{2});
    const Vector square = s * s;
    Vector sum = V::Splat(S{1} / (2 * kTerms - 1));
    for (int term = kTerms - 1; term >= 1; --term)
      sum = sum * square + S{1} / static_cast<S>(2 * term - 1);
    return s * S{2} * sum;
  }

  static bool AnyAbove(Vector x, S limit) {
    typedef std::uint64_t Halves __attribute__((vector_size(16)));
    const auto above = (Halves)(x > limit);
    return (above[0] | above[1]) != 0;
  }

 private:
  /// 1/1!, 1/2!, 1/3!, …
  template <int terms>
  static constexpr std::array<S, terms> kInverseFactorials = [] {
    std::array<S, terms> result{};
    double factorial = 1;
    for (int k = 0; k < terms; ++k)
      result[static_cast<std::size_t>(k)] = static_cast<S>(1 / (factorial *= k + 1));
    return result;
  }();

  /// x + x²/2! + … + xⁿ/n!
  template <int terms>
  static Vector Series(Vector x) {
    Vector sum = V::Splat(kInverseFactorials<terms>[terms - 1]);
    for (int k = terms - 2; k >= 1; --k)
      sum = sum * x + kInverseFactorials<terms>[static_cast<std::size_t>(k)];
    return x + x * x * sum;
  }
};

}  // namespace nn
