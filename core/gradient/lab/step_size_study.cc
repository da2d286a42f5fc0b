#include "core/gradient/lab/step_size_study.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn {
namespace {

constexpr std::size_t kStepSizes = 25;

double StepSizeAt(std::size_t place) {
  return std::pow(10.0, -12 + 0.5 * static_cast<double>(place));
}

}  // namespace

template <class S>
OptimalStepSizes FindOptimalStepSizes() {
  const double roundoff = static_cast<double>(std::numeric_limits<S>::epsilon()) / 2;
  return {std::sqrt(roundoff), std::cbrt(roundoff)};
}

template <class S>
StepSizeStudy<S>::StepSizeStudy(GradientProblem<S>& problem, std::span<const double> exact,
                                Index weights, std::uint64_t seed)
    : problem_(&problem), workspace_(problem.MakeWorkspace()) {
  std::vector<std::uint32_t> order(exact.size());
  RandomStream stream(seed, Purpose::kWeightSample);
  Shuffle(stream, order);
  for (const std::uint32_t parameter : order) {
    if (static_cast<Index>(parameters_.size()) == weights) break;
    if (exact[parameter] == 0) continue;
    parameters_.push_back(parameter);
    exact_.push_back(exact[parameter]);
  }
}

template <class S>
bool StepSizeStudy<S>::Advance(Budget& budget) {
  exhausted_ = false;
  if (!evaluated_ && !parameters_.empty()) {
    unnudged_ = LossWith(parameters_[0], problem_->parameters()[parameters_[0]], budget);
    evaluated_ = true;
  }
  while (!parameters_.empty() && errors_.size() < kStepSizes && !exhausted_) {
    const double h = StepSizeAt(errors_.size());
    const std::size_t parameter = parameters_[next_];
    const S value = problem_->parameters()[parameter];
    const double above = LossWith(parameter, static_cast<S>(value + static_cast<S>(h)), budget);
    const double below = LossWith(parameter, static_cast<S>(value - static_cast<S>(h)), budget);
    problem_->parameters()[parameter] = value;
    const double forward = (above - unnudged_) / h - exact_[next_];
    const double central = (above - below) / (2 * h) - exact_[next_];
    forward_squares_ += forward * forward;
    central_squares_ += central * central;
    if (++next_ == parameters_.size()) FinishStepSize();
  }
  return parameters_.empty() || errors_.size() == kStepSizes;
}

template <class S>
double StepSizeStudy<S>::LossWith(std::size_t parameter, S value, Budget& budget) {
  problem_->parameters()[parameter] = value;
  const double loss = problem_->Loss(workspace_);
  exhausted_ |= budget.Exhausted();
  return loss;
}

template <class S>
void StepSizeStudy<S>::FinishStepSize() {
  double squares = 0;
  for (const double exact : exact_) squares += exact * exact;
  errors_.push_back({StepSizeAt(errors_.size()), std::sqrt(forward_squares_ / squares),
                     std::sqrt(central_squares_ / squares)});
  forward_squares_ = central_squares_ = 0;
  next_ = 0;
}

template <class S>
double StepSizeStudy<S>::fraction() const {
  if (parameters_.empty()) return 1;
  return static_cast<double>(errors_.size() * parameters_.size() + next_) /
         static_cast<double>(kStepSizes * parameters_.size());
}

template OptimalStepSizes FindOptimalStepSizes<float>();
template OptimalStepSizes FindOptimalStepSizes<double>();
template class StepSizeStudy<float>;
template class StepSizeStudy<double>;

}  // namespace nn
