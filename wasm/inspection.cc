#include "wasm/inspection.h"

#include <vector>

#include "wasm/deadline.h"
#include "wasm/call_check.h"

using namespace emscripten;

AnswersOrNullOrError AnswersOf(const nn::Plan<float>& plan,
                               const nn::Evaluation<float>& evaluation) {
  const nn::ConstMatrixView<float> found = evaluation.outputs();
  if (found.rows() == 0) return AnswersOrNullOrError(val::null());
  CallCheck check;
  check.Memory(std::int64_t{found.size()} * std::int64_t{sizeof(float)} + found.rows(),
               "examining this network");
  if (!check.ok()) return AnswersOrNullOrError(check.refusal());
  std::vector<float> outputs(found.data(), found.data() + found.size());
  plan.loss().Predict({outputs.data(), found.rows(), found.cols()});
  const nn::Examples& examples = evaluation.examples();
  std::vector<std::uint8_t> labels;
  labels.reserve(examples.size());
  for (const std::uint32_t row : examples.rows())
    labels.push_back(static_cast<std::uint8_t>(examples.dataset().label(row)));
  val answers = val::object();
  answers.set("outputs", CopyOut<Float32Array>(std::span<const float>(outputs)));
  answers.set("labels", CopyOut<Uint8Array>(std::span<const std::uint8_t>(labels)));
  answers.set("rows", CopyOut<Uint32Array>(std::span<const std::uint32_t>(examples.rows())));
  return AnswersOrNullOrError(answers);
}

Uint8ArrayOrError ImagesOf(const nn::Examples& examples, const Uint32Array& places) {
  CallCheck check;
  std::vector<std::uint32_t> rows = convertJSArrayToNumberVector<std::uint32_t>(places);
  for (std::uint32_t& row : rows) {
    check.Place("the place", row, examples.size());
    if (!check.ok()) return Uint8ArrayOrError(check.refusal());
    row = examples.rows()[row];
  }
  return DatasetImages(examples.dataset(), rows);
}

ModelEvaluationOrError CreateModelEvaluation(const std::shared_ptr<Model>& model,
                                             const SharedDataset& dataset) {
  auto created = nn::Evaluation<float>::Create(model->plan(), dataset);
  return ValueOrError<ModelEvaluationOrError>(std::move(created).transform([&](auto evaluation) {
    return std::make_unique<ModelEvaluation>(model, std::move(evaluation));
  }));
}

EvaluationProgress ModelEvaluation::Advance(double milliseconds) {
  Deadline deadline(milliseconds);
  const bool finished = evaluation_->Advance(model_->parameters(), deadline);
  return {finished, evaluation_->fraction()};
}

void RegisterInspection() {
  register_type<AnswersOrNullOrError>(
      "{ outputs: Float32Array; labels: Uint8Array; rows: Uint32Array } | null | Error");
  value_object<EvaluationProgress>("EvaluationProgress")
      .field("finished", &EvaluationProgress::finished)
      .field("fraction", &EvaluationProgress::fraction);
  class_<ModelEvaluation>("ModelEvaluation")
      .function("advance", &ModelEvaluation::Advance)
      .function("answers", &ModelEvaluation::Answers)
      .function("images", &ModelEvaluation::Images);
  register_type<ModelEvaluationOrError>("ModelEvaluation | Error");
  function("createModelEvaluation", &CreateModelEvaluation);
}
