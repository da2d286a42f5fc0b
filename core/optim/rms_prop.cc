#include "core/optim/rms_prop.h"

#include <cmath>

#include "core/optim/flush.h"

namespace nn {

template <class S>
void RmsProp<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> squares, S learning_rate,
                      std::uint32_t) const {
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    squares[k] = FlushTiny(alpha_ * squares[k] + (1 - alpha_) * gradient[k] * gradient[k]);
    parameters[k] -= learning_rate * gradient[k] / (std::sqrt(squares[k]) + epsilon_);
  }
}

template class RmsProp<float>;
template class RmsProp<double>;

}  // namespace nn
