#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "core/data/batch.h"
#include "core/error/error.h"
#include "core/gradient/budget.h"
#include "core/gradient/gradient_spec.h"
#include "core/model/plan.h"

namespace nn {

/// The function that a gradient is computed of, and the memory for it. All of it must outlive the
/// method's work.
template <class S>
struct GradientContext {
  const Plan<S>* plan = nullptr;
  /// Numerical methods nudge these in place and restore them before every call returns.
  std::span<S> parameters;
  const Batch<S>* batch = nullptr;
  Workspace<S>* workspace = nullptr;
  PassContext pass;
};

/// The cost of a step.
struct StepCost {
  std::int64_t loss_evaluations =
      0;  ///< number of computed losses of the mini-batch or changes of it by a nudge
  std::int64_t multiply_adds = 0;  ///< of products; 81 % of MNIST's pixels are zero and cost none
  bool estimated =
      false;  ///< multiply_adds is an upper bound: how many are left out depends on the data
};

/// One parameter moved by a small amount, and what that did to the loss of the mini-batch. The
/// slope (after − before) / width is the parameter's derivative.
struct Nudge {
  std::size_t parameter = 0;
  double before = 0;  ///< loss at the lower of the two points
  double after = 0;   ///< loss at the upper one
  double width = 0;   ///< their distance
};

/// A method to compute ∂loss/∂parameters of a mini-batch. It can be interrupted: call Begin, then
/// Advance until it returns true. From then until the next Begin, gradient(), loss() and correct()
/// are valid.
template <class S>
class GradientMethod {
 public:
  virtual ~GradientMethod() = default;

  virtual void Begin(const GradientContext<S>& context) = 0;
  /// Works until the gradient is complete (true) or the budget is used up (false). Every call
  /// completes at least one loss evaluation.
  virtual bool Advance(Budget& budget) = 0;
  /// Share of the work done since Begin, 0 … 1.
  virtual double fraction() const = 0;
  virtual StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const = 0;
  /// The last nudge since Begin of a method that nudges one parameter at a time.
  virtual std::optional<Nudge> latest_nudge() const { return std::nullopt; }

  std::span<const S> gradient() const { return gradient_; }
  std::span<S> gradient() { return gradient_; }  ///< for the optimiser to clip and decay in place
  double loss() const { return loss_; }  ///< at the parameters as they are, before any nudge
  Index correct() const {
    return correct_;
  }  ///< examples of the batch answered correctly, at the same parameters

 protected:
  /// Forward pass at the unnudged parameters: sets loss() and correct().
  void EvaluateBase(const GradientContext<S>& context);
  /// One loss evaluation: a whole forward pass that reuses nothing.
  static double EvaluateLoss(const GradientContext<S>& context);

  FlatVector<S> gradient_;

 private:
  double loss_ = 0;
  Index correct_ = 0;
};

/// Multiply-adds of one forward pass of the mini-batch.
template <class S>
std::int64_t ForwardMultiplyAdds(const Plan<S>& plan, const Batch<S>& batch);

/// Returns the method with its settings, or why they are impossible.
template <class S>
Result<std::unique_ptr<GradientMethod<S>>> MakeGradientMethod(const GradientSpec& spec);

}  // namespace nn
