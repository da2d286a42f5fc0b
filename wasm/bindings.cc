#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/threading.h>

#include <memory>

#include "core/data/drawing/drawing.h"
#include "core/linalg/kernel_variant.h"
#include "core/parallel/parallel.h"
#include "core/parallel/threading_tuner.h"
#include "wasm/data_files.h"
#include "wasm/data_sets.h"
#include "wasm/gradient_subject.h"
#include "wasm/inspection.h"
#include "wasm/model.h"
#include "wasm/network.h"
#include "wasm/network_health.h"
#include "wasm/training_run.h"
#include "wasm/values.h"
#include "wasm/run_config.h"

using namespace emscripten;

namespace {

OptionalUint8ArrayOrError FrameDrawing(const Uint8Array& ink, double width, double height) {
  constexpr nn::Index kLongestSide = 10'000;
  CallCheck check;
  const nn::Index columns = check.Whole("the width", width, 0, kLongestSide);
  const nn::Index rows = check.Whole("the height", height, 0, kLongestSide);
  check.Whole("the number of pixels", ink["length"].as<double>(), columns * rows, columns * rows);
  check.Memory(std::int64_t{columns} * rows, "copying these images");
  if (!check.ok()) return OptionalUint8ArrayOrError(check.refusal());
  const auto frame =
      nn::FrameDrawing(CopyIn(ink), static_cast<int>(columns), static_cast<int>(rows));
  if (!frame) return OptionalUint8ArrayOrError(val::null());
  return OptionalUint8ArrayOrError(CopyOut<Uint8Array>(std::span<const std::uint8_t>(*frame)));
}

/// Registers the fields of a Position, also for types that derive from it.
template <class T>
void RegisterPosition(value_object<T>& object) {
  object.field("step", static_cast<double T::*>(&T::step))
      .field("epoch", static_cast<double T::*>(&T::epoch))
      .field("epochs", static_cast<double T::*>(&T::epochs))
      .field("stepInEpoch", static_cast<double T::*>(&T::stepInEpoch))
      .field("stepsPerEpoch", static_cast<double T::*>(&T::stepsPerEpoch))
      .field("done", static_cast<bool T::*>(&T::done))
      .field("learningRate", static_cast<double T::*>(&T::learningRate))
      .field("awaitsValidation", static_cast<bool T::*>(&T::awaitsValidation))
      .field("stoppedEarly", static_cast<bool T::*>(&T::stoppedEarly))
      .field("bestEpoch", static_cast<double T::*>(&T::bestEpoch))
      .field("bestLoss", static_cast<double T::*>(&T::bestLoss))
      .field("bestAccuracy", static_cast<double T::*>(&T::bestAccuracy))
      .field("usesBest", static_cast<bool T::*>(&T::usesBest));
}

#define LAYER_VALUE                                                                             \
  "{ name: string; kind: string; activation: boolean; units: number; filters: number; kernel: " \
  "number; stride: number; "                                                                    \
  "padding: number;"                                                                            \
  " rate: number; outputShape: string; height: number; width: number; channels: number; "       \
  "parameters: number;"                                                                         \
  " multiplyAdds: number }"

std::string Variant() { return nn::KernelVariant(); }

/// Sets the number of threads, which stays at one in a module linked without threads. Gives the
/// core the browser's clock, with which it measures whether several threads are worth using.
ErrorOrNothing SetThreadCount(double count) {
  constexpr nn::Index kMostThreads = 64;
  CallCheck check;
  const nn::Index threads = check.Whole("the number of threads", count, 1, kMostThreads);
  if (!check.ok()) return ErrorOrNothing(check.refusal());
  if (emscripten_has_threading_support()) {
    nn::ThreadingTuner::SetClock([] { return emscripten_get_now() / 1000; });
    nn::SetThreadCount(static_cast<int>(threads));
  }
  return ErrorOrNothing(val::undefined());
}

}  // namespace

EMSCRIPTEN_BINDINGS(gradlab) {
  register_type<OptionalUint8ArrayOrError>("Uint8Array | null | Error");
  register_type<Float32ArrayOrError>("Float32Array | Error");
  register_type<Uint8ArrayOrError>("Uint8Array | Error");
  register_type<Uint32Array>("Uint32Array");
  register_type<ErrorOrNothing>("Error | undefined");
  register_type<CsvReportValue>(
      "{ rows: number; skipped: number; header: boolean;"
      " problems: { row: number; column: number; byte: number; message: string }[] }");
  register_type<DatasetOrError>("Dataset | Error");
  register_type<SplitCountsOrError>("SplitCounts | Error");
  register_type<CsvReaderOrError>("CsvReader | Error");
  register_type<IdxReaderOrError>("IdxReader | Error");
  register_type<IdxFileOrError>("IdxFile | Error");
  register_type<NetworkSpecOrError>("NetworkSpec | Error");
  register_type<NetworkSummaryOrError>(
      "{ layers: " LAYER_VALUE
      "[]; parameters: number; multiplyAdds: number; outputKind: string } | Error");
  register_type<NetworkShapesOrError>(
      "{ layers: " LAYER_VALUE
      "[]; parameters: number; multiplyAdds: number; activations: string[];"
      " problem: { place: number; message: string } | null } | Error");
  register_type<TrainingRunOrError>("TrainingRun | Error");
  register_type<TensorShapes>("{ name: string; shape: number[] }[]");
  register_type<TensorShapesOrError>("{ name: string; shape: number[] }[] | Error");
  register_type<ModelOrError>("Model | Error");

  RegisterRunConfig();
  value_object<SplitCounts>("SplitCounts")
      .field("training", &SplitCounts::training)
      .field("validation", &SplitCounts::validation)
      .field("trainingClasses", &SplitCounts::training_classes)
      .field("validationClasses", &SplitCounts::validation_classes);
  value_object<Position> position("Position");
  RegisterPosition(position);
  value_object<Slice> slice("Slice");
  RegisterPosition(slice);
  slice.field("stepFraction", &Slice::stepFraction)
      .field("losses", &Slice::losses)
      .field("accuracies", &Slice::accuracies)
      .field("examples", &Slice::examples)
      .field("epochEnded", &Slice::epochEnded)
      .field("diverged", &Slice::diverged)
      .field("epochLoss", &Slice::epochLoss)
      .field("epochAccuracy", &Slice::epochAccuracy);
  value_object<EvaluationResult>("Evaluation")
      .field("finished", &EvaluationResult::finished)
      .field("fraction", &EvaluationResult::fraction)
      .field("loss", &EvaluationResult::loss)
      .field("accuracy", &EvaluationResult::accuracy);
  value_object<NudgeValue>("NudgeValue")
      .field("parameter", &NudgeValue::parameter)
      .field("before", &NudgeValue::before)
      .field("after", &NudgeValue::after)
      .field("width", &NudgeValue::width);
  value_object<StepCostValue>("StepCostValue")
      .field("lossEvaluations", &StepCostValue::lossEvaluations)
      .field("multiplyAdds", &StepCostValue::multiplyAdds)
      .field("multiplyAddsEstimated", &StepCostValue::multiplyAddsEstimated);

  class_<nn::Dataset>("Dataset")
      .smart_ptr<SharedDataset>("SharedDataset")
      .function("size", &DatasetSize)
      .function("classCounts", &DatasetClassCounts)
      .function("bytes", &DatasetBytes)
      .function("labels", &DatasetLabels)
      .function("images",
                select_overload<Uint8ArrayOrError(const nn::Dataset&, const Uint32Array&)>(
                    &DatasetImages))
      .function("with", &DatasetWith)
      .function("fingerprint", &DatasetFingerprint)
      .function("splitCounts", &CountSplit)
      .function("augmentPreview", &AugmentPreview);
  class_<nn::CsvReader>("CsvReader")
      .function("push", &PushCsv)
      .function("rows", &CsvRows)
      .function("finish", &FinishCsv)
      .function("report", &CsvReportOf);
  class_<IdxFile>("IdxFile");
  class_<nn::IdxReader>("IdxReader")
      .function("push", &PushIdx)
      .function("rows", &IdxRows)
      .function("finish", &FinishIdx);
  class_<DatasetWriter>("DatasetWriter")
      .constructor<const SharedDataset&, const std::string&>()
      .function("next", &DatasetWriter::Next);
  RegisterGradientSubject();
  RegisterInspection();
  class_<TrainingRun> run("TrainingRun");
  RegisterNetwork(run);
  run.smart_ptr<std::shared_ptr<TrainingRun>>("SharedTrainingRun")
      .function("advance", &TrainingRun::Advance)
      .function("evaluate", &TrainingRun::Evaluate)
      .function("cost", &TrainingRun::Cost)
      .function("latestNudge", &TrainingRun::LatestNudge)
      .function("probe", &TrainingRun::Probe)
      .function("answers", &TrainingRun::Answers)
      .function("images", &TrainingRun::Images)
      .function("position", &TrainingRun::Where)
      .function("setLearningRate", &TrainingRun::SetLearningRate)
      .function("setEpochs", &TrainingRun::SetEpochs)
      .function("setPatience", &TrainingRun::SetPatience)
      .function("restoreBest", &TrainingRun::RestoreBest)
      .function("setGradient", &TrainingRun::SetGradient)
      .function("gradientSubject", &TrainingRun::TakeGradientSubject)
      .function("capture", &TrainingRun::Capture)
      .function("restore", &TrainingRun::Restore)
      .function("model", &TrainingRun::TakeModel)
      .function("beginFrom", &TrainingRun::BeginFrom)
      .function("watchUpdates", &TrainingRun::WatchUpdates)
      .function("takeUpdates", &TrainingRun::TakeUpdates);
  class_<Model> model("Model");
  RegisterNetwork(model);
  model.smart_ptr<std::shared_ptr<Model>>("SharedModel")
      .function("loss", &Model::Loss)
      .function("tensors", &Model::Tensors)
      .function("values", &Model::Values)
      .function("onnx", &Model::Onnx);

  RegisterNetworkHealth();

  function("generateDigits", &GenerateDigits);
  function("createCsvReader", &CreateCsvReader);
  function("createIdxReader", &CreateIdxReader);
  function("pairIdx", &PairIdx);
  function("datasetFromBytes", &DatasetFromBytes);
  function("checksum", &ChecksumOf);
  function("frameDrawing", &FrameDrawing);
  function("presetNetwork", &PresetNetwork);
  function("describeNetwork", &DescribeNetwork);
  function("inferLayerShapes", &InferLayerShapes);
  function("scheduleCurve", &ScheduleCurve);
  function("createRun", &CreateRun);
  function("describeTensors", &DescribeTensors);
  function("createModel", &CreateModel);
  function("variant", &Variant);
  function("setThreadCount", &SetThreadCount);
  function("threadCount", &nn::ThreadCount);
}
