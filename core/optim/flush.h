#pragma once

#include <cmath>

namespace nn {

/// What an optimiser remembers decays towards zero, and WebAssembly has no flush-to-zero mode: numbers below the normal range would
/// cost ten times as much as others. They are far below anything that changes a parameter.
template <class S>
S FlushTiny(S value) {
  constexpr S kTiny = static_cast<S>(1e-30);
  return std::abs(value) < kTiny ? S{0} : value;
}

}  // namespace nn
