#pragma once

#include <memory>
#include <string>

#include "core/train/evaluation.h"
#include "core/train/trainer.h"
#include "wasm/gradient_subject.h"
#include "wasm/inference.h"
#include "wasm/inspection.h"
#include "wasm/model.h"
#include "wasm/network_health.h"
#include "wasm/values.h"
#include "wasm/run_config.h"

struct Position {
  double step;
  double epoch;
  double epochs;
  double stepInEpoch;
  double stepsPerEpoch;
  bool done;
  double learningRate;
  bool awaitsValidation;  ///< the epoch that just ended has to be evaluated on the validation set
                          ///< before training goes on
  bool stoppedEarly;
  double bestEpoch;  ///< by validation accuracy; 0 = none yet
  double bestLoss;
  double bestAccuracy;
  bool usesBest;  ///< the weights in use are those of bestEpoch
};

/// The results of a slice of training; see Position for the position it reached.
struct Slice : Position {
  double stepFraction;  ///< of the unfinished step, 0 … 1
  Float32Array losses{
      emscripten::val::undefined()};  ///< one per step: the mini-batch's loss before the update
  Float32Array accuracies{emscripten::val::undefined()};  ///< likewise, share of correct answers
  double examples;                                        ///< images learned from in this slice
  bool epochEnded;
  std::string
      diverged;      ///< why the slice's last step diverged, and what to try; empty when it did not
  double epochLoss;  ///< mean over the epoch so far
  double epochAccuracy;
};

struct EvaluationResult {
  bool finished;
  double fraction;
  double loss;
  double accuracy;
};

/// The cost of a step with the current gradient method; see nn::StepCost.
struct StepCostValue {
  double lossEvaluations;
  double multiplyAdds;
  bool multiplyAddsEstimated;
};

/// The last nudge of an unfinished step; see nn::Nudge.
struct NudgeValue {
  double parameter;  ///< −1 if there is none
  double before;
  double after;
  double width;
};

/// Trains a network on a data set, in slices of time, for the worker.
class TrainingRun {
 public:
  using Evaluation = std::unique_ptr<nn::Evaluation<float>>;

  /// The evaluations are those of the trainer's plan.
  TrainingRun(std::unique_ptr<nn::Trainer<float>> trainer, Evaluation test, Evaluation validation);

  /// Trains until the time is over, which is at once if it is not a number, `maximum_steps` steps
  /// are complete, an epoch ends, or a step diverges. Makes no step while validation is awaited.
  Slice Advance(double milliseconds, double maximum_steps);
  /// Continues to evaluate the "test" or the "validation" set; after a completed training step, the
  /// evaluation starts again. The validation of an epoch that has just ended counts for early
  /// stopping; if it stops the run, the weights of the best epoch are used from then on.
  EvaluationResult Evaluate(const std::string& which, double milliseconds);
  /// The cost of the step that was probed last.
  StepCostValue Cost() const;
  NudgeValue LatestNudge() const;
  /// Computes gradients of the next step for this time and discards them, to measure how long one
  /// takes; at most a quarter of a second. Returns how many, as a fraction: a gradient may take
  /// longer than the call, and the next call continues it.
  double Probe(double milliseconds);
  Float32ArrayOrError Predict(const Uint8Array& pixels);
  std::string OutputKind() const;
  std::string Layers() const { return nn::LayersToString(trainer_->config().model); }
  Float32ArrayOrError Activations(const Uint8Array& pixels);
  Float32ArrayOrError Contributions(double layer, double place) const;
  Float32ArrayOrError LayerParameters(double layer) const;
  /// Returns the answers to the "test" or the "validation" set, from its last evaluation; null
  /// while one is under way.
  AnswersOrNullOrError Answers(const std::string& which) const;
  /// Returns images of the same set.
  Uint8ArrayOrError Images(const std::string& which, const Uint32Array& places) const;
  Position Where() const;

  ErrorOrNothing SetLearningRate(double learning_rate);
  ErrorOrNothing SetEpochs(double epochs);
  ErrorOrNothing SetPatience(double epochs);
  /// Restores the weights of the best epoch, if there is one.
  void RestoreBest();
  ErrorOrNothing SetGradient(const std::string& method, double step_size, double directions);

  /// Returns the current state for comparing gradients, with the mini-batch of the next step.
  GradientSubject TakeGradientSubject();
  /// Returns the state as bytes, or an Error if there is no memory for them.
  Uint8ArrayOrError Capture() const;
  /// `variant` names the build that captured the bytes. A run from another build continues, though
  /// perhaps not bit for bit.
  ErrorOrNothing Restore(const Uint8Array& bytes, const std::string& variant);

  /// Returns the network in its current state.
  ModelOrError TakeModel() const;
  /// Sets the run to its first step, with a model's parameters in place of random ones.
  ErrorOrNothing BeginFrom(const Model& model);

  /// Measures the updates of one in `every` steps from the next step on; 0 stops. See
  /// nn::UpdateWatch.
  ErrorOrNothing WatchUpdates(double every);
  /// Returns the updates measured since the last call.
  StepUpdates TakeUpdates() { return ReportUpdates(watch_.Take()); }

 private:
  struct Measurement {
    Evaluation evaluation;
    bool under_way = false;
  };

  void ForgetMeasurements();
  const nn::Evaluation<float>& EvaluationOn(const std::string& which) const {
    return *(which == "validation" ? validation_ : test_).evaluation;
  }

  std::unique_ptr<nn::Trainer<float>> trainer_;
  Measurement test_;
  Measurement validation_;
  Inference inference_;
  nn::UpdateWatch watch_;
};

TrainingRunOrError CreateRun(const std::shared_ptr<nn::Dataset>& train,
                             const std::shared_ptr<nn::Dataset>& test, const RunConfig& config);
