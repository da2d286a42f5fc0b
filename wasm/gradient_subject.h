#pragma once

#include <string>

#include "wasm/values.h"

/// The state of a run for the gradient laboratory, which is a separate wasm module: the network
/// with its parameters and the mini-batch of its next step, augmented as in the run.
struct GradientSubject {
  std::string layers;
  std::string loss;
  Float32Array parameters{emscripten::val::undefined()};
  Uint8Array images{emscripten::val::undefined()};  ///< 784 bytes each
  Uint8Array labels{emscripten::val::undefined()};
  double seed;  ///< with `step`, the key of the other random numbers in the step
  double step;
};

/// Registers the type; both modules need it.
void RegisterGradientSubject();
