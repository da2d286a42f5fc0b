#include "core/optim/rms_prop.h"

#include <cmath>

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"

namespace nn {

template <class S>
void RmsProp<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> squares,
                      S learning_rate, std::uint32_t,
                      std::span<const ParameterRange> active) const {
  ForEachParameter(active, [=, alpha = alpha_, epsilon = epsilon_](std::size_t k) {
    squares[k] = FlushTiny(alpha * squares[k] + (1 - alpha) * gradient[k] * gradient[k]);
    parameters[k] -= learning_rate * gradient[k] / (std::sqrt(squares[k]) + epsilon);
  });
}

template class RmsProp<float>;
template class RmsProp<double>;

}  // namespace nn
