#pragma once

#include <cmath>
#include <span>
#include <string_view>
#include <vector>

#include "core/gradient/lab/gradient_check.h"
#include "core/gradient/gradient_method.h"
#include "tests/core/network_on_batch.h"

namespace nn {

template <class S>
std::unique_ptr<GradientMethod<S>> Method(std::string_view name, double step_size = 1e-5) {
  Result<std::unique_ptr<GradientMethod<S>>> method =
      MakeGradientMethod<S>({.method = ParseGradientMethod(name).value(), .step_size = step_size});
  NN_ASSERT(method.has_value());
  return std::move(*method);
}

/// The gradient of a network's loss, in one go.
template <class S>
std::vector<S> GradientBy(std::string_view name, NetworkOnBatch<S>& net, double step_size = 1e-5) {
  const auto method = Method<S>(name, step_size);
  method->Begin(net.Context());
  UnlimitedBudget unlimited;
  NN_ASSERT(method->Advance(unlimited));
  return {method->gradient().begin(), method->gradient().end()};
}

}  // namespace nn
