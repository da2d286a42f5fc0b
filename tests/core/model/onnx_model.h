#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/error/error.h"

namespace nn {

/// The fields of a Protocol Buffers message: numbers, and texts or messages, by field number and in
/// their order.
struct ProtobufFields {
  std::map<int, std::vector<std::uint64_t>> numbers;
  std::map<int, std::vector<std::string_view>> bytes;

  explicit ProtobufFields(std::string_view message) {
    while (!message.empty()) {
      const std::uint64_t key = TakeNumber(message);
      const int field = static_cast<int>(key >> 3);
      if ((key & 7) == 0) {
        numbers[field].push_back(TakeNumber(message));
      } else {
        NN_ASSERT((key & 7) == 2);
        const std::uint64_t size = TakeNumber(message);
        NN_ASSERT(size <= message.size());
        bytes[field].push_back(message.substr(0, size));
        message.remove_prefix(size);
      }
    }
  }

 private:
  static std::uint64_t TakeNumber(std::string_view& message) {
    std::uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      NN_ASSERT(!message.empty());
      const auto byte = static_cast<std::uint8_t>(message.front());
      message.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) return value;
    }
  }
};

/// A tensor of an ONNX graph, row-major: floats, or the whole numbers of a shape.
struct OnnxTensor {
  std::vector<std::int64_t> shape;
  std::vector<float> floats;
  std::vector<std::int64_t> integers;
};

struct OnnxNode {
  std::string operation;
  std::vector<std::string> inputs;
  std::string output;
  std::map<std::string, std::vector<std::int64_t>> attributes;
};

/// An ONNX file as far as the writer uses the format (onnx.proto): a chain of nodes and their
/// tensors.
struct OnnxModel {
  std::vector<OnnxNode> nodes;
  std::map<std::string, OnnxTensor> tensors;

  explicit OnnxModel(std::string_view file) {
    const ProtobufFields graph(ProtobufFields(file).bytes.at(7).front());
    for (const std::string_view node : graph.bytes.at(1))
      nodes.push_back(NodeOf(ProtobufFields(node)));
    for (const std::string_view tensor : graph.bytes.at(5)) {
      const ProtobufFields fields(tensor);
      tensors[std::string(fields.bytes.at(8).front())] = TensorOf(fields);
    }
  }

 private:
  static OnnxNode NodeOf(const ProtobufFields& fields) {
    OnnxNode node{.operation = std::string(fields.bytes.at(4).front()),
                  .inputs = {},
                  .output = std::string(fields.bytes.at(2).front()),
                  .attributes = {}};
    for (const std::string_view input : fields.bytes.at(1)) node.inputs.emplace_back(input);
    if (!fields.bytes.contains(5)) return node;
    for (const std::string_view attribute : fields.bytes.at(5)) {
      const ProtobufFields parts(attribute);
      const auto& numbers = parts.numbers.contains(8) ? parts.numbers.at(8) : parts.numbers.at(3);
      node.attributes[std::string(parts.bytes.at(1).front())].assign(numbers.begin(),
                                                                     numbers.end());
    }
    return node;
  }

  template <class T>
  static std::vector<T> ValuesOf(std::string_view bytes) {
    std::vector<T> values(bytes.size() / sizeof(T));
    std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
    return values;
  }

  static OnnxTensor TensorOf(const ProtobufFields& fields) {
    OnnxTensor tensor;
    if (fields.numbers.contains(1))  // otherwise it is a single number
      tensor.shape.assign(fields.numbers.at(1).begin(), fields.numbers.at(1).end());
    const std::string_view bytes = fields.bytes.at(9).front();
    if (fields.numbers.at(2).front() == 1)
      tensor.floats = ValuesOf<float>(bytes);
    else
      tensor.integers = ValuesOf<std::int64_t>(bytes);
    return tensor;
  }
};

}  // namespace nn
