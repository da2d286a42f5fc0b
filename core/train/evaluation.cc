#include "core/train/evaluation.h"

#include <algorithm>
#include <numeric>

#include "core/loss/accuracy.h"

namespace nn {
namespace {

/// Examples in one forward pass: enough for efficient products, little enough to be interrupted between.
constexpr Index kEvaluationBatch = 100;

}  // namespace

template <class S>
Evaluation<S>::Evaluation(const Plan<S>& plan, std::shared_ptr<const Dataset> dataset)
    : plan_(&plan), dataset_(std::move(dataset)), batch_(kEvaluationBatch), workspace_(plan, kEvaluationBatch) {
  indices_.reserve(kEvaluationBatch);
}

template <class S>
void Evaluation<S>::Begin() {
  next_ = 0;
  metrics_ = {};
}

template <class S>
bool Evaluation<S>::Advance(std::span<const S> parameters, std::span<S> statistics, Budget& budget) {
  const std::size_t size = dataset_->size();
  while (next_ < size) {
    indices_.resize(std::min<std::size_t>(kEvaluationBatch, size - next_));
    std::iota(indices_.begin(), indices_.end(), static_cast<std::uint32_t>(next_));
    batch_.Load(*dataset_, indices_);
    plan_->Forward(parameters, statistics, batch_, {.mode = PassMode::kInference}, workspace_);
    const ConstMatrixView<S> outputs = plan_->Outputs(workspace_, batch_.size());
    metrics_.Add(plan_->loss().Value(outputs, batch_.labels()), CountCorrect(outputs, batch_.labels()), batch_.size());
    next_ += indices_.size();
    if (budget.Exhausted()) break;
  }
  return next_ == size;
}

template <class S>
double Evaluation<S>::fraction() const {
  return static_cast<double>(next_) / static_cast<double>(dataset_->size());
}

template class Evaluation<float>;
template class Evaluation<double>;

}  // namespace nn
