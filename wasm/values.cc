#include "wasm/values.h"

using emscripten::val;

std::vector<std::uint8_t> CopyIn(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

val JsError(const nn::Error& error) { return val::global("Error").new_(error.message); }

ErrorOrNothing NothingOrError(const nn::Result<void>& result) {
  return ErrorOrNothing(result ? val::undefined() : JsError(result.error()));
}
