#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/data/csv/csv_reader.h"
#include "core/error/error.h"
#include "core/train/training_config.h"

/// Types that pass between C++ and JavaScript: plain values, and arrays as copies.

EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(OptionalUint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8ArrayOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(CsvReportValue)
EMSCRIPTEN_DECLARE_VAL_TYPE(DatasetOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(SplitCountsOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(IdxFileOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(NetworkSpecOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(NetworkSummaryOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(NetworkShapesOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(TrainingRunOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorShapes)
EMSCRIPTEN_DECLARE_VAL_TYPE(TensorShapesOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(ModelOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(ErrorOrNothing)

using SharedDataset = std::shared_ptr<nn::Dataset>;

struct NetworkSpec {
  std::string layers;
  std::string loss;
  std::string init;
};

/// Settings of optimisers and schedules other than the learning rate; see nn::OptimizerSpec and
/// nn::ScheduleShape.
struct Tuning {
  double momentum;
  double beta2;
  double alpha;
  double epsilon;
  double warmup;  ///< share of the run
  double drop;
  double dropEvery;  ///< epochs
};

/// The training configuration as the page states it; see nn::TrainingConfig for the meaning of
/// each.
struct RunConfig {
  std::string layers;
  std::string loss;
  std::string init;
  std::string gradient;
  double h;
  double directions;
  double lr;
  double batch;
  double epochs;
  double seed;
  std::string optimizer;
  std::string schedule;
  double weightDecay;
  std::string decay;
  double clip;
  Tuning tuning;
  double validation;  ///< share of the training set held out, 0 … 0.5
  double patience;
  nn::Augmentation augment;
};

/// Copies these values into a new JavaScript array.
template <class ArrayType, class T>
ArrayType CopyOut(std::span<const T> values) {
  const emscripten::val view(emscripten::typed_memory_view(values.size(), values.data()));
  return ArrayType(view.call<emscripten::val>("slice"));
}

/// Copies a JavaScript Uint8Array into a vector.
std::vector<std::uint8_t> CopyIn(const emscripten::val& array);

emscripten::val JsError(const nn::Error& error);
/// Returns the value, or an instance of JavaScript's Error.
template <class Declared, class T>
Declared ValueOrError(nn::Result<T> result) {
  if (!result) return Declared(JsError(result.error()));
  return Declared(emscripten::val(std::move(*result)));
}
ErrorOrNothing NothingOrError(const nn::Result<void>& result);

CsvReportValue ReportValue(const nn::CsvReport& report);
nn::Result<nn::ModelSpec> ModelOf(const std::string& layers, const std::string& loss);
nn::ScheduleShape ScheduleShapeOf(const Tuning& tuning);
/// Converts a double, since JavaScript has no other numbers. NaN and the like become 0, which the
/// checks that follow refuse with the setting's name.
nn::Index WholeNumber(double value);
nn::Result<nn::TrainingConfig> ConfigOf(const RunConfig& config);
