#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/data/batch.h"
#include "core/data/examples.h"
#include "core/gradient/budget.h"
#include "core/memory/reservation.h"
#include "core/model/plan.h"
#include "core/train/metrics.h"

namespace nn {

/// Computes the loss and accuracy of a network on a set of examples, in slices: call Begin, then
/// Advance until it returns true.
template <class S>
class Evaluation {
 public:
  /// `plan` must outlive the evaluation.
  Evaluation(const Plan<S>& plan, Examples examples);
  /// The same, begun; refused if there is no memory for it.
  static Result<std::unique_ptr<Evaluation>> Create(const Plan<S>& plan, Examples examples);

  void Begin();
  /// The parameters must be the same in every call since Begin.
  bool Advance(std::span<const S> parameters, Budget& budget);
  /// Share of the examples that have been measured, 0 … 1; all of them where there are none.
  double fraction() const;
  const RunningMetrics& metrics() const { return metrics_; }
  const Examples& examples() const { return examples_; }
  /// The network's outputs for every example (examples × outputs) from when Advance has returned
  /// true until the next Begin; otherwise a matrix without rows.
  ConstMatrixView<S> outputs() const;

 private:
  const Plan<S>* plan_;
  Examples examples_;
  Batch<S> batch_;
  Workspace<S> workspace_;
  std::size_t next_ = 0;
  RunningMetrics metrics_;
  FlatVector<S> outputs_;
  Reservation for_views_;
};

}  // namespace nn
