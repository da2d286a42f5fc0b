#include "wasm/training_run.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/data/stratified_split.h"
#include "core/linalg/kernel_variant.h"
#include "wasm/deadline.h"

namespace {

nn::StateOrigin OriginOf(const nn::Trainer<float>& trainer,
                         const std::string& variant = nn::KernelVariant()) {
  const nn::ModelSpec& model = trainer.config().model;
  return {nn::Join(nn::LayersToString(model), " with ", model.loss->name, " loss and ",
                   nn::ToString(trainer.config().optimizer.kind), ", seed ", trainer.config().seed),
          variant};
}

}  // namespace

TrainingRun::TrainingRun(std::unique_ptr<nn::Trainer<float>> trainer, Evaluation test,
                         Evaluation validation)
    : trainer_(std::move(trainer)),
      test_{std::move(test)},
      validation_{std::move(validation)},
      inference_(trainer_->plan()) {}

Position TrainingRun::Where() const {
  const nn::TrainingPosition& position = trainer_->position();
  return {.step = static_cast<double>(position.step),
          .epoch = static_cast<double>(position.epoch),
          .epochs = static_cast<double>(trainer_->config().epochs),
          .stepInEpoch = static_cast<double>(position.step_in_epoch),
          .stepsPerEpoch = static_cast<double>(trainer_->steps_per_epoch()),
          .done = trainer_->done(),
          .learningRate = trainer_->current_learning_rate(),
          .awaitsValidation = trainer_->awaits_validation(),
          .stoppedEarly = trainer_->early_stopping().stopped,
          .bestEpoch = static_cast<double>(trainer_->early_stopping().best_epoch),
          .bestLoss = trainer_->early_stopping().best_loss,
          .bestAccuracy = trainer_->early_stopping().best_accuracy,
          .usesBest = trainer_->uses_best()};
}

Slice TrainingRun::Advance(double milliseconds, double maximum_steps) {
  Deadline deadline(milliseconds);
  std::vector<float> losses;
  std::vector<float> accuracies;
  Slice slice{};
  const std::uint32_t first_epoch = trainer_->position().epoch;
  while (!trainer_->done() && !trainer_->awaits_validation() && !slice.epochEnded &&
         slice.diverged.empty() && static_cast<double>(losses.size()) < maximum_steps) {
    watch_.Before(trainer_->position().step, trainer_->parameters());
    if (!trainer_->AdvanceStep(deadline)) break;
    // A step that diverged has been undone.
    if (trainer_->divergence()) watch_.Forget();
    watch_.After(trainer_->plan(), trainer_->parameters(), trainer_->gradient_method().gradient());
    const nn::StepMetrics& step = trainer_->last_step();
    losses.push_back(static_cast<float>(step.loss));
    accuracies.push_back(static_cast<float>(step.accuracy));
    slice.examples += static_cast<double>(step.examples);
    slice.epochEnded = trainer_->position().epoch > first_epoch;
    if (trainer_->divergence()) slice.diverged = nn::Describe(*trainer_->divergence());
    ForgetMeasurements();
    if (deadline.expired()) break;
  }
  static_cast<Position&>(slice) = Where();
  slice.stepFraction = trainer_->step_fraction();
  slice.losses = CopyOut<Float32Array>(std::span<const float>(losses));
  slice.accuracies = CopyOut<Float32Array>(std::span<const float>(accuracies));
  slice.epochLoss = trainer_->epoch_metrics().loss();
  slice.epochAccuracy = trainer_->epoch_metrics().accuracy();
  return slice;
}

EvaluationResult TrainingRun::Evaluate(const std::string& which, double milliseconds) {
  auto& [evaluation, under_way] = which == "validation" ? validation_ : test_;
  if (!std::exchange(under_way, true)) evaluation->Begin();
  Deadline deadline(milliseconds);
  const bool finished = evaluation->Advance(trainer_->parameters(), deadline);
  under_way = !finished;
  const nn::RunningMetrics& metrics = evaluation->metrics();
  if (finished && which == "validation" && trainer_->awaits_validation()) {
    trainer_->ReportValidation(metrics);
    if (trainer_->early_stopping().stopped) ForgetMeasurements();
  }
  return {finished, evaluation->fraction(), metrics.loss(), metrics.accuracy()};
}

void TrainingRun::ForgetMeasurements() {
  test_.under_way = false;
  validation_.under_way = false;
}

StepCostValue TrainingRun::Cost() const {
  const nn::StepCost cost = trainer_->Cost();
  return {.lossEvaluations = static_cast<double>(cost.loss_evaluations),
          .multiplyAdds = static_cast<double>(cost.multiply_adds),
          .multiplyAddsEstimated = cost.estimated};
}

NudgeValue TrainingRun::LatestNudge() const {
  const std::optional<nn::Nudge> nudge = trainer_->latest_nudge();
  if (!nudge) return {.parameter = -1, .before = 0, .after = 0, .width = 0};
  return {.parameter = static_cast<double>(nudge->parameter),
          .before = nudge->before,
          .after = nudge->after,
          .width = nudge->width};
}

double TrainingRun::Probe(double milliseconds) {
  constexpr double kLongest = 250;
  double steps = 0;
  for (Deadline deadline(std::min(milliseconds, kLongest)); !deadline.expired();)
    steps += trainer_->ProbeGradient(deadline);
  return steps;
}

Float32ArrayOrError TrainingRun::Predict(const Uint8Array& pixels) {
  return inference_.Predict(trainer_->parameters(), pixels);
}

std::string TrainingRun::OutputKind() const { return inference_.OutputKind(); }

Float32ArrayOrError TrainingRun::Activations(const Uint8Array& pixels) {
  return inference_.Activations(trainer_->parameters(), pixels);
}

Float32ArrayOrError TrainingRun::Contributions(double layer, double place) const {
  return inference_.Contributions(trainer_->parameters(), layer, place);
}

Float32ArrayOrError TrainingRun::LayerParameters(double layer) const {
  return inference_.LayerParameters(trainer_->parameters(), layer);
}

AnswersOrNullOrError TrainingRun::Answers(const std::string& which) const {
  return AnswersOf(trainer_->plan(), EvaluationOn(which));
}

Uint8ArrayOrError TrainingRun::Images(const std::string& which, const Uint32Array& places) const {
  return ImagesOf(EvaluationOn(which).examples(), places);
}

ErrorOrNothing TrainingRun::SetLearningRate(double learning_rate) {
  return NothingOrError(trainer_->SetLearningRate(learning_rate));
}

ErrorOrNothing TrainingRun::SetEpochs(double epochs) {
  CallCheck check;
  const nn::Index count = check.Whole("the number of epochs", epochs);
  if (check.ok()) check.Add(trainer_->SetEpochs(count));
  return ErrorOrNothing(check.refusal());
}

ErrorOrNothing TrainingRun::SetPatience(double epochs) {
  CallCheck check;
  const nn::Index count = check.Whole("the patience", epochs);
  if (check.ok()) check.Add(trainer_->SetPatience(count));
  return ErrorOrNothing(check.refusal());
}

void TrainingRun::RestoreBest() {
  ForgetMeasurements();
  watch_.Forget();
  trainer_->RestoreBest();
}

ErrorOrNothing TrainingRun::SetGradient(const std::string& method, double step_size,
                                        double directions) {
  CallCheck check;
  const nn::GradientSpec spec = GradientSpecOf(check, method, step_size, directions);
  if (check.ok()) check.Add(trainer_->SetGradientMethod(spec));
  return ErrorOrNothing(check.refusal());
}

GradientSubject TrainingRun::TakeGradientSubject() {
  const nn::ModelSpec& model = trainer_->config().model;
  const nn::MiniBatchChoice choice = trainer_->NextMiniBatch();
  std::vector<std::uint8_t> images;
  std::vector<std::uint8_t> labels;
  for (const std::uint32_t row : choice.rows) {
    nn::Image image;
    choice.augmentation.Apply(*choice.dataset, row, image);
    images.insert(images.end(), image.begin(), image.end());
    labels.push_back(static_cast<std::uint8_t>(choice.dataset->label(row)));
  }
  return {.layers = nn::LayersToString(model),
          .loss = std::string(model.loss->name),
          .parameters = CopyOut<Float32Array>(trainer_->parameters()),
          .images = CopyOut<Uint8Array>(std::span<const std::uint8_t>(images)),
          .labels = CopyOut<Uint8Array>(std::span<const std::uint8_t>(labels)),
          .seed = static_cast<double>(choice.pass.seed),
          .step = static_cast<double>(choice.pass.step)};
}

Uint8ArrayOrError TrainingRun::Capture() const {
  const auto bytes = nn::Capture(trainer_->state(), OriginOf(*trainer_));
  if (!bytes) return Uint8ArrayOrError(JsError(bytes.error()));
  return Uint8ArrayOrError(CopyOut<Uint8Array>(std::span<const std::uint8_t>(*bytes)));
}

ErrorOrNothing TrainingRun::Restore(const Uint8Array& bytes, const std::string& variant) {
  CallCheck check;
  check.Memory(static_cast<std::int64_t>(bytes["length"].as<double>()), "restoring this run");
  if (!check.ok()) return ErrorOrNothing(check.refusal());
  auto state = nn::Deserialize<float>(CopyIn(bytes), OriginOf(*trainer_, variant));
  if (!state) return ErrorOrNothing(JsError(state.error()));
  ForgetMeasurements();
  watch_.Forget();
  return NothingOrError(trainer_->Restore(std::move(*state)));
}

ModelOrError TrainingRun::TakeModel() const {
  if (const auto fits = CheckModelMemory(trainer_->plan()); !fits)
    return ModelOrError(JsError(fits.error()));
  auto plan = nn::Plan<float>::Compile(trainer_->config().model);
  NN_ASSERT(plan.has_value());
  const std::span<const float> parameters = trainer_->parameters();
  return ModelOrError(emscripten::val(std::make_shared<Model>(
      std::move(*plan), nn::FlatVector<float>(parameters.begin(), parameters.end()))));
}

ErrorOrNothing TrainingRun::BeginFrom(const Model& model) {
  if (model.spec() != trainer_->config().model) {
    return ErrorOrNothing(JsError({nn::Join("the weights are those of ", model.Layers(),
                                            ", not of the network to be trained, ",
                                            nn::LayersToString(trainer_->config().model))}));
  }
  ForgetMeasurements();
  watch_.Forget();
  return NothingOrError(trainer_->BeginFrom(model.parameters()));
}

ErrorOrNothing TrainingRun::WatchUpdates(double every) {
  CallCheck check;
  const auto steps = static_cast<std::uint32_t>(check.Whole("the number of steps", every));
  if (check.ok())
    check.Add(watch_.Begin(trainer_->position().step, steps, trainer_->parameters().size()));
  return ErrorOrNothing(check.refusal());
}

TrainingRunOrError CreateRun(const std::shared_ptr<nn::Dataset>& train,
                             const std::shared_ptr<nn::Dataset>& test, const RunConfig& config) {
  if (test->size() == 0)
    return TrainingRunOrError(
        JsError({"the test set is empty; choose a file with at least one image"}));
  auto parsed = ConfigOf(config);
  if (!parsed) return TrainingRunOrError(JsError(parsed.error()));
  nn::Result<void> checked = nn::CheckConfig(*parsed);
  if (checked) checked = nn::CheckSplitMemory(*train);
  if (!checked) return TrainingRunOrError(JsError(checked.error()));
  nn::Split split = nn::StratifiedSplit(*train, parsed->validation, parsed->seed);
  if (split.validation.empty()) parsed->validation = 0;  // too few images to hold any out
  auto trainer =
      nn::Trainer<float>::Create(*parsed, {train, std::move(split.training)}, test->size());
  if (!trainer) return TrainingRunOrError(JsError(trainer.error()));
  const nn::Plan<float>& plan = (*trainer)->plan();
  auto on_test = nn::Evaluation<float>::Create(plan, test);
  if (!on_test) return TrainingRunOrError(JsError(on_test.error()));
  auto on_validation =
      nn::Evaluation<float>::Create(plan, nn::Examples(train, std::move(split.validation)));
  if (!on_validation) return TrainingRunOrError(JsError(on_validation.error()));
  return TrainingRunOrError(emscripten::val(std::make_shared<TrainingRun>(
      std::move(*trainer), std::move(*on_test), std::move(*on_validation))));
}
