#include "core/gradient/lab/gradient_lab.h"

#include <utility>

#include "core/gradient/backpropagation.h"

namespace nn {
namespace {

template <class S>
GradientProblem<S> Problem(const ModelSpec& model, std::span<const float> parameters,
                           const MiniBatchChoice& choice) {
  Result<Plan<S>> plan = Plan<S>::Compile(model);
  NN_ASSERT(plan.has_value());
  return GradientProblem<S>(std::move(*plan), parameters, choice);
}

}  // namespace

GradientLab::GradientLab(const ModelSpec& model, std::span<const float> parameters,
                         const MiniBatchChoice& choice)
    : float_(Problem<float>(model, parameters, choice)),
      double_(Problem<double>(model, parameters, choice)),
      float_workspace_(float_.MakeWorkspace()),
      double_workspace_(double_.MakeWorkspace()) {
  Backpropagation<double> backpropagation;
  UnlimitedBudget unlimited;
  backpropagation.Begin(double_.Context(double_workspace_));
  backpropagation.Advance(unlimited);
  exact_.assign(backpropagation.gradient().begin(), backpropagation.gradient().end());
}

Result<void> GradientLab::Begin(const GradientSpec& spec, Precision precision) {
  auto in_float = MakeGradientMethod<float>(spec);
  if (!in_float) return std::unexpected(in_float.error());
  float_method_ = nullptr;
  double_method_ = nullptr;
  gradient_.clear();
  if (precision == Precision::kFloat) {
    float_method_ = std::move(*in_float);
    float_method_->Begin(float_.Context(float_workspace_));
  } else {
    double_method_ = std::move(*MakeGradientMethod<double>(spec));
    double_method_->Begin(double_.Context(double_workspace_));
  }
  return {};
}

template <class S>
bool GradientLab::AdvanceMethod(GradientMethod<S>& method, Budget& budget) {
  if (!gradient_.empty()) return true;
  if (!method.Advance(budget)) return false;
  gradient_.assign(method.gradient().begin(), method.gradient().end());
  return true;
}

bool GradientLab::Advance(Budget& budget) {
  NN_ASSERT(has_method());
  return float_method_ != nullptr ? AdvanceMethod(*float_method_, budget)
                                  : AdvanceMethod(*double_method_, budget);
}

double GradientLab::fraction() const {
  return float_method_ != nullptr ? float_method_->fraction() : double_method_->fraction();
}

void GradientLab::BeginStepSizes(Index weights, std::uint64_t seed) {
  float_study_ = std::make_unique<StepSizeStudy<float>>(float_, exact_, weights, seed);
  double_study_ = std::make_unique<StepSizeStudy<double>>(double_, exact_, weights, seed);
}

bool GradientLab::AdvanceStepSizes(Budget& budget) {
  return float_study_->Advance(budget) && double_study_->Advance(budget);
}

const std::vector<StepSizeError>& GradientLab::step_sizes(Precision precision) const {
  return precision == Precision::kFloat ? float_study_->errors() : double_study_->errors();
}

}  // namespace nn
