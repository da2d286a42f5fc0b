#include "wasm/inspection.h"

#include <vector>

#include "wasm/deadline.h"

using namespace emscripten;

AnswersOrNull AnswersOf(const nn::Plan<float>& plan, const nn::Evaluation<float>& evaluation) {
  const nn::ConstMatrixView<float> found = evaluation.outputs();
  if (found.rows() == 0) return AnswersOrNull(val::null());
  std::vector<float> outputs(found.data(), found.data() + found.size());
  plan.loss().Predict({outputs.data(), found.rows(), found.cols()});
  const nn::Examples& examples = evaluation.examples();
  std::vector<std::uint8_t> labels;
  for (const std::uint32_t row : examples.rows())
    labels.push_back(static_cast<std::uint8_t>(examples.dataset().label(row)));
  val answers = val::object();
  answers.set("outputs", CopyOut<Float32Array>(std::span<const float>(outputs)));
  answers.set("labels", CopyOut<Uint8Array>(std::span<const std::uint8_t>(labels)));
  answers.set("rows", CopyOut<Uint32Array>(std::span<const std::uint32_t>(examples.rows())));
  return AnswersOrNull(answers);
}

Uint8Array ImagesOf(const nn::Examples& examples, const Uint32Array& places) {
  std::vector<std::uint32_t> rows = convertJSArrayToNumberVector<std::uint32_t>(places);
  for (std::uint32_t& row : rows) row = examples.rows().at(row);
  return DatasetImages(examples.dataset(), rows);
}

ModelEvaluation::ModelEvaluation(std::shared_ptr<Model> model, const SharedDataset& dataset)
    : model_(std::move(model)), evaluation_(model_->plan(), dataset) {
  evaluation_.Begin();
}

EvaluationProgress ModelEvaluation::Advance(double milliseconds) {
  Deadline deadline(milliseconds);
  const bool finished = evaluation_.Advance(model_->parameters(), {}, deadline);
  return {finished, evaluation_.fraction()};
}

void RegisterInspection() {
  register_type<AnswersOrNull>(
      "{ outputs: Float32Array; labels: Uint8Array; rows: Uint32Array } | null");
  value_object<EvaluationProgress>("EvaluationProgress")
      .field("finished", &EvaluationProgress::finished)
      .field("fraction", &EvaluationProgress::fraction);
  class_<ModelEvaluation>("ModelEvaluation")
      .constructor<std::shared_ptr<Model>, const SharedDataset&>()
      .function("advance", &ModelEvaluation::Advance)
      .function("answers", &ModelEvaluation::Answers)
      .function("images", &ModelEvaluation::Images);
}
