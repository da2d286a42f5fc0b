#include "wasm/model.h"

#include <memory>
#include <utility>
#include <vector>

#include "core/model/named_tensors.h"
#include "core/model/onnx_writer.h"
#include "core/memory/reservation.h"
#include "core/train/memory_need.h"
#include "wasm/run_config.h"

using emscripten::val;

namespace {

val ShapesOf(const nn::Plan<float>& plan) {
  val tensors = val::array();
  for (const nn::TensorShape& tensor : nn::TensorsOf(plan)) {
    val shape = val::array();
    for (const nn::Index side : tensor.shape) shape.call<void>("push", static_cast<double>(side));
    val item = val::object();
    item.set("name", tensor.name);
    item.set("shape", shape);
    tensors.call<void>("push", item);
  }
  return tensors;
}

nn::Result<nn::Plan<float>> PlanOf(const std::string& layers, const std::string& loss) {
  const auto spec = ModelOf(layers, loss);
  if (!spec) return std::unexpected(spec.error());
  return nn::Plan<float>::Compile(*spec);
}

}  // namespace

Model::Model(nn::Plan<float> plan, nn::FlatVector<float> parameters)
    : plan_(std::move(plan)), parameters_(std::move(parameters)), inference_(plan_) {}

TensorShapes Model::Tensors() const { return TensorShapes(ShapesOf(plan_)); }

nn::Result<void> CheckModelMemory(const nn::Plan<float>& plan) {
  return nn::CheckMemory(2 * std::int64_t{plan.parameter_count()} * std::int64_t{sizeof(float)} +
                             nn::MemoryOfInference(plan),
                         "copying this network");
}

Float32ArrayOrError Model::Values() const {
  if (const auto fits = CheckModelMemory(plan_); !fits)
    return Float32ArrayOrError(JsError(fits.error()));
  const nn::FlatVector<float> values = nn::ToTensors<float>(plan_, parameters_);
  return Float32ArrayOrError(CopyOut<Float32Array>(std::span<const float>(values)));
}

Float32ArrayOrError Model::Predict(const Uint8Array& pixels) {
  return inference_.Predict(parameters_, pixels);
}

Uint8ArrayOrError Model::Onnx() const {
  // The tensors, and nested strings of their bytes that grow by doubling.
  constexpr std::int64_t kCopies = 8;
  CallCheck check;
  check.Memory(kCopies * std::int64_t{plan_.parameter_count()} * std::int64_t{sizeof(float)},
               "copying this network");
  if (!check.ok()) return Uint8ArrayOrError(check.refusal());
  const std::string bytes = nn::WriteOnnx(plan_, parameters_);
  return Uint8ArrayOrError(CopyOut<Uint8Array>(
      std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size())));
}

TensorShapesOrError DescribeTensors(const std::string& layers, const std::string& loss) {
  const auto plan = PlanOf(layers, loss);
  return TensorShapesOrError(plan ? ShapesOf(*plan) : JsError(plan.error()));
}

ModelOrError CreateModel(const std::string& layers, const std::string& loss,
                         const Float32Array& values) {
  auto plan = PlanOf(layers, loss);
  if (!plan) return ModelOrError(JsError(plan.error()));
  CallCheck check;
  check.Add(CheckModelMemory(*plan));
  check.Whole("the number of values", values["length"].as<double>(), plan->parameter_count(),
              plan->parameter_count());
  if (!check.ok()) return ModelOrError(check.refusal());
  const std::vector<float> given = emscripten::convertJSArrayToNumberVector<float>(values);
  auto parameters = nn::FromTensors<float>(*plan, given);
  if (!parameters) return ModelOrError(JsError(parameters.error()));
  return ModelOrError(val(std::make_shared<Model>(std::move(*plan), std::move(*parameters))));
}
