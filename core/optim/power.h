#pragma once

#include <cstdint>

namespace nn {

/// Returns base to the power of a whole number, by repeated squaring. std::pow, which takes any
/// exponent, would add 2.5 KB to every download.
constexpr double Power(double base, std::uint32_t exponent) {
  double power = 1;
  for (; exponent > 0; exponent >>= 1, base *= base) {
    if ((exponent & 1) != 0) power *= base;
  }
  return power;
}

}  // namespace nn
