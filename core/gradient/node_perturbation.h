#pragma once

#include <vector>

#include "core/gradient/gradient_method.h"

namespace nn {

inline constexpr GradientMethodKind kNodePerturbation{.name = "node-perturbation",
                                                      .memory = MethodMemory::kDirections};

/// Madaline Rule III (Widrow and Lehr, "30 years of adaptive neural networks", Proceedings of the
/// IEEE 78(9), 1990, section VI). It nudges the net input z of one unit instead of a weight, runs
/// the layers after it, and multiplies the resulting slope of the loss by the unit's inputs, since
/// ∂z/∂weight is the input. This is half-way to backpropagation, which finds the same slopes of all
/// units in one pass. All examples of the batch are nudged at once, since each has its own loss. A
/// convolution has a net input at every place of a map.
template <class S>
class NodePerturbation : public GradientMethod<S> {
 public:
  explicit NodePerturbation(const GradientSpec& spec)
      : step_size_(static_cast<S>(spec.step_size)) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override;
  /// Two evaluations per net input, each of only the layers after it.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 private:
  void EvaluateUnnudged();
  /// Goes from the last layer to the first, because a nudge overwrites only the outputs of later
  /// layers.
  void NextLayer();
  /// Computes the slopes of the loss for the next net input, one per example.
  void PerturbNode(Budget& budget);
  /// Runs the layers after the nudged one; the loss of each example goes to losses_.
  void EvaluateLosses(Budget& budget);
  void MultiplyByInputs();
  /// The multiply-adds of one net input's two nudges.
  static double Work(const Plan<S>& plan, Index layer);

  S step_size_;
  GradientContext<S> context_;
  bool evaluated_ = false;  // the loss without a nudge
  bool exhausted_ = false;  // the budget of this Advance
  Index layer_ = 0;         // −1 when all are done
  Index node_ = 0;          // place of the net input in the layer's output
  double work_done_ = 0;
  double work_total_ = 0;
  FlatVector<S> slopes_;  // ∂loss/∂z, n × outputs of the layer
  Eigen::Matrix<S, Eigen::Dynamic, 1> unnudged_;
  std::vector<double> above_;   // each example's loss with the net input nudged up
  std::vector<double> losses_;  // the latest
};

}  // namespace nn
