#pragma once

#include <emscripten/bind.h>

#include <memory>

#include "core/train/evaluation.h"
#include "wasm/data_sets.h"
#include "wasm/model.h"
#include "wasm/values.h"

/// Functions of the Inspect panel on a network, in training or not.

EMSCRIPTEN_DECLARE_VAL_TYPE(AnswersOrNull)

/// Returns the network's answer to each example of an evaluation; null unless the evaluation has
/// finished.
AnswersOrNull AnswersOf(const nn::Plan<float>& plan, const nn::Evaluation<float>& evaluation);
/// Returns 784 bytes for each of these places in the examples.
Uint8Array ImagesOf(const nn::Examples& examples, const Uint32Array& places);

struct EvaluationProgress {
  bool finished;
  double fraction;
};

/// Evaluates a model on a data set and keeps its answers.
class ModelEvaluation {
 public:
  ModelEvaluation(std::shared_ptr<Model> model, const SharedDataset& dataset);

  EvaluationProgress Advance(double milliseconds);
  AnswersOrNull Answers() const { return AnswersOf(model_->plan(), evaluation_); }
  Uint8Array Images(const Uint32Array& places) const {
    return ImagesOf(evaluation_.examples(), places);
  }

 private:
  std::shared_ptr<Model> model_;
  nn::Evaluation<float> evaluation_;
};

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
