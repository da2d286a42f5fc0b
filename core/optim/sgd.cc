#include "core/optim/sgd.h"

#include "core/optim/each_parameter.h"

namespace nn {

template <class S>
void Sgd<S>::Step(std::span<S> parameters, std::span<const S> gradient, std::span<S>,
                  S learning_rate, std::uint32_t, std::span<const ParameterRange> active) const {
  ForEachParameter(active, [=](std::size_t k) { parameters[k] -= learning_rate * gradient[k]; });
}

template class Sgd<float>;
template class Sgd<double>;

}  // namespace nn
