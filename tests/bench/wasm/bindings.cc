#include <emscripten/bind.h>

#include "tests/bench/wasm/products.h"

EMSCRIPTEN_BINDINGS(gradlab_bench) {
  emscripten::class_<TimedProduct>("TimedProduct")
      .constructor<const std::string&, nn::Index, nn::Index, nn::Index>()
      .function("gflops", &TimedProduct::Gflops);
}
