#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/model/model_spec.h"
#include "core/random/random.h"
#include "tests/core/network_on_batch.h"

namespace nn {

/// A valid network drawn at random: its layers as text, and what shape each of them gives by the
/// grammar's own arithmetic.
struct RandomNetwork {
  std::string layers;
  std::vector<Shape> shapes;
  const LossKind* loss = &kQuadraticLoss;
};

/// Which layers a random network may have.
struct RandomNetworkLimits {
  bool kinks = true;  ///< ReLU and max pooling, which have no derivative everywhere
  bool dropout = true;
  Index values = 120;      ///< of a hidden layer's output
  Index parameters = 500;  ///< of all layers, unless the first one is dense
};

/// Draws networks layer by layer: any kind that fits the shape so far, so that kinds follow one
/// another in every order.
class RandomNetworkGrammar {
 public:
  explicit RandomNetworkGrammar(std::uint64_t seed, RandomNetworkLimits limits = {})
      : stream_(seed, Purpose::kTest), limits_(limits) {}

  RandomNetwork Draw() {
    do {
      network_ = {};
      network_.loss = Choose(2) == 0 ? &kQuadraticLoss : &kCrossEntropyLoss;
      shape_ = {28, 28, 1};
      parameters_ = 0;
      Shrink();
      for (Index hidden = Choose(7); hidden > 0; --hidden) AddHiddenLayer();
      End();
    } while (parameters_ > limits_.parameters);
    return network_;
  }

  /// One of 0 … count − 1.
  Index Choose(Index count) {
    return static_cast<Index>(stream_.Below(static_cast<std::uint32_t>(count)));
  }
  Index Between(Index low, Index high) { return low + Choose(high - low + 1); }

 private:
  static Index Positions(Index side, Index size, Index stride, Index padding) {
    return (side + 2 * padding - size) / stride + 1;
  }

  void Add(const std::string& layer, const Shape& shape) {
    network_.layers += Join(network_.layers.empty() ? "" : ",", layer);
    network_.shapes.push_back(shape);
    shape_ = shape;
  }

  /// From 28×28 to what is quickly differentiated weight by weight.
  void Shrink() {
    if (Choose(8) == 0) Add("flatten", {1, 1, 784});
    if (shape_.height == 1) return Choose(2) == 0 ? AddDense(1) : AddConv(1, 1, Between(1, 3), 0);
    if (Choose(6) == 0) return AddPool(Between(7, 28), Between(5, 14));
    if (Choose(8) == 0) return AddDense(1);
    AddConv(Between(1, 3), Between(3, 9), Between(5, 12), 2);
  }

  void AddHiddenLayer() {
    switch (Choose(7)) {
      case 0:
      case 1:
        return AddActivation();
      case 2:
        return limits_.dropout ? AddDropout() : AddActivation();
      case 3:
        return Add("flatten", {1, 1, shape_.size()});
      case 4:
        return AddDense(Between(1, 6));
      case 5: {
        const Index size = Between(1, 4);
        return AddConv(Between(1, 4), size, Between(1, 4), size - 1);
      }
      default:
        return AddPool(Between(1, 3), Between(1, 3));
    }
  }

  void AddActivation() {
    constexpr const char* kNames[] = {"sigmoid", "tanh", "gelu", "silu", "relu"};
    Add(kNames[Choose(limits_.kinks ? 5 : 4)], shape_);
  }

  void AddDropout() {
    constexpr const char* kRates[] = {"0", "0.25", "0.5", "0.3333333"};
    Add(Join("dropout(", kRates[Choose(4)], ")"), shape_);
  }

  void AddDense(Index units) {
    if (shape_.size() < 784) parameters_ += (shape_.size() + 1) * units;
    Add(Join("dense(", units, ")"), {1, 1, units});
  }

  /// Leaves the layer out if its kernel does not fit or its output would be too large.
  void AddConv(Index filters, Index size, Index stride, Index most_padding) {
    const Index padding = Between(0, std::min(most_padding, size - 1));
    const Shape output = Slid(size, stride, padding, filters);
    if (output.size() == 0 || output.size() > limits_.values) return;
    if (shape_.size() < 784) parameters_ += (size * size * shape_.channels + 1) * filters;
    Add(Join("conv(", filters, ",", size, stride != 1 ? Join(",stride=", stride) : "",
             padding != 0 ? Join(",pad=", padding) : "", ")"),
        output);
  }

  void AddPool(Index size, Index stride) {
    const Shape output = Slid(size, stride, 0, shape_.channels);
    if (output.size() == 0) return;
    const bool maximum = limits_.kinks && Choose(2) == 0;
    Add(Join(maximum ? "maxpool(" : "avgpool(", size,
             stride != size ? Join(",stride=", stride) : "", ")"),
        output);
  }

  /// An empty shape where the window does not fit.
  Shape Slid(Index size, Index stride, Index padding, Index channels) const {
    if (std::min(shape_.height, shape_.width) + 2 * padding < size) return {0, 0, 0};
    return {Positions(shape_.height, size, stride, padding),
            Positions(shape_.width, size, stride, padding), channels};
  }

  void End() {
    if (shape_.height > 1 && shape_.height <= 4 && Choose(3) == 0) {
      AddConv(10, shape_.height, 1, 0);
    } else {
      AddDense(10);
    }
    if (Choose(2) == 0) AddActivation();
  }

  RandomStream stream_;
  RandomNetworkLimits limits_;
  RandomNetwork network_;
  Shape shape_;
  Index parameters_ = 0;
};

/// A random network with random parameters, biases among them, on a mini-batch of patterned images.
inline NetworkOnBatch<double> RandomNetworkOnBatch(const RandomNetwork& network,
                                                   RandomNetworkGrammar& grammar) {
  NetworkOnBatch<double> net(network.layers, network.loss, static_cast<int>(grammar.Between(1, 3)),
                             static_cast<int>(grammar.Between(3, 40)));
  RandomStream stream(static_cast<std::uint64_t>(grammar.Choose(1'000'000)), Purpose::kTest, 1);
  for (Index layer = 0; layer < net.plan.layer_count(); ++layer) {
    const Index rows = net.plan.layer(layer).weight_rows();
    const double deviation = 1 / std::sqrt(static_cast<double>(std::max<Index>(rows, 1)));
    for (double& parameter :
         Slice(std::span<double>(net.parameters), net.plan.parameter_offset(layer),
               net.plan.layer(layer).parameter_count())) {
      parameter = 2 * deviation * stream.Normal();
    }
  }
  return net;
}

/// How many random networks a property is tried on: 500, or as many as GRADLAB_PROPERTY_NETWORKS
/// says.
inline std::uint64_t PropertyNetworks() {
  const char* const wanted = std::getenv("GRADLAB_PROPERTY_NETWORKS");
  return wanted != nullptr ? std::strtoull(wanted, nullptr, 10) : 500;
}

}  // namespace nn
