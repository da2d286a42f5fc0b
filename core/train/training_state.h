#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/error/error.h"
#include "core/tensor/matrix.h"
#include "core/train/divergence.h"
#include "core/train/early_stopping.h"
#include "core/train/metrics.h"

namespace nn {

/// The position of a run. With config and data it determines which examples come next, because
/// their order is a function of seed and epoch.
struct TrainingPosition {
  std::uint32_t step = 0;           ///< steps completed since the start
  std::uint32_t epoch = 0;          ///< epochs completed
  std::uint32_t step_in_epoch = 0;  ///< steps completed of the epoch under way
  bool operator==(const TrainingPosition&) const = default;
};

/// The complete state of a run between two steps. A run restored from it continues bit for bit.
template <class S>
struct TrainingState {
  TrainingPosition position;
  RunningMetrics epoch_metrics;
  LossCourse loss_course{};
  EarlyStopping early_stopping{};
  bool uses_best = false;  ///< the parameters are those of early_stopping.best_epoch, restored after later steps
  FlatVector<S> parameters;
  FlatVector<S> statistics;
  FlatVector<S> optimizer;
  FlatVector<S> best_parameters{};  ///< of early_stopping.best_epoch; empty while there is none
  FlatVector<S> best_statistics{};
};

/// Identifies the network and build to which a saved state belongs; it can be restored only into
/// the same.
struct StateOrigin {
  std::string network;  ///< layers and loss, as text
  std::string variant;  ///< build variant; results of another may differ in the last bits
};

template <class S>
std::vector<std::uint8_t> Serialize(const TrainingState<S>& state, const StateOrigin& origin);

/// Reads what Serialize wrote. Damaged, truncated or foreign bytes give an error and nothing else.
template <class S>
Result<TrainingState<S>> Deserialize(std::span<const std::uint8_t> bytes, const StateOrigin& expected);

}  // namespace nn
