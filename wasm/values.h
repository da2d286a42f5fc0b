#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.h"
#include "core/error/error.h"

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
