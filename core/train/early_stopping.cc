#include "core/train/early_stopping.h"

namespace nn {

bool EarlyStopping::Report(std::uint32_t epoch, const RunningMetrics& validation, Index patience) {
  validated_epoch = epoch;
  const bool improved = best_epoch == 0 || validation.accuracy() > best_accuracy;
  if (improved) {
    best_epoch = epoch;
    best_loss = validation.loss();
    best_accuracy = validation.accuracy();
  }
  stopped = patience > 0 && epoch - best_epoch >= static_cast<std::uint32_t>(patience);
  return improved;
}

}  // namespace nn
