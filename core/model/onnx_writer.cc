#include "core/model/onnx_writer.h"

#include <initializer_list>
#include <vector>

#include "core/layers/window.h"
#include "core/model/named_tensors.h"
#include "core/model/protobuf_message.h"

namespace nn {
namespace {

// The numbers of onnx.proto's fields and enumerators.
namespace model {
constexpr int kIrVersion = 1, kProducer = 2, kGraph = 7, kOpset = 8;
}
namespace opset {
constexpr int kVersion = 2;
}
namespace graph {
constexpr int kNode = 1, kName = 2, kInitializer = 5, kInput = 11, kOutput = 12;
}
namespace node {
constexpr int kInput = 1, kOutput = 2, kName = 3, kOperator = 4, kAttribute = 5;
}
namespace attribute {
constexpr int kName = 1, kInteger = 3, kIntegers = 8, kType = 20, kTypeInteger = 2,
              kTypeIntegers = 7;
}
namespace tensor {
constexpr int kDimension = 1, kType = 2, kName = 8, kRawData = 9, kFloat = 1, kInt64 = 7;
}
namespace value {
constexpr int kName = 1, kType = 2, kTensorType = 1, kElementType = 1, kShape = 2, kDimension = 1,
              kSize = 1, kParameter = 2;
}

std::string_view BytesOf(const void* data, std::size_t size) {
  return {static_cast<const char*>(data), size};
}

ProtobufMessage IntegerAttribute(std::string_view name, Index number) {
  ProtobufMessage message;
  return message.Bytes(attribute::kName, name)
      .Number(attribute::kType, attribute::kTypeInteger)
      .Number(attribute::kInteger, static_cast<std::uint64_t>(number));
}

ProtobufMessage IntegersAttribute(std::string_view name, std::initializer_list<Index> numbers) {
  ProtobufMessage message;
  message.Bytes(attribute::kName, name).Number(attribute::kType, attribute::kTypeIntegers);
  for (const Index number : numbers)
    message.Number(attribute::kIntegers, static_cast<std::uint64_t>(number));
  return message;
}

/// N × `sides` floats called `name`.
ProtobufMessage BatchedValue(std::string_view name, std::initializer_list<Index> sides) {
  ProtobufMessage shape;
  shape.Message(value::kDimension, ProtobufMessage().Bytes(value::kParameter, "N"));
  for (const Index side : sides)
    shape.Message(value::kDimension,
                  ProtobufMessage().Number(value::kSize, static_cast<std::uint64_t>(side)));
  const ProtobufMessage type =
      ProtobufMessage().Number(value::kElementType, tensor::kFloat).Message(value::kShape, shape);
  return ProtobufMessage()
      .Bytes(value::kName, name)
      .Message(value::kType, ProtobufMessage().Message(value::kTensorType, type));
}

/// Writes the graph layer after layer. The output of the last node is either an image of shape
/// `image_`, whose channel varies slowest, or a vector.
class GraphWriter {
 public:
  explicit GraphWriter(const Shape& input) : image_(input) {}

  /// Writes the operators of a layer. One that has none, as a flatten, changes nothing here: the
  /// next layer that needs a vector flattens the image.
  void AddLayer(const LayerSpec& spec, const Layer<float>& compiled, Index layer) {
    if (spec.kind->onnx.empty()) return;
    if (spec.kind->input == InputForm::kVector && !is_vector_) AddNode("Flatten");
    const Shape& input = compiled.input_shape();
    const bool reads_image = spec.kind->input == InputForm::kImage;
    if (reads_image && (is_vector_ || image_ != input)) Reshape(input);
    const std::string layers_input = last_;
    for (const OnnxStep& step : spec.kind->onnx) {
      ProtobufMessage more;
      if (step.with_input) AddInput(more, layers_input);
      if (step.constant != 0) AddInput(more, AddConstant(step.constant));
      if (compiled.parameter_count() > 0) {
        AddInput(more, Join(layer, ".weight"));
        AddInput(more, Join(layer, ".bias"));
      }
      if (!step.flag.empty()) more.Message(node::kAttribute, IntegerAttribute(step.flag, 1));
      AddWindow(more, WindowOf(spec));
      AddNode(step.operation, more);
    }
    if (spec.kind->input == InputForm::kAny) return;
    is_vector_ = !reads_image;
    image_ = compiled.output_shape();
  }

  void AddTensors(const Plan<float>& plan, std::span<const float> parameters) {
    const FlatVector<float> values = ToTensors(plan, parameters);
    const float* next = values.data();
    for (const TensorShape& shape : TensorsOf(plan)) {
      const auto size = static_cast<std::size_t>(shape.size());
      AddTensor(shape.name, tensor::kFloat, shape.shape, BytesOf(next, size * sizeof(float)));
      next += size;
    }
  }

  /// Writes the outputs, called `name`, in our order: if the last output is still an image, its
  /// channel is moved to vary fastest.
  ProtobufMessage Finish(std::string_view operation, std::string_view name, const Shape& input,
                         Index outputs) {
    if (!is_vector_ && image_.channels != image_.size())
      AddNode("Transpose",
              ProtobufMessage().Message(node::kAttribute, IntegersAttribute("perm", {0, 2, 3, 1})));
    if (!is_vector_) AddNode("Flatten");
    AddNode(operation, {}, std::string(name));
    graph_.Bytes(graph::kName, "gradlab")
        .Message(graph::kInput,
                 BatchedValue("images", {input.channels, input.height, input.width}));
    return graph_.Message(graph::kOutput, BatchedValue(name, {outputs}));
  }

 private:
  static void AddInput(ProtobufMessage& fields, std::string_view name) {
    fields.Bytes(node::kInput, name);
  }

  /// Adds the attributes of an operator that slides a window, unless the window has no size.
  static void AddWindow(ProtobufMessage& fields, const Window& window) {
    if (window.size == 0) return;
    const auto add = [&](std::string_view name, std::initializer_list<Index> numbers) {
      fields.Message(node::kAttribute, IntegersAttribute(name, numbers));
    };
    const Index pad = window.padding;
    if (pad != 0) add("pads", {pad, pad, pad, pad});
    add("kernel_shape", {window.size, window.size});
    add("strides", {window.stride, window.stride});
  }

  /// Writes a number for an operator, and returns its name.
  std::string AddConstant(float value) {
    std::string name = Join("constant-", nodes_);
    AddTensor(name, tensor::kFloat, {}, BytesOf(&value, sizeof value));
    return name;
  }

  void Reshape(const Shape& image) {
    const std::int64_t sides[] = {0, image.channels, image.height,
                                  image.width};  // 0: as in the input
    const std::string name = Join("shape-", nodes_);
    AddTensor(name, tensor::kInt64, {4}, BytesOf(sides, sizeof sides));
    ProtobufMessage more;
    AddInput(more, name);
    AddNode("Reshape", more);
    is_vector_ = false;
    image_ = image;
  }

  /// Writes a node whose first input is the output of the last node. `more`: its further inputs and
  /// its attributes.
  void AddNode(std::string_view operation, const ProtobufMessage& more = {},
               std::string output = {}) {
    if (output.empty()) output = Join("value-", nodes_);
    ProtobufMessage message;
    message.Bytes(node::kInput, last_)
        .Append(more)
        .Bytes(node::kOutput, output)
        .Bytes(node::kName, Join(operation, "-", nodes_))
        .Bytes(node::kOperator, operation);
    graph_.Message(graph::kNode, message);
    last_ = std::move(output);
    ++nodes_;
  }

  void AddTensor(std::string_view name, int type, const std::vector<Index>& shape,
                 std::string_view bytes) {
    ProtobufMessage message;
    for (const Index side : shape)
      message.Number(tensor::kDimension, static_cast<std::uint64_t>(side));
    graph_.Message(graph::kInitializer,
                   message.Number(tensor::kType, static_cast<std::uint64_t>(type))
                       .Bytes(tensor::kName, name)
                       .Bytes(tensor::kRawData, bytes));
  }

  ProtobufMessage graph_;
  std::string last_ = "images";
  int nodes_ = 0;
  bool is_vector_ = false;
  Shape image_;
};

}  // namespace

std::string WriteOnnx(const Plan<float>& plan, std::span<const float> parameters) {
  GraphWriter writer(plan.spec().input);
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    writer.AddLayer(plan.spec().layers[static_cast<std::size_t>(layer)], plan.layer(layer), layer);
  }
  writer.AddTensors(plan, parameters);
  const LossKind& loss = *plan.spec().loss;
  const Index outputs = plan.layer(plan.layer_count() - 1).output_shape().size();
  const ProtobufMessage graph =
      writer.Finish(loss.operation, loss.onnx_output, plan.spec().input, outputs);
  ProtobufMessage message;
  message.Number(model::kIrVersion, 8)
      .Bytes(model::kProducer, "Gradlab")
      .Message(model::kGraph, graph);
  return message.Message(model::kOpset, ProtobufMessage().Number(opset::kVersion, 13)).bytes();
}

}  // namespace nn
