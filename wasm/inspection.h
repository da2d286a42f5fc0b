#pragma once

#include <emscripten/bind.h>

#include <memory>

#include "core/train/evaluation.h"
#include "wasm/data_sets.h"
#include "wasm/model.h"
#include "wasm/values.h"

/// Functions of the Inspect panel on a network, in training or not.

EMSCRIPTEN_DECLARE_VAL_TYPE(AnswersOrNullOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(ModelEvaluationOrError)

/// Returns the network's answer to each example of an evaluation; null unless the evaluation has
/// finished.
AnswersOrNullOrError AnswersOf(const nn::Plan<float>& plan,
                               const nn::Evaluation<float>& evaluation);
/// Returns 784 bytes for each of these places in the examples.
Uint8ArrayOrError ImagesOf(const nn::Examples& examples, const Uint32Array& places);

struct EvaluationProgress {
  bool finished;
  double fraction;
};

/// Evaluates a model on a data set and keeps its answers.
class ModelEvaluation {
 public:
  ModelEvaluation(std::shared_ptr<Model> model, std::unique_ptr<nn::Evaluation<float>> evaluation)
      : model_(std::move(model)), evaluation_(std::move(evaluation)) {}

  EvaluationProgress Advance(double milliseconds);
  AnswersOrNullOrError Answers() const { return AnswersOf(model_->plan(), *evaluation_); }
  Uint8ArrayOrError Images(const Uint32Array& places) const {
    return ImagesOf(evaluation_->examples(), places);
  }

 private:
  std::shared_ptr<Model> model_;
  std::unique_ptr<nn::Evaluation<float>> evaluation_;
};

ModelEvaluationOrError CreateModelEvaluation(const std::shared_ptr<Model>& model,
                                             const SharedDataset& dataset);

/// Registers the functions that Model and TrainingRun have in common.
template <class Class>
void RegisterNetwork(Class& network) {
  using Network = typename Class::class_type;
  network.function("layers", &Network::Layers)
      .function("predict", &Network::Predict)
      .function("outputKind", &Network::OutputKind)
      .function("activations", &Network::Activations)
      .function("contributions", &Network::Contributions)
      .function("layerParameters", &Network::LayerParameters);
}

void RegisterInspection();
