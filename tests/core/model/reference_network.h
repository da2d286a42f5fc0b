#pragma once

#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <string_view>
#include <vector>

#include "core/layers/window.h"
#include "core/model/model_spec.h"

namespace nn {

/// A network's outputs for one image by the formulas of its layers, a value at a time and nothing
/// shared with the kernels. Dropout does nothing, as at inference. Values and parameters are in the
/// order that the core has them in: the channel runs fastest.
class ReferenceNetwork {
 public:
  ReferenceNetwork(const ModelSpec& spec, std::span<const double> parameters,
                   std::span<const double> image)
      : parameters_(parameters), values_(image.begin(), image.end()), shape_(spec.input) {
    for (const LayerSpec& layer : spec.layers) Run(layer);
  }

  const std::vector<double>& outputs() const { return values_; }
  /// How many parameters the layers took.
  std::size_t parameters_used() const { return used_; }

 private:
  double In(Index y, Index x, Index channel) const {
    const bool outside = y < 0 || y >= shape_.height || x < 0 || x >= shape_.width;
    return outside ? 0
                   : values_[static_cast<std::size_t>((y * shape_.width + x) * shape_.channels +
                                                      channel)];
  }
  double Parameter(Index place) const {
    return parameters_[used_ + static_cast<std::size_t>(place)];
  }

  void Run(const LayerSpec& layer) {
    const std::string_view kind = layer.kind->name;
    const Window window = WindowOf(layer);
    if (kind == "dense") return Dense(layer.GetWhole("units"));
    if (kind == "conv") return Conv(layer.GetWhole("filters"), window);
    if (kind == "maxpool" || kind == "avgpool") return Pool(kind == "maxpool", window);
    if (kind == "flatten") shape_ = {1, 1, shape_.size()};
    if (kind == "flatten" || kind == "dropout") return;
    for (double& value : values_) value = Activate(kind, value);
  }

  static double Activate(std::string_view kind, double z) {
    const double cube = 0.044715 * z * z * z;
    if (kind == "sigmoid") return 1 / (1 + std::exp(-z));
    if (kind == "tanh") return std::tanh(z);
    if (kind == "relu") return std::max(z, 0.0);
    if (kind == "silu") return z / (1 + std::exp(-z));
    NN_ASSERT(kind == "gelu");
    return z * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (z + cube))) / 2;
  }

  void Dense(Index units) {
    const Index inputs = shape_.size();
    std::vector<double> outputs;
    for (Index unit = 0; unit < units; ++unit) {
      double sum = Parameter(inputs * units + unit);
      for (Index k = 0; k < inputs; ++k)
        sum += values_[static_cast<std::size_t>(k)] * Parameter(k * units + unit);
      outputs.push_back(sum);
    }
    Replace(std::move(outputs), {1, 1, units}, (inputs + 1) * units);
  }

  void Conv(Index filters, const Window& window) {
    const Index size = window.size;
    const Index patch = size * size * shape_.channels;
    const auto at = [&](Index y, Index x, Index filter) {
      double sum = Parameter(patch * filters + filter);
      for (Index k = 0; k < patch; ++k) {
        const Index row = k / (size * shape_.channels), column = k / shape_.channels % size,
                    channel = k % shape_.channels;
        sum += In(y - window.padding + row, x - window.padding + column, channel) *
               Parameter(k * filters + filter);
      }
      return sum;
    };
    Slide(window, filters, (patch + 1) * filters, at);
  }

  void Pool(bool maximum, const Window& window) {
    const Index size = window.size;
    const auto at = [&](Index y, Index x, Index channel) {
      double result = maximum ? -std::numeric_limits<double>::infinity() : 0;
      for (Index k = 0; k < size * size; ++k) {
        const double value = In(y + k / size, x + k % size, channel);
        result =
            maximum ? std::max(result, value) : result + value / static_cast<double>(size * size);
      }
      return result;
    };
    Slide(window, shape_.channels, 0, at);
  }

  /// value(row, column, channel of the window's corner in the image) at every place of the window.
  template <class Value>
  void Slide(const Window& window, Index channels, Index parameters, Value value) {
    const Index last_row = shape_.height + 2 * window.padding - window.size;
    const Index last_column = shape_.width + 2 * window.padding - window.size;
    std::vector<double> outputs;
    for (Index y = 0; y <= last_row; y += window.stride) {
      for (Index x = 0; x <= last_column; x += window.stride) {
        for (Index channel = 0; channel < channels; ++channel)
          outputs.push_back(value(y, x, channel));
      }
    }
    Replace(std::move(outputs),
            {last_row / window.stride + 1, last_column / window.stride + 1, channels}, parameters);
  }

  void Replace(std::vector<double> values, const Shape& shape, Index parameters) {
    values_ = std::move(values);
    shape_ = shape;
    used_ += static_cast<std::size_t>(parameters);
  }

  std::span<const double> parameters_;
  std::size_t used_ = 0;
  std::vector<double> values_;
  Shape shape_;
};

}  // namespace nn
