#include "core/model/model_spec.h"

#include "core/model/shape_inference.h"

namespace nn {

Result<std::vector<Shape>> OutputShapes(const ModelSpec& spec) {
  ShapeInference survey = InferShapes(spec);
  if (survey.problem) return std::unexpected(std::move(survey.problem->error));
  std::vector<Shape> shapes;
  for (const LayerSize& layer : survey.layers) shapes.push_back(layer.output);
  return shapes;
}

}  // namespace nn
