#include "core/optim/momentum.h"

#include "core/optim/each_parameter.h"
#include "core/optim/flush.h"

namespace nn {

template <class S>
void Momentum<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S> velocity,
                       S learning_rate, std::uint32_t,
                       std::span<const ParameterRange> active) const {
  const S ahead = nesterov_ ? mu_ : S{1};
  const S gradient_share = nesterov_ ? S{1} : S{0};
  ForEachParameter(active, [=, mu = mu_](std::size_t k) {
    velocity[k] = FlushTiny(mu * velocity[k] + gradient[k]);
    parameters[k] -= learning_rate * (gradient_share * gradient[k] + ahead * velocity[k]);
  });
}

template class Momentum<float>;
template class Momentum<double>;

}  // namespace nn
