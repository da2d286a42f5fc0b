#include "core/train/evaluation.h"

#include <algorithm>

#include "core/loss/accuracy.h"
#include "core/memory/reservation.h"
#include "core/train/memory_need.h"

namespace nn {
namespace {

constexpr std::string_view kMeasuring = "measuring this network";

}  // namespace

template <class S>
Evaluation<S>::Evaluation(const Plan<S>& plan, Examples examples)
    : plan_(&plan),
      examples_(std::move(examples)),
      batch_(EvaluationBatch(plan, examples_.size())),
      workspace_(plan, batch_.capacity()) {}

template <class S>
Result<std::unique_ptr<Evaluation<S>>> Evaluation<S>::Create(const Plan<S>& plan,
                                                             Examples examples) {
  if (Result<void> fits = CheckMemory(MemoryOfEvaluation(plan, examples.size()), kMeasuring); !fits)
    return std::unexpected(fits.error());
  auto evaluation = std::make_unique<Evaluation>(plan, std::move(examples));
  evaluation->Begin();
  // For the views of its batch, which are made when the first images go through.
  Result<Reservation> views =
      Reservation::Of(MemoryOfViews<S>(evaluation->batch_.capacity(), false), kMeasuring);
  if (!views) return std::unexpected(views.error());
  evaluation->for_views_ = std::move(*views);
  return evaluation;
}

template <class S>
void Evaluation<S>::Begin() {
  next_ = 0;
  metrics_ = {};
  outputs_.resize(
      examples_.size() *
      static_cast<std::size_t>(plan_->layer(plan_->layer_count() - 1).output_shape().size()));
}

template <class S>
bool Evaluation<S>::Advance(std::span<const S> parameters, Budget& budget) {
  for_views_.Release();
  const std::span<const std::uint32_t> rows = examples_.rows();
  while (next_ < rows.size()) {
    const std::size_t count =
        std::min<std::size_t>(static_cast<std::size_t>(batch_.capacity()), rows.size() - next_);
    batch_.Load(examples_.dataset(), rows.subspan(next_, count));
    plan_->Forward(parameters, batch_, {.mode = PassMode::kInference, .keeps_all_outputs = false},
                   workspace_);
    const ConstMatrixView<S> outputs = plan_->Outputs(workspace_, batch_.size());
    std::copy_n(outputs.data(), outputs.size(),
                outputs_.begin() + static_cast<std::ptrdiff_t>(next_) * outputs.cols());
    metrics_.Add(plan_->loss().Value(outputs, batch_.labels()),
                 CountCorrect(outputs, batch_.labels()), batch_.size());
    next_ += count;
    if (budget.Exhausted()) break;
  }
  return next_ == rows.size();
}

template <class S>
double Evaluation<S>::fraction() const {
  return examples_.size() == 0 ? 1
                               : static_cast<double>(next_) / static_cast<double>(examples_.size());
}

template <class S>
ConstMatrixView<S> Evaluation<S>::outputs() const {
  const Index width = plan_->layer(plan_->layer_count() - 1).output_shape().size();
  return {outputs_.data(), next_ > 0 && next_ == examples_.size() ? static_cast<Index>(next_) : 0,
          width};
}

template class Evaluation<float>;
template class Evaluation<double>;

}  // namespace nn
