#pragma once

#include <cstdint>

namespace nn {

/// base to the power of a whole number, by repeated squaring. The standard library's power takes any exponent, which would be 2.5 KB more for
/// every visitor to download.
constexpr double Power(double base, std::uint32_t exponent) {
  double power = 1;
  for (; exponent > 0; exponent >>= 1, base *= base) {
    if ((exponent & 1) != 0) power *= base;
  }
  return power;
}

}  // namespace nn
