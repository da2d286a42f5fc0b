// An ONNX file of a random network, run by the operators' definitions
// (https://onnx.ai/onnx/operators), gives the network's own answers.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <numeric>

#include "core/model/onnx_writer.h"
#include "tests/core/model/onnx_model.h"
#include "tests/core/random_network.h"

namespace nn {
namespace {

/// What flows through the graph for one image: values, row-major, the batch's side left out.
struct Flow {
  std::vector<std::int64_t> shape;
  std::vector<double> values;

  std::int64_t side(std::size_t k) const { return shape[k]; }
};

double ValueAt(const Flow& flow, std::int64_t channel, std::int64_t y, std::int64_t x,
               double outside) {
  if (y < 0 || y >= flow.side(1) || x < 0 || x >= flow.side(2)) return outside;
  return flow.values[static_cast<std::size_t>((channel * flow.side(1) + y) * flow.side(2) + x)];
}

/// Calls value(channel, top, left) for every place of a window; `channels` of them.
template <class Value>
Flow Slid(const OnnxNode& node, const Flow& input, std::int64_t channels, Value value) {
  const std::int64_t size = node.attributes.at("kernel_shape")[0];
  const std::int64_t stride = node.attributes.at("strides")[0];
  const std::int64_t pad = node.attributes.contains("pads") ? node.attributes.at("pads")[0] : 0;
  Flow output{{channels, (input.side(1) + 2 * pad - size) / stride + 1,
               (input.side(2) + 2 * pad - size) / stride + 1},
              {}};
  for (std::int64_t channel = 0; channel < channels; ++channel) {
    for (std::int64_t y = 0; y < output.side(1); ++y) {
      for (std::int64_t x = 0; x < output.side(2); ++x)
        output.values.push_back(value(channel, y * stride - pad, x * stride - pad));
    }
  }
  return output;
}

Flow Conv(const OnnxNode& node, const Flow& input, const OnnxTensor& weights,
          const OnnxTensor& bias) {
  NN_ASSERT(weights.shape[1] == input.side(0));
  const std::int64_t size = weights.shape[2];
  return Slid(
      node, input, weights.shape[0], [&](std::int64_t filter, std::int64_t top, std::int64_t left) {
        double sum = bias.floats[static_cast<std::size_t>(filter)];
        for (std::int64_t k = 0; k < input.side(0) * size * size; ++k) {
          const double weight =
              weights.floats[static_cast<std::size_t>(filter * input.side(0) * size * size + k)];
          sum +=
              weight * ValueAt(input, k / (size * size), top + k / size % size, left + k % size, 0);
        }
        return sum;
      });
}

Flow Pool(const OnnxNode& node, const Flow& input) {
  const std::int64_t size = node.attributes.at("kernel_shape")[0];
  const bool maximum = node.operation == "MaxPool";
  return Slid(
      node, input, input.side(0), [&](std::int64_t channel, std::int64_t top, std::int64_t left) {
        double result = maximum ? -1e300 : 0;
        for (std::int64_t k = 0; k < size * size; ++k) {
          const double value =
              ValueAt(input, channel, top + k / size, left + k % size, std::nan(""));
          result =
              maximum ? std::max(result, value) : result + value / static_cast<double>(size * size);
        }
        return result;
      });
}

Flow Gemm(const Flow& input, const OnnxTensor& weights, const OnnxTensor& bias) {
  NN_ASSERT(weights.shape[1] == input.side(0));
  Flow output{{weights.shape[0]}, {}};
  for (std::int64_t unit = 0; unit < weights.shape[0]; ++unit) {
    double sum = bias.floats[static_cast<std::size_t>(unit)];
    for (std::int64_t k = 0; k < input.side(0); ++k) {
      sum +=
          static_cast<double>(weights.floats[static_cast<std::size_t>(unit * input.side(0) + k)]) *
          input.values[static_cast<std::size_t>(k)];
    }
    output.values.push_back(sum);
  }
  return output;
}

Flow ChannelsLast(const Flow& input) {
  Flow output{{input.side(1), input.side(2), input.side(0)}, {}};
  for (std::int64_t pixel = 0; pixel < input.side(1) * input.side(2); ++pixel) {
    for (std::int64_t channel = 0; channel < input.side(0); ++channel) {
      output.values.push_back(
          input.values[static_cast<std::size_t>(channel * input.side(1) * input.side(2) + pixel)]);
    }
  }
  return output;
}

template <class Function>
Flow Each(Flow flow, Function function) {
  for (double& value : flow.values) value = function(value);
  return flow;
}

Flow Softmax(Flow flow) {
  const double largest = *std::ranges::max_element(flow.values);
  for (double& value : flow.values) value = std::exp(value - largest);
  const double sum = std::accumulate(flow.values.begin(), flow.values.end(), 0.0);
  for (double& value : flow.values) value /= sum;
  return flow;
}

/// Combines each value with the second input: a constant, or the result of an earlier node.
template <class Function>
Flow Combined(Flow flow, const Flow& second, Function function) {
  for (std::size_t k = 0; k < flow.values.size(); ++k)
    flow.values[k] = function(flow.values[k], second.values[second.values.size() == 1 ? 0 : k]);
  return flow;
}

Flow RunNode(const OnnxNode& node, Flow flow, const OnnxModel& model,
             const std::map<std::string, Flow>& results) {
  const auto tensor = [&](std::size_t input) -> const OnnxTensor& {
    return model.tensors.at(node.inputs[input]);
  };
  const std::string& operation = node.operation;
  if (operation == "Conv") return Conv(node, flow, tensor(1), tensor(2));
  if (operation == "MaxPool" || operation == "AveragePool") return Pool(node, flow);
  if (operation == "Gemm") return Gemm(flow, tensor(1), tensor(2));
  if (operation == "Transpose") return ChannelsLast(flow);
  if (operation == "Sigmoid")
    return Each(std::move(flow), [](double x) { return 1 / (1 + std::exp(-x)); });
  if (operation == "Tanh") return Each(std::move(flow), [](double x) { return std::tanh(x); });
  if (operation == "Mul" || operation == "Add") {
    const bool earlier = results.contains(node.inputs[1]);
    const Flow second = earlier ? results.at(node.inputs[1]) : Flow{{}, {tensor(1).floats.front()}};
    if (operation == "Mul") return Combined(std::move(flow), second, std::multiplies<>());
    return Combined(std::move(flow), second, std::plus<>());
  }
  if (operation == "Relu") return Each(std::move(flow), [](double x) { return std::max(x, 0.0); });
  if (operation == "Softmax") return Softmax(std::move(flow));
  if (operation == "Flatten") flow.shape = {static_cast<std::int64_t>(flow.values.size())};
  if (operation == "Reshape") {
    const std::vector<std::int64_t>& sides = tensor(1).integers;
    flow.shape.assign(sides.begin() + 1, sides.end());  // the first is the batch's
    NN_ASSERT(std::accumulate(flow.shape.begin(), flow.shape.end(), std::int64_t{1},
                              std::multiplies<>()) ==
              static_cast<std::int64_t>(flow.values.size()));
  }
  NN_ASSERT(operation == "Flatten" || operation == "Reshape" || operation == "Identity");
  return flow;
}

TEST(OnnxProperty, FilesOfRandomNetworksGiveTheNetworksAnswers) {
  double largest = 0;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const Plan<float> plan = Compiled<float>(network.layers, network.loss);
    const FlatVector<float> parameters(net.parameters.begin(), net.parameters.end());
    net.parameters.assign(parameters.begin(), parameters.end());  // the same ones, rounded to float
    net.plan.Forward(net.parameters, net.batch, {.mode = PassMode::kInference}, net.workspace);
    Matrix<double> answers = net.Outputs();
    net.plan.loss().Predict({answers.data(), answers.rows(), answers.cols()});
    const std::string file = WriteOnnx(plan, parameters);
    const OnnxModel model(file);
    const ConstMatrixView<double> images = net.batch.Dense();
    // GELU's constants are floats in the file.
    const double tolerance = network.layers.contains("gelu") ? 1e-6 : 1e-12;
    for (Index example = 0; example < answers.rows(); ++example) {
      const double* const image = images.row(example).data();
      Flow flow{{1, 28, 28}, {image, image + 784}};
      std::string last = "images";
      std::map<std::string, Flow> results;
      for (const OnnxNode& node : model.nodes) {
        ASSERT_EQ(node.inputs[0], last);
        results[last] = flow;
        flow = RunNode(node, std::move(flow), model, results);
        last = node.output;
      }
      ASSERT_EQ(flow.values.size(), 10);
      for (Index k = 0; k < 10; ++k) {
        const double error =
            std::abs(flow.values[static_cast<std::size_t>(k)] - answers(example, k)) /
            std::max(1.0, std::abs(answers(example, k)));
        ASSERT_LE(error, tolerance) << network.layers << ", seed " << seed;
        largest = std::max(largest, error);
      }
    }
  }
  std::printf("ONNX: %llu random networks, largest error %.2g\n",
              static_cast<unsigned long long>(PropertyNetworks()), largest);
}

}  // namespace
}  // namespace nn
