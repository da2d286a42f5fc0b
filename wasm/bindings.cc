#include <emscripten/bind.h>

#include <memory>

#include "core/data/csv_reader.h"
#include "core/data/dataset.h"
#include "core/data/digit_generator.h"
#include "core/data/drawing.h"
#include "wasm/training_run.h"
#include "wasm/values.h"

using namespace emscripten;

namespace {

using SharedDataset = std::shared_ptr<nn::Dataset>;

std::unique_ptr<nn::CsvReader> MakeCsvReader(double row_limit) {
  return std::make_unique<nn::CsvReader>(nn::CsvOptions{.row_limit = static_cast<std::size_t>(row_limit)});
}

bool PushCsv(nn::CsvReader& reader, const Uint8Array& chunk) { return reader.Push(CopyIn(chunk)); }

DatasetOrError FinishCsv(nn::CsvReader& reader) {
  return ValueOrError<DatasetOrError>(
      reader.Finish().transform([](nn::Dataset dataset) { return std::make_shared<nn::Dataset>(std::move(dataset)); }));
}

CsvReportValue CsvReportOf(const nn::CsvReader& reader) { return ReportValue(reader.report()); }
double CsvRows(const nn::CsvReader& reader) { return static_cast<double>(reader.rows()); }

SharedDataset GenerateDigits(double count, double seed, double first) {
  return std::make_shared<nn::Dataset>(nn::GenerateDigits(static_cast<std::uint32_t>(count), static_cast<std::uint64_t>(seed),
                                                          static_cast<std::uint32_t>(first)));
}

double DatasetSize(const nn::Dataset& dataset) { return static_cast<double>(dataset.size()); }
double DatasetBytes(const nn::Dataset& dataset) { return static_cast<double>(dataset.bytes()); }
double DatasetLabel(const nn::Dataset& dataset, double row) { return dataset.label(static_cast<std::size_t>(row)); }

Uint8Array DatasetPixels(const nn::Dataset& dataset, double row) {
  return CopyOut<Uint8Array>(std::span<const std::uint8_t>(dataset.pixels(static_cast<std::size_t>(row))));
}

Uint32Array DatasetClassCounts(const nn::Dataset& dataset) {
  const auto counts = dataset.ClassCounts();
  return CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts));
}

OptionalUint8Array FrameDrawing(const Uint8Array& ink, double width, double height) {
  const auto frame = nn::FrameDrawing(CopyIn(ink), static_cast<int>(width), static_cast<int>(height));
  if (!frame) return OptionalUint8Array(val::null());
  return OptionalUint8Array(CopyOut<Uint8Array>(std::span<const std::uint8_t>(*frame)));
}

/// The fields of a Position, also for what derives from it.
template <class T>
void RegisterPosition(value_object<T>& object) {
  object.field("step", static_cast<double T::*>(&T::step))
      .field("epoch", static_cast<double T::*>(&T::epoch))
      .field("epochs", static_cast<double T::*>(&T::epochs))
      .field("stepInEpoch", static_cast<double T::*>(&T::stepInEpoch))
      .field("stepsPerEpoch", static_cast<double T::*>(&T::stepsPerEpoch))
      .field("done", static_cast<bool T::*>(&T::done))
      .field("learningRate", static_cast<double T::*>(&T::learningRate));
}

std::string Variant() { return GRADLAB_VARIANT; }

}  // namespace

EMSCRIPTEN_BINDINGS(gradlab) {
  register_type<Uint8Array>("Uint8Array");
  register_type<OptionalUint8Array>("Uint8Array | null");
  register_type<Uint32Array>("Uint32Array");
  register_type<Float32Array>("Float32Array");
  register_type<ErrorOrNothing>("Error | undefined");
  register_type<CsvReportValue>(
      "{ rows: number; skipped: number; header: boolean;"
      " problems: { row: number; column: number; byte: number; message: string }[] }");
  register_type<DatasetOrError>("Dataset | Error");
  register_type<NetworkSpecOrError>("NetworkSpec | Error");
  register_type<NetworkSummaryOrError>(
      "{ layers: { name: string; outputShape: string; parameters: number }[]; parameters: number; multiplyAdds: number }"
      " | Error");
  register_type<TrainingRunOrError>("TrainingRun | Error");

  value_object<NetworkSpec>("NetworkSpec")
      .field("layers", &NetworkSpec::layers)
      .field("loss", &NetworkSpec::loss)
      .field("init", &NetworkSpec::init);
  value_object<RunConfig>("RunConfig")
      .field("layers", &RunConfig::layers)
      .field("loss", &RunConfig::loss)
      .field("init", &RunConfig::init)
      .field("gradient", &RunConfig::gradient)
      .field("h", &RunConfig::h)
      .field("lr", &RunConfig::lr)
      .field("batch", &RunConfig::batch)
      .field("epochs", &RunConfig::epochs)
      .field("seed", &RunConfig::seed);
  value_object<Position> position("Position");
  RegisterPosition(position);
  value_object<Slice> slice("Slice");
  RegisterPosition(slice);
  slice.field("stepFraction", &Slice::stepFraction)
      .field("losses", &Slice::losses)
      .field("accuracies", &Slice::accuracies)
      .field("examples", &Slice::examples)
      .field("epochEnded", &Slice::epochEnded)
      .field("epochLoss", &Slice::epochLoss)
      .field("epochAccuracy", &Slice::epochAccuracy);
  value_object<EvaluationResult>("Evaluation")
      .field("finished", &EvaluationResult::finished)
      .field("fraction", &EvaluationResult::fraction)
      .field("loss", &EvaluationResult::loss)
      .field("accuracy", &EvaluationResult::accuracy);
  value_object<Price>("Price")
      .field("lossEvaluationsPerStep", &Price::lossEvaluationsPerStep)
      .field("secondsPerStep", &Price::secondsPerStep)
      .field("stepsPerEpoch", &Price::stepsPerEpoch)
      .field("secondsPerEpoch", &Price::secondsPerEpoch)
      .field("measuredFraction", &Price::measuredFraction);

  class_<nn::Dataset>("Dataset")
      .smart_ptr<SharedDataset>("SharedDataset")
      .function("size", &DatasetSize)
      .function("classCounts", &DatasetClassCounts)
      .function("pixels", &DatasetPixels)
      .function("label", &DatasetLabel)
      .function("bytes", &DatasetBytes);
  class_<nn::CsvReader>("CsvReader")
      .constructor(&MakeCsvReader)
      .function("push", &PushCsv)
      .function("rows", &CsvRows)
      .function("finish", &FinishCsv)
      .function("report", &CsvReportOf);
  class_<TrainingRun>("TrainingRun")
      .smart_ptr<std::shared_ptr<TrainingRun>>("SharedTrainingRun")
      .function("advance", &TrainingRun::Advance)
      .function("evaluate", &TrainingRun::Evaluate)
      .function("price", &TrainingRun::MeasurePrice)
      .function("predict", &TrainingRun::Predict)
      .function("outputKind", &TrainingRun::OutputKind)
      .function("position", &TrainingRun::Where)
      .function("setLearningRate", &TrainingRun::SetLearningRate)
      .function("setEpochs", &TrainingRun::SetEpochs)
      .function("setGradient", &TrainingRun::SetGradient)
      .function("capture", &TrainingRun::Capture)
      .function("restore", &TrainingRun::Restore);

  function("generateDigits", &GenerateDigits);
  function("frameDrawing", &FrameDrawing);
  function("presetNetwork", &PresetNetwork);
  function("describeNetwork", &DescribeNetwork);
  function("createRun", &CreateRun);
  function("variant", &Variant);
}
