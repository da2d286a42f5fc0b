#pragma once

#include <emscripten/bind.h>

#include <memory>

#include "core/train/evaluation.h"
#include "wasm/data_sets.h"
#include "wasm/model.h"
#include "wasm/values.h"

/// What the Inspect panel asks of a network, in training or not.

EMSCRIPTEN_DECLARE_VAL_TYPE(AnswersOrNull)

/// What an evaluation has found the network to answer to each of its examples; null unless it has finished.
AnswersOrNull AnswersOf(const nn::Plan<float>& plan, const nn::Evaluation<float>& evaluation);
/// 784 bytes for each of these places in the examples.
Uint8Array ImagesOf(const nn::Examples& examples, const Uint32Array& places);

struct EvaluationProgress {
  bool finished;
  double fraction;
};

/// A model measured on a data set, for its answers.
class ModelEvaluation {
 public:
  ModelEvaluation(std::shared_ptr<Model> model, const SharedDataset& dataset);

  EvaluationProgress Advance(double milliseconds);
  AnswersOrNull Answers() const { return AnswersOf(model_->plan(), evaluation_); }
  Uint8Array Images(const Uint32Array& places) const { return ImagesOf(evaluation_.examples(), places); }

 private:
  std::shared_ptr<Model> model_;
  nn::Evaluation<float> evaluation_;
};

/// What a Model and a TrainingRun are asked alike.
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
