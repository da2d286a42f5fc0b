#include "core/layers/conv2d.h"

#include <algorithm>

#include "core/layers/initialization.h"

namespace nn {

template <class S>
Conv2d<S>::Conv2d(Shape input, Index filters, Window window)
    : Layer<S>(input, Shape{window.Positions(input.height), window.Positions(input.width), filters}),
      window_(window),
      filters_(filters),
      patch_(window.size * window.size * input.channels),
      positions_(window.Positions(input.height) * window.Positions(input.width)) {}

template <class S>
void Conv2d<S>::Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const {
  DrawParameters(initialization, {.inputs = patch_, .outputs = filters_ * window_.size * window_.size}, filters_, stream, parameters);
}

template <class S>
template <class Run>
void Conv2d<S>::ForEachRun(Run run) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  const Index row_values = window_.size * in.channels;
  for (Index y = 0; y < out.height; ++y) {
    for (Index x = 0; x < out.width; ++x) {
      const Index left = x * window_.stride - window_.padding;
      const Index from = std::max<Index>(left, 0);
      const Index count = (std::min(left + window_.size, in.width) - from) * in.channels;
      if (count <= 0) continue;  // the window's columns lie in the padding
      for (Index i = 0; i < window_.size; ++i) {
        const Index row = y * window_.stride - window_.padding + i;
        if (row < 0 || row >= in.height) continue;
        run((y * out.width + x) * patch_ + i * row_values + (from - left) * in.channels, (row * in.width + from) * in.channels,
            count);
      }
    }
  }
}

template <class S>
void Conv2d<S>::GatherPatches(const S* image, S* patches) const {
  if (window_.padding > 0) std::fill_n(patches, positions_ * patch_, S{0});
  ForEachRun([&](Index place, Index offset, Index count) { std::copy_n(image + offset, count, patches + place); });
}

template <class S>
void Conv2d<S>::ScatterPatches(const S* patches, S* image) const {
  std::fill_n(image, this->input_shape().size(), S{0});
  ForEachRun([&](Index place, Index offset, Index count) {
    for (Index k = 0; k < count; ++k) image[offset + k] += patches[place + k];
  });
}

template <class S>
void Conv2d<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const {
  const ConstMatrixView<S> weights(pass.parameters.data(), patch_, filters_);
  const ConstRowView<S> bias(pass.parameters.data() + patch_ * filters_, filters_);
  MatrixView<S> patches(pass.workspace.data(), positions_, patch_);
  for (Index example = 0; example < output.rows(); ++example) {
    GatherPatches(input.rows.row(example).data(), patches.data());
    MatrixView<S> maps(output.row(example).data(), positions_, filters_);
    maps.rowwise() = bias;
    maps.noalias() += patches * weights;
  }
}

template <class S>
void Conv2d<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> /*output*/,
                         ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                         MatrixView<S>* input_gradient) const {
  const ConstMatrixView<S> weights(pass.parameters.data(), patch_, filters_);
  MatrixView<S> patches(pass.workspace.data(), positions_, patch_);
  MatrixView<S> patch_gradient(patches.data() + patches.size(), positions_, patch_);
  MatrixView<S> weight_gradient(parameter_gradient.data(), patch_, filters_);
  RowView<S> bias_gradient(parameter_gradient.data() + patch_ * filters_, filters_);
  weight_gradient.setZero();
  bias_gradient.setZero();
  for (Index example = 0; example < output_gradient.rows(); ++example) {
    const ConstMatrixView<S> delta(output_gradient.row(example).data(), positions_, filters_);
    GatherPatches(input.rows.row(example).data(), patches.data());
    weight_gradient.noalias() += patches.transpose() * delta;
    bias_gradient += delta.colwise().sum();
    if (input_gradient == nullptr) continue;
    patch_gradient.noalias() = delta * weights.transpose();
    ScatterPatches(patch_gradient.data(), input_gradient->row(example).data());
  }
}

template class Conv2d<float>;
template class Conv2d<double>;

}  // namespace nn
