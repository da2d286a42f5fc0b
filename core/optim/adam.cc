#include "core/optim/adam.h"

#include <cmath>

#include "core/optim/flush.h"

namespace nn {

template <class S>
void Adam<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> state, S learning_rate,
                   std::uint32_t step) const {
  constexpr double kBeta1 = 0.9;
  constexpr double kBeta2 = 0.999;
  constexpr S kEpsilon = static_cast<S>(1e-8);
  const auto keep1 = static_cast<S>(kBeta1);
  const auto keep2 = static_cast<S>(kBeta2);
  const auto take1 = static_cast<S>(1 - kBeta1);
  const auto take2 = static_cast<S>(1 - kBeta2);
  // The corrections for a start at zero, in double: β₂ᵗ is within a float's rounding of 1 for the first steps.
  const auto rate = static_cast<S>(static_cast<double>(learning_rate) / (1 - std::pow(kBeta1, step)));
  const auto correction = static_cast<S>(1 / std::sqrt(1 - std::pow(kBeta2, step)));
  const std::span<S> mean = state.first(parameters.size());
  const std::span<S> square = state.subspan(parameters.size());
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    mean[k] = FlushTiny(keep1 * mean[k] + take1 * gradient[k]);
    square[k] = FlushTiny(keep2 * square[k] + take2 * gradient[k] * gradient[k]);
    parameters[k] -= rate * mean[k] / (std::sqrt(square[k]) * correction + kEpsilon);
  }
}

template class Adam<float>;
template class Adam<double>;

}  // namespace nn
