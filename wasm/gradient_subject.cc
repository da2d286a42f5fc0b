#include "wasm/gradient_subject.h"

using namespace emscripten;

void RegisterGradientSubject() {
  register_type<Uint8Array>("Uint8Array");
  register_type<Float32Array>("Float32Array");
  value_object<GradientSubject>("GradientSubject")
      .field("layers", &GradientSubject::layers)
      .field("loss", &GradientSubject::loss)
      .field("parameters", &GradientSubject::parameters)
      .field("images", &GradientSubject::images)
      .field("labels", &GradientSubject::labels)
      .field("seed", &GradientSubject::seed)
      .field("step", &GradientSubject::step);
}
