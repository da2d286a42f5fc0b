#pragma once

#include <span>

#include "core/random/random.h"
#include "core/tensor/matrix.h"

namespace nn {

/// The distribution from which weights and biases are drawn before training.
enum class Initialization {
  kUnitNormal,    ///< N(0, 1), biases too (Nielsen, "Neural Networks and Deep Learning", chapter 1)
  kScaledNormal,  ///< weights N(0, 1/inputs), biases N(0, 1) (Nielsen, chapter 3)
  kXavier,  ///< weights uniform in ±√(6/(inputs + outputs)), biases 0 (Glorot and Bengio 2010)
  kHe,      ///< weights N(0, 2/inputs), biases 0 (He et al. 2015)
};

/// The number of inputs of one unit, and the number of units that read one input.
struct Fan {
  Index inputs = 1;
  Index outputs = 1;
};

/// Draws a layer's weights and, at the end of `parameters`, its `biases` biases.
template <class S>
void DrawParameters(Initialization initialization, Fan fan, Index biases, RandomStream& stream,
                    std::span<S> parameters);

}  // namespace nn
