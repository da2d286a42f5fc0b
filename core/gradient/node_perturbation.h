#pragma once

#include <vector>

#include "core/gradient/gradient_method.h"

namespace nn {

/// Madaline Rule III (Widrow and Lehr, "30 years of adaptive neural networks", Proceedings of the IEEE 78(9), 1990, section VI): nudge the net
/// input z of one unit instead of a weight, let the layers after it run, and multiply the slope of the loss found so by the unit's
/// inputs, since ∂z/∂weight is the input. Half-way to backpropagation, which finds the same slopes of all units in one pass.
/// All examples of the batch are nudged at once, for each has a loss of its own. A convolution has a net input at every place of a map.
template <class S>
class NodePerturbation : public GradientMethod<S> {
 public:
  explicit NodePerturbation(double step_size) : step_size_(static_cast<S>(step_size)) {}

  void Begin(const GradientContext<S>& context) override;
  bool Advance(Budget& budget) override;
  double fraction() const override;
  /// Two evaluations a net input, of only the layers after it.
  StepCost Cost(const Plan<S>& plan, const Batch<S>& batch) const override;

 private:
  void EvaluateUnnudged();
  /// From the last layer to the first: a nudge spoils only what lies behind it.
  void NextLayer();
  /// Slopes of the next net input, one an example.
  void PerturbNode(Budget& budget);
  /// Runs the layers after the nudged one; the loss of each example goes to losses_.
  void EvaluateLosses(Budget& budget);
  void MultiplyByInputs();
  /// Of one net input's two nudges, in multiply-adds.
  static double Work(const Plan<S>& plan, Index layer);

  S step_size_;
  GradientContext<S> context_;
  bool evaluated_ = false;  // without a nudge
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
