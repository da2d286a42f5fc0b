#pragma once

#include <cmath>
#include <limits>
#include <span>
#include <variant>
#include <vector>

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
    for (const LayerSpec& layer : spec.layers)
      std::visit([this](const auto& some) { Run(some); }, layer);
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

  void Run(const DenseSpec& dense) {
    const Index inputs = shape_.size();
    std::vector<double> outputs;
    for (Index unit = 0; unit < dense.units; ++unit) {
      double sum = Parameter(inputs * dense.units + unit);
      for (Index k = 0; k < inputs; ++k)
        sum += values_[static_cast<std::size_t>(k)] * Parameter(k * dense.units + unit);
      outputs.push_back(sum);
    }
    Replace(std::move(outputs), {1, 1, dense.units}, (inputs + 1) * dense.units);
  }

  void Run(const ConvSpec& conv) {
    const Index size = conv.window.size;
    const Index patch = size * size * shape_.channels;
    const auto at = [&](Index y, Index x, Index filter) {
      double sum = Parameter(patch * conv.filters + filter);
      for (Index k = 0; k < patch; ++k) {
        const Index row = k / (size * shape_.channels), column = k / shape_.channels % size,
                    channel = k % shape_.channels;
        sum += In(y - conv.window.padding + row, x - conv.window.padding + column, channel) *
               Parameter(k * conv.filters + filter);
      }
      return sum;
    };
    Slide(conv.window, conv.filters, (patch + 1) * conv.filters, at);
  }

  void Run(const PoolSpec& pool) {
    const Index size = pool.window.size;
    const bool maximum = pool.kind == PoolKind::kMaximum;
    const auto at = [&](Index y, Index x, Index channel) {
      double result = maximum ? -std::numeric_limits<double>::infinity() : 0;
      for (Index k = 0; k < size * size; ++k) {
        const double value = In(y + k / size, x + k % size, channel);
        result =
            maximum ? std::max(result, value) : result + value / static_cast<double>(size * size);
      }
      return result;
    };
    Slide(pool.window, shape_.channels, 0, at);
  }

  void Run(const ActivationSpec& activation) {
    for (double& value : values_) {
      switch (activation.kind) {
        case ActivationKind::kSigmoid:
          value = 1 / (1 + std::exp(-value));
          break;
        case ActivationKind::kTanh:
          value = std::tanh(value);
          break;
        case ActivationKind::kRelu:
          value = std::max(value, 0.0);
          break;
      }
    }
  }
  void Run(const DropoutSpec&) {}
  void Run(const FlattenSpec&) { shape_ = {1, 1, shape_.size()}; }

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
