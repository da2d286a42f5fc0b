#include "core/model/shape_inference.h"

#include <utility>

#include "core/data/image.h"

namespace nn {
namespace {

/// The largest number of values per example between two layers: a mini-batch of them, and their
/// gradients, must fit in memory.
constexpr std::int64_t kMaximumValues = 1'000'000;

std::string Side(Index size) { return Join(size, "×", size); }
std::string Area(const Shape& shape) { return Join(shape.height, "×", shape.width); }

Result<LayerSize> SizeOf(const DenseSpec& layer, const Shape& input, std::size_t) {
  const std::int64_t weights = std::int64_t{input.size()} * layer.units;
  return LayerSize{Shape{1, 1, layer.units}, weights + layer.units, weights};
}

Result<LayerSize> SizeOf(const ActivationSpec&, const Shape& input, std::size_t) {
  return LayerSize{input};
}
Result<LayerSize> SizeOf(const DropoutSpec&, const Shape& input, std::size_t) {
  return LayerSize{input};
}
Result<LayerSize> SizeOf(const FlattenSpec&, const Shape& input, std::size_t) {
  return LayerSize{Shape{1, 1, input.size()}};
}

/// Returns the output area of a window on an input, or an error if the window does not fit.
Result<Shape> Slide(const Window& window, const Shape& input, std::string_view layer,
                    std::size_t place, std::string_view what) {
  const Index height = window.Positions(input.height);
  const Index width = window.Positions(input.width);
  if (height > 0 && width > 0) return Shape{height, width, input.channels};
  return Fail(layer, " ", place, ": a ", Side(window.size), " ", what, " does not fit its ",
              Area(input), " input",
              window.padding > 0 ? Join(" with ", window.padding, " pixels of padding") : "",
              "; make it smaller, or pool less before it");
}

Result<LayerSize> SizeOf(const ConvSpec& layer, const Shape& input, std::size_t place) {
  const Result<Shape> area = Slide(layer.window, input, "conv", place, "kernel");
  if (!area) return std::unexpected(area.error());
  const std::int64_t patch = std::int64_t{layer.window.size} * layer.window.size * input.channels;
  const std::int64_t values = std::int64_t{area->height} * area->width * layer.filters;
  if (values > kMaximumValues) {
    return Fail("conv ", place, ": its ", layer.filters, " maps of ", Area(*area),
                " are more than ", kMaximumValues,
                " values an example, the most that fit in a browser tab; use fewer filters");
  }
  return LayerSize{Shape{area->height, area->width, layer.filters}, (patch + 1) * layer.filters,
                   patch * values};
}

Result<LayerSize> SizeOf(const PoolSpec& layer, const Shape& input, std::size_t place) {
  const Result<Shape> area = Slide(layer.window, input, "pool", place, "window");
  if (!area) return std::unexpected(area.error());
  return LayerSize{*area};
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
    Result<LayerSize> size =
        std::visit([&](const auto& some) { return SizeOf(some, shape, place); }, layer);
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
