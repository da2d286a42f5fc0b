#include <emscripten/bind.h>

#include "tests/bench/wasm/products.h"
#include "tests/bench/wasm/register_limit.h"

EMSCRIPTEN_BINDINGS(gradlab_bench) {
  emscripten::function("measureProduct", &MeasureProduct);
  emscripten::function("measureRegisterLimit", &MeasureRegisterLimit);
}
