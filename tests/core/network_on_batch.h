#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

#include "core/gradient/gradient_method.h"
#include "core/model/plan.h"
#include "core/loss/quadratic.h"
#include "tests/core/patterned_images.h"

namespace nn {

inline ModelSpec Network(std::string_view layers, const LossKind* loss) {
  Result<std::vector<LayerSpec>> parsed = ParseLayers(layers);
  NN_ASSERT(parsed.has_value());
  ModelSpec spec;
  spec.layers = std::move(*parsed);
  spec.loss = loss;
  return spec;
}

template <class S>
Plan<S> Compiled(std::string_view layers, const LossKind* loss = &kQuadraticLoss) {
  Result<Plan<S>> plan = Plan<S>::Compile(Network(layers, loss));
  NN_ASSERT(plan.has_value());
  return std::move(*plan);
}

inline std::vector<std::uint32_t> CountUp(std::uint32_t first, std::uint32_t count) {
  std::vector<std::uint32_t> rows(count);
  std::iota(rows.begin(), rows.end(), first);
  return rows;
}

/// A network with initialised parameters on a mini-batch of patterned images, and all it takes to
/// run it.
template <class S>
struct NetworkOnBatch {
  NetworkOnBatch(std::string_view layers, const LossKind* loss, int examples, int lit = 10,
                 Initialization initialization = Initialization::kScaledNormal)
      : plan(Compiled<S>(layers, loss)),
        parameters(static_cast<std::size_t>(plan.parameter_count())),
        batch(examples),
        workspace(plan, examples) {
    plan.Initialize(initialization, 1, parameters);
    batch.Load(PatternedImages(examples, lit), CountUp(0, static_cast<std::uint32_t>(examples)));
  }

  void Forward() { plan.Forward(parameters, batch, {}, workspace); }
  ConstMatrixView<S> Outputs() { return plan.Outputs(workspace, batch.size()); }
  double Loss() {
    Forward();
    return plan.loss().Value(Outputs(), batch.labels());
  }
  FlatVector<S> Backward() {
    Forward();
    FlatVector<S> gradient(parameters.size());
    plan.Backward(parameters, batch, {}, workspace, gradient);
    return gradient;
  }
  GradientContext<S> Context() {
    return {.plan = &plan,
            .parameters = parameters,
            .batch = &batch,
            .workspace = &workspace,
            .pass = {}};
  }

  Plan<S> plan;
  FlatVector<S> parameters;
  Batch<S> batch;
  Workspace<S> workspace;
};

}  // namespace nn
