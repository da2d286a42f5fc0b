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

struct Position {
  double step;
  double epoch;
  double epochs;
  double stepInEpoch;
  double stepsPerEpoch;
  bool done;
  double learningRate;
  bool awaitsValidation;  ///< the epoch that just ended has to be evaluated on the validation set before training goes on
  bool stoppedEarly;
  double bestEpoch;       ///< by validation accuracy; 0 = none yet
  double bestLoss;
  double bestAccuracy;
  bool usesBest;          ///< the weights in use are those of bestEpoch
};

/// What a slice of training did: see Position for where it got.
struct Slice : Position {
  double stepFraction;  ///< of the unfinished step, 0 … 1
  Float32Array losses{emscripten::val::undefined()};      ///< one a completed step: the mini-batch's loss before the update
  Float32Array accuracies{emscripten::val::undefined()};  ///< likewise, share of correct answers
  double examples;        ///< images learned from in this slice
  bool epochEnded;
  std::string diverged;   ///< why the slice's last step diverged, and what to try; empty when it did not
  double epochLoss;       ///< mean over the epoch so far
  double epochAccuracy;
};

struct EvaluationResult {
  bool finished;
  double fraction;
  double loss;
  double accuracy;
};

/// What a step of the gradient method in use costs; see nn::StepCost.
struct StepPrice {
  double lossEvaluations;
  double multiplyAdds;
  bool multiplyAddsEstimated;
};

/// A network learning from a data set, as the worker drives it: by slices of time.
class TrainingRun {
 public:
  TrainingRun(std::unique_ptr<nn::Trainer<float>> trainer, nn::Examples test, nn::Examples validation);

  /// Trains until the time is over, `maximum_steps` steps are complete, an epoch ends, or a step diverges. Not while validation is awaited.
  Slice Advance(double milliseconds, double maximum_steps);
  /// Goes on measuring the "test" or the "validation" set; a completed training step makes it begin anew. The validation of an epoch that
  /// has just ended counts for early stopping; when it stops the run, the weights of the best epoch are in use from then on.
  EvaluationResult Evaluate(const std::string& which, double milliseconds);
  /// Of the step that was probed last.
  StepPrice Cost() const;
  /// Obtains gradients of the next step for so long, and forgets them, to see how long one takes. How many, as a fraction: a step may take
  /// longer than the call, and the next one goes on with it.
  double Probe(double milliseconds);
  Float32Array Predict(const Uint8Array& pixels);
  std::string OutputKind() const;
  std::string Layers() const { return nn::LayersToString(trainer_->config().model); }
  Float32Array Activations(const Uint8Array& pixels);
  Float32Array Contributions(double layer, double place) const;
  Float32Array LayerParameters(double layer) const;
  /// To the "test" or the "validation" set, as last measured; null while that is under way.
  AnswersOrNull Answers(const std::string& which) const;
  /// Of the same set.
  Uint8Array Images(const std::string& which, const Uint32Array& places) const;
  Position Where() const;

  ErrorOrNothing SetLearningRate(double learning_rate);
  ErrorOrNothing SetEpochs(double epochs);
  ErrorOrNothing SetPatience(double epochs);
  /// Puts the weights of the best epoch back, if there is one.
  void RestoreBest();
  ErrorOrNothing SetGradient(const std::string& method, double step_size, double directions);

  /// For comparing gradients where the run stands now, on the mini-batch of its next step.
  GradientSubject TakeGradientSubject();
  Uint8Array Capture() const;
  /// `variant`: of the build that captured the bytes. Another one's run goes on, though perhaps not bit for bit.
  ErrorOrNothing Restore(const Uint8Array& bytes, const std::string& variant);

  /// The network as it is now.
  std::shared_ptr<Model> TakeModel() const;
  /// Puts the run at its first step with a model's parameters in place of random ones.
  ErrorOrNothing BeginFrom(const Model& model);

  /// From the next step on, one in `every` steps is looked at; 0 ends it. See nn::UpdateWatch.
  void WatchUpdates(double every);
  /// What has been seen since it was last asked for.
  StepUpdates TakeUpdates() { return ReportUpdates(watch_.Take()); }

 private:
  struct Measurement {
    nn::Evaluation<float> evaluation;
    bool under_way = false;
  };

  void ForgetMeasurements();
  const nn::Evaluation<float>& EvaluationOn(const std::string& which) const { return (which == "validation" ? validation_ : test_).evaluation; }

  std::unique_ptr<nn::Trainer<float>> trainer_;
  Measurement test_;
  Measurement validation_;
  Inference inference_;
  nn::UpdateWatch watch_;
};

TrainingRunOrError CreateRun(const std::shared_ptr<nn::Dataset>& train, const std::shared_ptr<nn::Dataset>& test,
                             const RunConfig& config);
