#include "core/model/onnx_writer.h"

#include <initializer_list>
#include <vector>

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

  void AddLayer(const DenseSpec& dense, const Shape&, const Shape&, Index layer) {
    if (!is_vector_) AddNode("Flatten", {}, {});
    AddNode("Gemm", {Join(layer, ".weight"), Join(layer, ".bias")},
            {IntegerAttribute("transB", 1)});
    is_vector_ = true;
    image_ = {1, 1, dense.units};
  }
  void AddLayer(const ConvSpec& conv, const Shape& input, const Shape& output, Index layer) {
    const Index pad = conv.window.padding;
    AddWindow("Conv", {Join(layer, ".weight"), Join(layer, ".bias")}, conv.window,
              {IntegersAttribute("pads", {pad, pad, pad, pad})}, input, output);
  }
  void AddLayer(const PoolSpec& pool, const Shape& input, const Shape& output, Index) {
    AddWindow(pool.kind == PoolKind::kMaximum ? "MaxPool" : "AveragePool", {}, pool.window, {},
              input, output);
  }
  void AddLayer(const ActivationSpec& activation, const Shape&, const Shape&, Index) {
    switch (activation.kind) {
      case ActivationKind::kSigmoid:
        return AddNode("Sigmoid", {}, {});
      case ActivationKind::kTanh:
        return AddNode("Tanh", {}, {});
      case ActivationKind::kRelu:
        return AddNode("Relu", {}, {});
    }
  }
  void AddLayer(const DropoutSpec&, const Shape&, const Shape&, Index) {}
  /// Writes no node: the next layer that needs a vector flattens the image.
  void AddLayer(const FlattenSpec&, const Shape&, const Shape&, Index) {}

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
      AddNode("Transpose", {}, {IntegersAttribute("perm", {0, 2, 3, 1})});
    if (!is_vector_) AddNode("Flatten", {}, {});
    AddNode(operation, {}, {}, std::string(name));
    graph_.Bytes(graph::kName, "gradlab")
        .Message(graph::kInput,
                 BatchedValue("images", {input.channels, input.height, input.width}));
    return graph_.Message(graph::kOutput, BatchedValue(name, {outputs}));
  }

 private:
  void AddWindow(std::string_view operation, std::vector<std::string> weights, const Window& window,
                 std::vector<ProtobufMessage> more, const Shape& input, const Shape& output) {
    if (is_vector_ || image_ != input) Reshape(input);
    more.push_back(IntegersAttribute("kernel_shape", {window.size, window.size}));
    more.push_back(IntegersAttribute("strides", {window.stride, window.stride}));
    AddNode(operation, std::move(weights), more);
    image_ = output;
  }

  void Reshape(const Shape& image) {
    const std::int64_t sides[] = {0, image.channels, image.height,
                                  image.width};  // 0: as in the input
    const std::string name = Join("shape-", nodes_);
    AddTensor(name, tensor::kInt64, {4}, BytesOf(sides, sizeof sides));
    AddNode("Reshape", {name}, {});
    is_vector_ = false;
    image_ = image;
  }

  /// Writes a node whose inputs are the output of the last node and `more`.
  void AddNode(std::string_view operation, const std::vector<std::string>& more,
               const std::vector<ProtobufMessage>& attributes, std::string output = {}) {
    if (output.empty()) output = Join("value-", nodes_);
    ProtobufMessage message;
    message.Bytes(node::kInput, last_);
    for (const std::string& input : more) message.Bytes(node::kInput, input);
    message.Bytes(node::kOutput, output)
        .Bytes(node::kName, Join(operation, "-", nodes_))
        .Bytes(node::kOperator, operation);
    for (const ProtobufMessage& each : attributes) message.Message(node::kAttribute, each);
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
    const Layer<float>& compiled = plan.layer(layer);
    std::visit(
        [&](const auto& spec) {
          writer.AddLayer(spec, compiled.input_shape(), compiled.output_shape(), layer);
        },
        plan.spec().layers[static_cast<std::size_t>(layer)]);
  }
  writer.AddTensors(plan, parameters);
  const bool has_softmax = plan.spec().loss == LossKind::kCrossEntropy;
  const Index outputs = plan.layer(plan.layer_count() - 1).output_shape().size();
  const ProtobufMessage graph =
      writer.Finish(has_softmax ? "Softmax" : "Identity",
                    has_softmax ? "probabilities" : "activations", plan.spec().input, outputs);
  ProtobufMessage message;
  message.Number(model::kIrVersion, 8)
      .Bytes(model::kProducer, "Gradlab")
      .Message(model::kGraph, graph);
  return message.Message(model::kOpset, ProtobufMessage().Number(opset::kVersion, 13)).bytes();
}

}  // namespace nn
