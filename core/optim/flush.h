#pragma once

#include <cmath>

namespace nn {

/// Returns zero for a value so small that it changes no parameter, and other values unchanged. An
/// optimiser's state decays towards zero, and WebAssembly has no flush-to-zero mode: denormal
/// numbers would take ten times as long as others.
template <class S>
S FlushTiny(S value) {
  constexpr S kTiny = static_cast<S>(1e-30);
  return std::abs(value) < kTiny ? S{0} : value;
}

}  // namespace nn
