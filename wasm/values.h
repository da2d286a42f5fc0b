#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/data/csv/csv_reader.h"
#include "core/error/error.h"
#include "core/train/training_config.h"

/// Types that pass between C++ and JavaScript: plain values, and arrays as copies.

EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(OptionalUint8ArrayOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8ArrayOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32ArrayOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(CsvReportValue)
EMSCRIPTEN_DECLARE_VAL_TYPE(DatasetOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(SplitCountsOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(CsvReaderOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(IdxReaderOrError)
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

/// Checks the numbers and memory of one call, and keeps the first error. Every number from
/// JavaScript that is cast, used as an index or decides how much is allocated goes through it:
/// JavaScript's numbers are doubles, so that each may be a fraction, infinite or not a number.
class CallCheck {
 public:
  /// Returns `value` if it is a whole number from `least` to `most`, and 0 otherwise, which must
  /// not be used.
  nn::Index Whole(std::string_view name, double value, nn::Index least = 0,
                  nn::Index most = std::numeric_limits<std::int32_t>::max());
  std::uint64_t Seed(double value);
  nn::Index Layer(double value, nn::Index layers) {
    return Whole("the layer", value, 0, layers - 1);
  }
  /// Checks that this much could be allocated now; see nn::CheckMemory.
  void Memory(std::int64_t bytes, std::string_view purpose);
  void Add(nn::Result<void> result);

  bool ok() const { return result_.has_value(); }
  const nn::Result<void>& result() const { return result_; }
  const nn::Error& error() const { return result_.error(); }
  /// Returns the error for JavaScript; there must be one.
  template <class Declared>
  Declared refusal() const {
    return Declared(JsError(error()));
  }

 private:
  nn::Result<void> result_;
};

nn::GradientSpec GradientSpecOf(CallCheck& check, const std::string& method, double step_size,
                                double directions);

CsvReportValue ReportValue(const nn::CsvReport& report);
nn::Result<nn::ModelSpec> ModelOf(const std::string& layers, const std::string& loss);
nn::ScheduleShape ScheduleShapeOf(const Tuning& tuning);
nn::Result<nn::TrainingConfig> ConfigOf(const RunConfig& config);
