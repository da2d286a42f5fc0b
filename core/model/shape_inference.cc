#include "core/model/shape_inference.h"

#include <memory>
#include <utility>

#include "core/data/image.h"
#include "core/layers/layer_kinds.h"
#include "core/layers/window.h"

namespace nn {
namespace {

/// The largest number of values per example between two layers: a mini-batch of them, and their
/// gradients, must fit in memory.
constexpr std::int64_t kMaximumValues = 1'000'000;

std::string Area(const Shape& shape) { return Join(shape.height, "×", shape.width); }

/// Fails if the layer slides a window over its input that does not fit.
Result<void> CheckWindow(const LayerSpec& layer, const Shape& input, std::size_t place) {
  const Window window = WindowOf(layer);
  if (window.size == 0 || (window.Positions(input.height) > 0 && window.Positions(input.width) > 0))
    return {};
  return Fail(layer.kind->name, " ", place, ": a ", window.size, "×", window.size,
              " kernel does not fit its ", Area(input), " input",
              window.padding > 0 ? Join(" with ", window.padding, " pixels of padding") : "",
              "; make it smaller, or pool less before it");
}

Result<LayerSize> SizeOf(const LayerSpec& layer, const Shape& input, std::size_t place) {
  if (Result<void> fits = CheckWindow(layer, input, place); !fits)
    return std::unexpected(fits.error());
  const std::unique_ptr<Layer<float>> made = MakeLayer<float>(layer, input);
  const Shape& output = made->output_shape();
  if (output.count() > kMaximumValues) {
    return Fail(layer.kind->name, " ", place, ": its ", output.channels, " maps of ", Area(output),
                " are more than ", kMaximumValues,
                " values an example, the most that fit in a browser tab; use fewer filters");
  }
  return LayerSize{output, made->parameter_count(), made->multiply_adds()};
}

Result<void> CheckEnds(const ModelSpec& spec, const Shape& output) {
  if (spec.layers.empty())
    return Fail("the network has no layers; the shortest that works is dense(", kClasses, ")");
  if (output.size() != kClasses) {
    return Fail("the last layer gives ", output.size(), " outputs, but there are ", kClasses,
                " digits; end the network with dense(", kClasses, ")");
  }
  return {};
}

Result<void> CheckParameters(const ShapeInference& survey, const LayerSpec& latest) {
  std::int64_t parameters = 0;
  for (const LayerSize& layer : survey.layers) parameters += layer.parameters;
  if (parameters <= kMaximumParameters) return {};
  return Fail("layer ", survey.layers.size(), ", ", ToString(latest),
              ": the network would have more than ", kMaximumParameters,
              " parameters, the most that fit in a browser tab; make it smaller");
}

ShapeInference WithProblem(ShapeInference survey, std::size_t place, Error error) {
  survey.problem = NetworkProblem{place, std::move(error)};
  return survey;
}

}  // namespace

ShapeInference InferShapes(const ModelSpec& spec) {
  ShapeInference survey;
  Shape shape = spec.input;
  for (const LayerSpec& layer : spec.layers) {
    const std::size_t place = survey.layers.size() + 1;
    Result<LayerSize> size = SizeOf(layer, shape, place);
    if (!size) return WithProblem(std::move(survey), place, std::move(size.error()));
    shape = size->output;
    survey.layers.push_back(*size);
    if (Result<void> checked = CheckParameters(survey, layer); !checked) {
      survey.layers.pop_back();
      return WithProblem(std::move(survey), place, std::move(checked.error()));
    }
  }
  if (Result<void> ends = CheckEnds(spec, shape); !ends) {
    const std::size_t last = spec.layers.size();
    return WithProblem(std::move(survey), last, std::move(ends.error()));
  }
  return survey;
}

}  // namespace nn
