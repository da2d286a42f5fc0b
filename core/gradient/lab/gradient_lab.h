#pragma once

#include <memory>
#include <vector>

#include "core/gradient/lab/gradient_check.h"
#include "core/gradient/gradient_problem.h"
#include "core/gradient/lab/kink_count.h"
#include "core/gradient/lab/step_size_study.h"

namespace nn {

enum class Precision { kFloat, kDouble };

/// Compares any gradient method with backpropagation in double, at a network's current parameters
/// and on one mini-batch. Long computations run in slices.
class GradientLab {
 public:
  /// `model` must be possible, that is, have been compiled before. Copies what it needs, and runs
  /// one backward pass.
  GradientLab(const ModelSpec& model, std::span<const float> parameters,
              const MiniBatchChoice& choice);

  const Plan<double>& plan() const { return double_.plan(); }
  /// The gradient by backpropagation in double.
  std::span<const double> exact() const { return exact_; }

  /// Begins to compute the gradient by this method at this precision.
  Result<void> Begin(const GradientSpec& spec, Precision precision);
  bool has_method() const { return float_method_ != nullptr || double_method_ != nullptr; }
  bool Advance(Budget& budget);
  double fraction() const;
  /// The gradient by the method begun last; empty until it is complete.
  std::span<const double> gradient() const { return gradient_; }
  /// Compares gradient(), which must be complete, with exact(), layer by layer.
  std::vector<GradientDifference> Differences() const {
    return CompareGradients<double>(plan(), gradient_, exact_);
  }

  void BeginKinkCount(double step_size) {
    kinks_ = std::make_unique<KinkCount>(double_, step_size);
  }
  /// Must be called only after BeginKinkCount.
  KinkCount& kinks() { return *kinks_; }
  bool counts_kinks() const { return kinks_ != nullptr; }

  void BeginStepSizes(Index weights, std::uint64_t seed);
  bool studies_step_sizes() const { return float_study_ != nullptr; }
  bool AdvanceStepSizes(Budget& budget);
  double step_sizes_fraction() const {
    return (float_study_->fraction() + double_study_->fraction()) / 2;
  }
  const std::vector<StepSizeError>& step_sizes(Precision precision) const;

 private:
  template <class S>
  bool AdvanceMethod(GradientMethod<S>& method, Budget& budget);

  GradientProblem<float> float_;
  GradientProblem<double> double_;
  // The method's.
  Workspace<float> float_workspace_;
  Workspace<double> double_workspace_;
  std::vector<double> exact_;
  // At most one of the two is in use.
  std::unique_ptr<GradientMethod<float>> float_method_;
  std::unique_ptr<GradientMethod<double>> double_method_;
  std::vector<double> gradient_;
  std::unique_ptr<KinkCount> kinks_;
  std::unique_ptr<StepSizeStudy<float>> float_study_;
  std::unique_ptr<StepSizeStudy<double>> double_study_;
};

}  // namespace nn
