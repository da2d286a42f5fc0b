#include "core/layers/initialization.h"

#include <cmath>

#include "core/error/error.h"

namespace nn {
namespace {

double DrawWeight(Initialization initialization, Fan fan, RandomStream& stream) {
  const auto inputs = static_cast<double>(fan.inputs);
  const auto outputs = static_cast<double>(fan.outputs);
  switch (initialization) {
    case Initialization::kUnitNormal:
      return stream.Normal();
    case Initialization::kScaledNormal:
      return stream.Normal() / std::sqrt(inputs);
    case Initialization::kXavier:
      return stream.Uniform(-1, 1) * std::sqrt(6 / (inputs + outputs));
    case Initialization::kHe:
      return stream.Normal() * std::sqrt(2 / inputs);
  }
  NN_ASSERT(false);
}

bool DrawsBiases(Initialization initialization) {
  return initialization == Initialization::kUnitNormal ||
         initialization == Initialization::kScaledNormal;
}

}  // namespace

template <class S>
void DrawParameters(Initialization initialization, Fan fan, Index biases, RandomStream& stream,
                    std::span<S> parameters) {
  const std::size_t weights = parameters.size() - static_cast<std::size_t>(biases);
  for (S& weight : parameters.first(weights))
    weight = static_cast<S>(DrawWeight(initialization, fan, stream));
  for (S& bias : parameters.subspan(weights)) {
    bias = DrawsBiases(initialization) ? static_cast<S>(stream.Normal()) : S{0};
  }
}

template void DrawParameters(Initialization, Fan, Index, RandomStream&, std::span<float>);
template void DrawParameters(Initialization, Fan, Index, RandomStream&, std::span<double>);

}  // namespace nn
