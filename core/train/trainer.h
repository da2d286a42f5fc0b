#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/batch.h"
#include "core/data/examples.h"
#include "core/error/error.h"
#include "core/gradient/gradient_method.h"
#include "core/gradient/gradient_problem.h"
#include "core/memory/reservation.h"
#include "core/model/plan.h"
#include "core/optim/optimizer.h"
#include "core/parallel/threading_tuner.h"
#include "core/train/metrics.h"
#include "core/train/active_parameters.h"
#include "core/train/training_config.h"
#include "core/train/training_state.h"

namespace nn {

/// The results of one completed step on its mini-batch, measured before it changed the parameters.
struct StepMetrics {
  double loss = 0;
  double accuracy = 0;
  Index examples = 0;
};

/// A network learning from a data set by mini-batch gradient descent. The order of the examples is
/// a permutation keyed by (seed, epoch). What the optimiser is given is the sum of the mini-batch's
/// gradients over the batch size. The last mini-batch of an epoch may have fewer examples than
/// that, but the divisor stays: so every example weighs the same, with every optimiser, and a lone
/// last example does not weigh as much as a whole mini-batch. Same config and data, same run, bit
/// for bit. Where the config holds examples out for validation, each epoch ends with
/// ReportValidation, and the next step comes after it.
template <class S>
class Trainer {
 public:
  /// Refused, too, if there is no memory for all of the run, with its evaluation on `measured`
  /// examples and a capture of its state.
  static Result<std::unique_ptr<Trainer>> Create(const TrainingConfig& config, Examples examples,
                                                 std::size_t measured = 0);

  /// Works on the next step. Returns true if the step is complete (see last_step()), and false if
  /// the budget ran out first. Must not be called if done() or awaits_validation(). A step that
  /// diverges counts, but resets the weights and the optimiser's state to the last good ones (see
  /// divergence()); the run can continue from there.
  bool AdvanceStep(Budget& budget);
  const StepMetrics& last_step() const { return last_step_; }
  /// Share of the unfinished step's gradient that has been computed, 0 … 1.
  double step_fraction() const { return step_begun_ ? method_->fraction() : 0; }
  /// The last nudge of the unfinished step, if its method nudges one parameter at a time.
  std::optional<Nudge> latest_nudge() const {
    return step_begun_ ? method_->latest_nudge() : std::nullopt;
  }
  bool done() const {
    return state_.early_stopping.stopped ||
           state_.position.epoch >= static_cast<std::size_t>(config_.epochs);
  }
  /// Why the last step diverged; nothing if it did not.
  const std::optional<Divergence>& divergence() const { return divergence_; }
  const TrainingPosition& position() const { return state_.position; }
  Index steps_per_epoch() const;

  /// Whether an epoch has just ended whose validation has not been reported yet.
  bool awaits_validation() const;
  /// Takes the metrics of the epoch just completed on the held-out examples; awaits_validation()
  /// becomes false. The weights of the best epoch are kept, and restored if this stops the run.
  void ReportValidation(const RunningMetrics& metrics);
  const EarlyStopping& early_stopping() const { return state_.early_stopping; }
  /// Whether the weights in use are those of early_stopping().best_epoch.
  bool uses_best() const;
  /// Restores the weights of the best epoch, if there is one. The position and the optimiser's
  /// state do not change. Drops an unfinished step.
  void RestoreBest();

  /// The metrics of the current epoch or, right after its end, of the epoch just completed.
  const RunningMetrics& epoch_metrics() const { return state_.epoch_metrics; }

  /// Of the next step: the configured rate times the schedule's factor.
  double current_learning_rate() const;

  const TrainingConfig& config() const { return config_; }
  const Plan<S>& plan() const { return plan_; }
  const GradientMethod<S>& gradient_method() const { return *method_; }
  std::span<const S> parameters() const { return state_.parameters; }

  Result<void> SetLearningRate(double learning_rate);
  Result<void> SetEpochs(Index epochs);
  /// Reopens a run that was stopped early: it continues for at least one more epoch.
  Result<void> SetPatience(Index patience);
  /// Drops an unfinished step; the run continues with the same mini-batch.
  Result<void> SetGradientMethod(const GradientSpec& spec);

  /// Works on the next step's gradient until the budget runs out, and discards it once it is
  /// complete, to measure what it costs. Changes nothing else. Returns the share of the gradient
  /// that this call computed, 0 … 1.
  double ProbeGradient(Budget& budget);
  /// The cost of a step on the mini-batch loaded last.
  StepCost Cost() const { return method_->Cost(plan_, batch_); }

  /// The mini-batch of the next step; valid until the run continues.
  MiniBatchChoice NextMiniBatch() const;

  /// An unfinished step is not part of the state.
  const TrainingState<S>& state() const { return state_; }
  /// Drops an unfinished step.
  Result<void> Restore(TrainingState<S> state);
  /// Puts the run at its first step, with these parameters in place of random ones.
  Result<void> BeginFrom(FlatVector<S> parameters);

 private:
  Trainer(const TrainingConfig& config, Plan<S> plan, std::unique_ptr<GradientMethod<S>> method,
          Examples examples);
  /// Keeps memory for what the steps of a method allocate when they first run.
  Result<void> ReserveSteps(const GradientSpec& spec);
  /// So that keeping the best weights allocates nothing.
  void MakeRoomForBest(TrainingState<S>& state) const;
  void BeginStep();
  void FinishStep();
  /// Moves the parameters against the gradient. Returns the kind of divergence if the loss has
  /// diverged (the parameters then stay as they are) or if the new parameters are not finite.
  std::optional<Divergence::Kind> Learn();
  /// Mean loss of the weights kept as good over the first of the epoch's examples.
  double LossOfGood();
  void Diverge(Divergence::Kind kind);
  void KeepGood();
  void ShuffleEpoch();

  TrainingConfig config_;
  Plan<S> plan_;
  std::unique_ptr<GradientMethod<S>> method_;
  std::unique_ptr<Optimizer<S>> optimizer_;
  Examples examples_;
  Batch<S> batch_;
  Workspace<S> workspace_;
  Guessing guessing_;
  TrainingState<S> state_;
  std::vector<std::uint32_t> order_;  // of the current epoch: rows of the data set
  bool step_begun_ = false;
  ActiveParameters active_;
  ThreadingTuner sharing_;
  StepMetrics last_step_;
  std::optional<Divergence> divergence_;
  Reservation for_steps_;
};

}  // namespace nn
