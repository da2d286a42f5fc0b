#pragma once

#include <span>
#include <utility>

#include "core/data/batch.h"
#include "core/data/dataset.h"
#include "core/gradient/gradient_method.h"
#include "core/model/plan.h"

namespace nn {

/// The mini-batch that a run's next step learns from.
struct MiniBatchChoice {
  const Dataset* dataset = nullptr;
  std::span<const std::uint32_t> rows;
  AugmentationPass augmentation;
  PassContext pass;
};

/// A network, its parameters as they stand and a mini-batch, at one precision: what gradient
/// methods are compared on. Owns all of it but the work spaces: what goes in slices brings its own,
/// so that several can take turns.
template <class S>
class GradientProblem {
 public:
  GradientProblem(Plan<S> plan, std::span<const float> parameters, const MiniBatchChoice& choice)
      : plan_(std::move(plan)),
        parameters_(parameters.begin(), parameters.end()),
        batch_(static_cast<Index>(choice.rows.size())),
        pass_(choice.pass) {
    batch_.Load(*choice.dataset, choice.rows, choice.augmentation);
  }

  const Plan<S>& plan() const { return plan_; }
  const Batch<S>& batch() const { return batch_; }
  std::span<S> parameters() { return parameters_; }
  Workspace<S> MakeWorkspace() const { return {plan_, batch_.capacity()}; }
  double Loss(Workspace<S>& workspace) {
    plan_.Forward(parameters_, batch_, pass_, workspace);
    return plan_.loss().Value(plan_.Outputs(workspace, batch_.size()), batch_.labels());
  }
  GradientContext<S> Context(Workspace<S>& workspace) {
    return {.plan = &plan_,
            .parameters = parameters_,
            .batch = &batch_,
            .workspace = &workspace,
            .pass = pass_};
  }

 private:
  Plan<S> plan_;
  FlatVector<S> parameters_;
  Batch<S> batch_;
  PassContext pass_;
};

}  // namespace nn
