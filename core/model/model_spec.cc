#include "core/model/model_spec.h"

#include "core/data/image.h"

namespace nn {
namespace {

/// Output shape and parameter count of one layer on its input.
struct LayerSize {
  Shape output;
  std::int64_t parameters = 0;  // Index has 32 bits in wasm
};

LayerSize SizeOf(const DenseSpec& layer, const Shape& input) {
  return {Shape{1, 1, layer.units}, (std::int64_t{input.size()} + 1) * layer.units};
}

LayerSize SizeOf(const ActivationSpec&, const Shape& input) { return {input, 0}; }

Result<void> CheckEnds(const ModelSpec& spec, const Shape& output) {
  if (spec.layers.empty()) return Fail("the network has no layers; the shortest that works is dense(", kClasses, ")");
  if (output.size() != kClasses) {
    return Fail("the last layer gives ", output.size(), " outputs, but there are ", kClasses,
                " digits; end the network with dense(", kClasses, ")");
  }
  return {};
}

}  // namespace

Result<std::vector<Shape>> OutputShapes(const ModelSpec& spec) {
  std::vector<Shape> shapes;
  Shape shape = spec.input;
  std::int64_t parameters = 0;
  for (const LayerSpec& layer : spec.layers) {
    const LayerSize size = std::visit([&](const auto& some) { return SizeOf(some, shape); }, layer);
    shape = size.output;
    parameters += size.parameters;
    shapes.push_back(shape);
    if (parameters > kMaximumParameters) {
      return Fail("layer ", shapes.size(), ", ", ToString(layer), ": the network would have more than ", kMaximumParameters,
                  " parameters, the most that fit in a browser tab; make it smaller");
    }
  }
  if (Result<void> ends = CheckEnds(spec, shape); !ends) return std::unexpected(ends.error());
  return shapes;
}

}  // namespace nn
