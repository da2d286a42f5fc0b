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

/// Weights that a run goes back to when it diverges, with what the optimiser remembered at them.
template <class S>
struct Checkpoint {
  std::uint32_t step = 0;             ///< TrainingPosition::step when they were kept
  std::uint32_t optimizer_steps = 0;  ///< likewise
  FlatVector<S> parameters;
  FlatVector<S> optimizer;
  bool operator==(const Checkpoint&) const = default;
};

/// All that a run has learned and where it stands, between two steps: everything that, with config
/// and data, decides what comes next. A run restored from it goes on bit for bit. Its fields are
/// listed once more, in training_state.cc, where the compiler refuses a list that lacks one.
template <class S>
struct TrainingState {
  TrainingPosition position;
  std::uint32_t optimizer_steps = 0;  ///< those that made what the optimiser remembers: going back
                                      ///< to good weights takes steps back
  RunningMetrics epoch_metrics;
  LossTracker loss_course{};
  EarlyStopping early_stopping{};
  bool uses_best =
      false;  ///< the parameters are those of early_stopping.best_epoch, restored after later steps
  FlatVector<S> parameters;
  FlatVector<S> optimizer;
  FlatVector<S> best_parameters{};  ///< of early_stopping.best_epoch; empty while there is none
  Checkpoint<S> good{};
  bool operator==(const TrainingState&) const = default;
};

/// Identifies the network and build to which a saved state belongs; it can be restored only into
/// the same.
struct StateOrigin {
  std::string network;  ///< layers and loss, as text
  std::string variant;  ///< build variant; results of another may differ in the last bits
};

template <class S>
std::vector<std::uint8_t> Serialize(const TrainingState<S>& state, const StateOrigin& origin);
/// The same; refused if there is no memory for the bytes.
template <class S>
Result<std::vector<std::uint8_t>> Capture(const TrainingState<S>& state, const StateOrigin& origin);

/// Reads what Serialize wrote, or the version before it, which lacks the checkpoint: the weights
/// themselves are taken for good ones. Damaged, truncated or foreign bytes give an error and
/// nothing else.
template <class S>
Result<TrainingState<S>> Deserialize(std::span<const std::uint8_t> bytes,
                                     const StateOrigin& expected);

}  // namespace nn
