#pragma once

#include <string>

#include "wasm/values.h"

/// Where a run stands, as the gradient laboratory in a module of its own needs it: the network with its parameters and the mini-batch of its
/// next step, changed by chance as the run would.
struct GradientSubject {
  std::string layers;
  std::string loss;
  Float32Array parameters{emscripten::val::undefined()};
  Float32Array statistics{emscripten::val::undefined()};
  Uint8Array images{emscripten::val::undefined()};  ///< 784 bytes each
  Uint8Array labels{emscripten::val::undefined()};
  double seed;  ///< with `step`, the key of what else is random in the step
  double step;
};

/// Both modules speak of it.
void RegisterGradientSubject();
