#include "core/optim/adam.h"

#include <cmath>

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"
#include "core/optim/power.h"

namespace nn {

template <class S>
void Adam<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state,
                   S learning_rate, std::uint32_t step,
                   std::span<const ParameterRange> active) const {
  const auto keep1 = static_cast<S>(beta1_);
  const auto keep2 = static_cast<S>(beta2_);
  const auto take1 = static_cast<S>(1 - beta1_);
  const auto take2 = static_cast<S>(1 - beta2_);
  // The corrections for moments that start at zero are computed in double: β₂ᵗ is close to 1 in the
  // first steps, and 1 − β₂ᵗ would lose digits in float.
  const auto rate = static_cast<S>(static_cast<double>(learning_rate) / (1 - Power(beta1_, step)));
  const auto correction = static_cast<S>(1 / std::sqrt(1 - Power(beta2_, step)));
  const std::span<S> mean = state.first(parameters.size());
  const std::span<S> square = state.subspan(parameters.size());
  ForEachParameter(active, [=, epsilon = epsilon_](std::size_t k) {
    mean[k] = FlushTiny(keep1 * mean[k] + take1 * gradient[k]);
    square[k] = FlushTiny(keep2 * square[k] + take2 * gradient[k] * gradient[k]);
    parameters[k] -= rate * mean[k] / (std::sqrt(square[k]) * correction + epsilon);
  });
}

template class Adam<float>;
template class Adam<double>;

}  // namespace nn
