#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/linalg/finite.h"
#include "core/parallel/parallel.h"
#include "core/train/memory_need.h"

namespace nn {

namespace {

/// The number of steps between two checks whether the weights are worth keeping to go back to. The
/// end of each epoch is checked as well.
constexpr std::uint32_t kKeepGoodEvery = 100;
constexpr std::string_view kTraining = "training this network";

}  // namespace

template <class S>
Result<std::unique_ptr<Trainer<S>>> Trainer<S>::Create(const TrainingConfig& config,
                                                       Examples examples, std::size_t measured) {
  if (examples.size() == 0)
    return Fail("the training set is empty; choose a file with at least one image");
  if (Result<void> checked = CheckConfig(config); !checked) return std::unexpected(checked.error());
  Result<Plan<S>> plan = Plan<S>::Compile(config.model);
  if (!plan) return std::unexpected(plan.error());
  if (Result<void> fits = CheckOutputs(*plan, config.batch_size); !fits)
    return std::unexpected(fits.error());
  Result<std::unique_ptr<GradientMethod<S>>> method = MakeGradientMethod<S>(config.gradient);
  if (!method) return std::unexpected(method.error());
  const std::int64_t everything = MemoryOfRun(*plan, config, examples.size(), measured).total();
  if (Result<void> fits = CheckMemory(everything, kTraining); !fits)
    return std::unexpected(fits.error());
  std::unique_ptr<Trainer> trainer(
      new Trainer(config, std::move(*plan), std::move(*method), std::move(examples)));
  if (Result<void> kept = trainer->ReserveSteps(config.gradient); !kept)
    return std::unexpected(kept.error());
  return trainer;
}

template <class S>
Trainer<S>::Trainer(const TrainingConfig& config, Plan<S> plan,
                    std::unique_ptr<GradientMethod<S>> method, Examples examples)
    : config_(config),
      plan_(std::move(plan)),
      method_(std::move(method)),
      optimizer_(MakeOptimizer<S>(config.optimizer)),
      examples_(std::move(examples)),
      batch_(std::min(config.batch_size, static_cast<Index>(examples_.size()))),
      workspace_(plan_, batch_.capacity()),
      guessing_(GuessingOn(
          examples_,
          plan_.loss().LossOfGuessing(plan_.layer(plan_.layer_count() - 1).output_shape().size()))),
      order_(examples_.size()),
      active_(config_, static_cast<std::size_t>(plan_.parameter_count())) {
  state_.parameters.resize(static_cast<std::size_t>(plan_.parameter_count()));
  state_.optimizer.resize(static_cast<std::size_t>(optimizer_->StateSize(plan_.parameter_count())));
  MakeRoomForBest(state_);
  plan_.Initialize(config_.initialization, config_.seed, state_.parameters);
  state_.loss_course = LossTracker::Beginning(guessing_);
  KeepGood();
  ShuffleEpoch();
}

template <class S>
Result<void> Trainer<S>::ReserveSteps(const GradientSpec& spec) {
  Result<Reservation> steps = Reservation::Of(
      MemoryOfSteps(plan_, spec, batch_.capacity(), config_.augmentation.any()), kTraining);
  if (steps) for_steps_ = std::move(*steps);
  return steps ? Result<void>() : std::unexpected(steps.error());
}

template <class S>
void Trainer<S>::MakeRoomForBest(TrainingState<S>& state) const {
  if (config_.validation > 0) state.best_parameters.reserve(state_.parameters.size());
}

template <class S>
Index Trainer<S>::steps_per_epoch() const {
  const auto examples = static_cast<Index>(examples_.size());
  return (examples + batch_.capacity() - 1) / batch_.capacity();
}

template <class S>
double Trainer<S>::current_learning_rate() const {
  const auto epochs = static_cast<double>(config_.epochs);
  const double progress =
      std::min(1.0, state_.position.step / (epochs * static_cast<double>(steps_per_epoch())));
  return config_.learning_rate *
         ScheduleFactor(config_.schedule, progress, epochs, config_.schedule_shape);
}

template <class S>
void Trainer<S>::ShuffleEpoch() {
  RandomStream stream(config_.seed, Purpose::kShuffle, state_.position.epoch);
  Shuffle(stream, order_);
  for (std::uint32_t& place : order_) place = examples_.rows()[place];
}

template <class S>
MiniBatchChoice Trainer<S>::NextMiniBatch() const {
  const std::size_t first =
      state_.position.step_in_epoch * static_cast<std::size_t>(batch_.capacity());
  const std::size_t count =
      std::min(static_cast<std::size_t>(batch_.capacity()), order_.size() - first);
  return {.dataset = &examples_.dataset(),
          .rows = std::span<const std::uint32_t>(order_).subspan(first, count),
          .augmentation = {config_.augmentation, config_.seed, state_.position.epoch},
          .pass = {PassMode::kTraining, config_.seed, state_.position.step}};
}

template <class S>
void Trainer<S>::BeginStep() {
  for_steps_.Release();
  const MiniBatchChoice next = NextMiniBatch();
  batch_.Load(*next.dataset, next.rows, next.augmentation);
  method_->Begin({.plan = &plan_,
                  .parameters = state_.parameters,
                  .batch = &batch_,
                  .workspace = &workspace_,
                  .pass = next.pass});
  step_begun_ = true;
}

template <class S>
bool Trainer<S>::AdvanceStep(Budget& budget) {
  NN_ASSERT(!done() && !awaits_validation());
  const WorkSharing sharing(sharing_.shares());
  if (!step_begun_) BeginStep();
  if (!method_->Advance(budget)) return false;
  FinishStep();
  if (ThreadCount() > 1) sharing_.StepDone();
  return true;
}

template <class S>
void Trainer<S>::FinishStep() {
  TrainingPosition& position = state_.position;
  step_begun_ = false;
  divergence_.reset();
  last_step_ = {method_->loss(),
                static_cast<double>(method_->correct()) / static_cast<double>(batch_.size()),
                batch_.size()};
  if (position.step_in_epoch == 0) state_.epoch_metrics = {};
  if (const std::optional<Divergence::Kind> diverged = Learn()) Diverge(*diverged);
  state_.uses_best = false;
  ++position.step;
  if (static_cast<Index>(++position.step_in_epoch) == steps_per_epoch()) {
    position.step_in_epoch = 0;
    ++position.epoch;
    ShuffleEpoch();
  }
  const bool look = position.step_in_epoch == 0 || position.step % kKeepGoodEvery == 0;
  if (!look || divergence_ || !state_.loss_course.IsGood(guessing_)) return;
  state_.loss_course.KeepAsGood();
  KeepGood();
}

template <class S>
std::optional<Divergence::Kind> Trainer<S>::Learn() {
  if (!std::isfinite(method_->loss())) return Divergence::Kind::kLossNotFinite;
  state_.epoch_metrics.Add(method_->loss(), method_->correct(), batch_.size());
  LossTracker& course = state_.loss_course;
  course.Add(method_->loss(), method_->correct(), batch_.size(), guessing_);
  if (!active_.all()) active_.Mark(batch_.NonzerosByInput());
  if (batch_.size() < batch_.capacity()) {
    const S share = static_cast<S>(batch_.size()) / static_cast<S>(batch_.capacity());
    AsRow(method_->gradient()) *= share;
  }
  if (course.BecameSuspicious(guessing_)) course.Suspect(LossOfGood(), guessing_);
  if (course.HasExploded(guessing_)) return Divergence::Kind::kLossExploded;
  ApplyGradient<S>(config_.optimizer, *optimizer_, state_.parameters, method_->gradient(),
                   state_.optimizer, static_cast<S>(current_learning_rate()),
                   ++state_.optimizer_steps, active_.ranges());
  // A layer that takes NaN for "not above zero" would hide it from the loss.
  if (!AllFinite<S>(state_.parameters)) return Divergence::Kind::kParametersNotFinite;
  return std::nullopt;
}

template <class S>
bool Trainer<S>::awaits_validation() const {
  const TrainingPosition& position = state_.position;
  return config_.validation > 0 && position.epoch > 0 && position.step_in_epoch == 0 &&
         state_.early_stopping.validated_epoch != position.epoch;
}

template <class S>
void Trainer<S>::ReportValidation(const RunningMetrics& metrics) {
  NN_ASSERT(awaits_validation());
  if (state_.early_stopping.Report(state_.position.epoch, metrics, config_.patience)) {
    state_.best_parameters = state_.parameters;
  }
  if (state_.early_stopping.stopped) RestoreBest();
}

template <class S>
Result<void> Trainer<S>::SetLearningRate(double learning_rate) {
  Result<void> checked = CheckLearningRate(learning_rate);
  if (checked) config_.learning_rate = learning_rate;
  return checked;
}

template <class S>
Result<void> Trainer<S>::SetEpochs(Index epochs) {
  TrainingConfig changed = config_;
  changed.epochs = epochs;
  Result<void> checked = CheckConfig(changed);
  if (checked) config_ = changed;
  return checked;
}

template <class S>
Result<void> Trainer<S>::SetPatience(Index patience) {
  Result<void> checked = CheckPatience(patience, config_.validation);
  if (!checked) return checked;
  config_.patience = patience;
  state_.early_stopping.stopped = false;
  return checked;
}

template <class S>
Result<void> Trainer<S>::SetGradientMethod(const GradientSpec& spec) {
  Result<std::unique_ptr<GradientMethod<S>>> method = MakeGradientMethod<S>(spec);
  if (!method) return std::unexpected(method.error());
  if (Result<void> kept = ReserveSteps(spec); !kept) return kept;
  method_ = std::move(*method);
  config_.gradient = spec;
  if (!spec.method->exact) active_.MarkAll();
  step_begun_ = false;
  sharing_.Restart();
  return {};
}

template <class S>
double Trainer<S>::ProbeGradient(Budget& budget) {
  if (!step_begun_) BeginStep();
  const double before = method_->fraction();
  step_begun_ = !method_->Advance(budget);
  return method_->fraction() - before;
}

template <class S>
Result<void> Trainer<S>::Restore(TrainingState<S> state) {
  if (state.parameters.size() != state_.parameters.size() ||
      state.optimizer.size() != state_.optimizer.size()) {
    return Fail("the training state has ", state.parameters.size(), " parameters and ",
                state.optimizer.size(), " values of the optimiser; this run has ",
                state_.parameters.size(), " and ", state_.optimizer.size(),
                "; it was captured with another network or optimiser");
  }
  // Unsigned: Index has 32 bits in wasm, and the state may come from damaged bytes.
  if (state.position.step_in_epoch >= static_cast<std::size_t>(steps_per_epoch())) {
    return Fail("the training state stands at step ", state.position.step_in_epoch,
                " of an epoch that has ", steps_per_epoch(),
                " steps; it was captured with other data or another batch size");
  }
  const EarlyStopping& early = state.early_stopping;
  const bool has_best = early.best_epoch > 0;
  if (early.best_epoch > early.validated_epoch || early.validated_epoch > state.position.epoch ||
      state.best_parameters.size() != (has_best ? state_.parameters.size() : 0)) {
    return Fail("the training state's best weights, of epoch ", early.best_epoch,
                ", do not fit the run: it is damaged");
  }
  const Checkpoint<S>& good = state.good;
  if (good.step > state.position.step || good.parameters.size() != state_.parameters.size() ||
      good.optimizer.size() != state_.optimizer.size()) {
    return Fail("the training state's last good weights, of step ", good.step,
                ", do not fit the run: it is damaged");
  }
  const std::size_t best = state_.parameters.size() * sizeof(S);
  if (Result<void> fits = CheckMemory(static_cast<std::int64_t>(best), "restoring this run"); !fits)
    return fits;
  MakeRoomForBest(state);
  state_ = std::move(state);
  step_begun_ = false;
  divergence_.reset();
  // It is not known which examples the run has learned from.
  if (state_.position.step > 0) active_.MarkAll();
  ShuffleEpoch();
  return {};
}

template <class S>
Result<void> Trainer<S>::BeginFrom(FlatVector<S> parameters) {
  const FlatVector<S> nothing_remembered(state_.optimizer.size());
  return Restore({.position = {},
                  .epoch_metrics = {},
                  .loss_course = LossTracker::Beginning(guessing_),
                  .parameters = parameters,
                  .optimizer = nothing_remembered,
                  .good = {.parameters = parameters, .optimizer = nothing_remembered}});
}

template class Trainer<float>;
template class Trainer<double>;

}  // namespace nn
