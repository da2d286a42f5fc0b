#include "core/layers/conv2d.h"

#include <algorithm>

#include "core/linalg/tiled_product.h"

namespace nn {

template <class S>
Conv2d<S>::Conv2d(Shape input, Index filters, Window window)
    : Layer<S>(input, Shape{window.Positions(input.height), window.Positions(input.width), filters}),
      window_(window),
      filters_(filters),
      run_(window.size * input.channels),
      patch_(window.size * run_),
      positions_(this->output_shape().height * this->output_shape().width),
      padded_{input.height + 2 * window.padding, input.width + 2 * window.padding, input.channels} {}

template <class S>
Index Conv2d<S>::PackedRowSize() const {
  return PackedPanels<S>::Size(filters_, run_);
}

template <class S>
Index Conv2d<S>::workspace_size(Index) const {
  const Index forward = padded_.size() + PackedPanels<S>::Size(patch_, filters_);
  const Index backward = 2 * padded_.size() + PackedPanels<S>::Size(positions_, filters_) + window_.size * PackedRowSize();
  return std::max(forward, backward);
}

template <class S>
void Conv2d<S>::Initialize(Initialization initialization, RandomStream& stream, std::span<S> parameters) const {
  DrawParameters(initialization, {.inputs = patch_, .outputs = filters_ * window_.size * window_.size}, filters_, stream,
                 parameters);
}

template <class S>
const S* Conv2d<S>::Pad(const S* image, std::span<S> memory) const {
  if (window_.padding == 0) return image;
  const Shape& in = this->input_shape();
  std::fill(memory.begin(), memory.end(), S{0});
  for (Index row = 0; row < in.height; ++row) {
    S* const target = memory.data() + ((row + window_.padding) * padded_.width + window_.padding) * in.channels;
    std::copy_n(image + row * in.width * in.channels, in.width * in.channels, target);
  }
  return memory.data();
}

template <class S>
void Conv2d<S>::Unpad(const S* padded, S* image) const {
  const Shape& in = this->input_shape();
  for (Index row = 0; row < in.height; ++row) {
    const S* const source = padded + ((row + window_.padding) * padded_.width + window_.padding) * in.channels;
    std::copy_n(source, in.width * in.channels, image + row * in.width * in.channels);
  }
}

template <class S>
void Conv2d<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const {
  const Shape& out = this->output_shape();
  const Index image_row = padded_.width * padded_.channels;
  const std::span<S> padded_memory = Slice(pass.workspace, 0, padded_.size());
  const PackedPanels<S> weights(pass.workspace.subspan(padded_memory.size()), pass.parameters.data(), patch_, filters_, filters_, 1);
  const S* const bias = pass.parameters.data() + patch_ * filters_;
  for (Index example = 0; example < output.rows(); ++example) {
    const S* const image = Pad(input.rows.row(example).data(), padded_memory);
    for (Index y = 0; y < out.height; ++y) {
      const LeftFactor<S> patches{.data = image + y * window_.stride * image_row,
                                  .row_stride = window_.stride * padded_.channels,
                                  .inner = run_,
                                  .inner_stride = 1,
                                  .outer = window_.size,
                                  .outer_stride = image_row};
      MultiplyTiled(out.width, patches, weights, bias, output.row(example).data() + y * out.width * filters_, filters_);
    }
  }
}

template <class S>
void Conv2d<S>::AddWeightGradient(const S* padded, const S* delta, std::span<S> memory, S* weight_gradient) const {
  const Shape& out = this->output_shape();
  const Index image_row = padded_.width * padded_.channels;
  const PackedPanels<S> packed_delta(memory, delta, positions_, filters_, filters_, 1);
  for (Index i = 0; i < window_.size; ++i) {
    // Transposed patches: row t holds what kernel value t of this row saw at every position.
    const LeftFactor<S> patches{.data = padded + i * image_row,
                                .row_stride = 1,
                                .inner = out.width,
                                .inner_stride = window_.stride * padded_.channels,
                                .outer = out.height,
                                .outer_stride = window_.stride * image_row};
    MultiplyTiled<S>(run_, patches, packed_delta, nullptr, weight_gradient + i * run_ * filters_, filters_);
  }
}

template <class S>
void Conv2d<S>::InputGradient(const S* delta, std::span<S> packed_rows, std::span<S> padded_memory, S* image_gradient) const {
  const Shape& out = this->output_shape();
  const Index image_row = padded_.width * padded_.channels;
  S* const padded = window_.padding == 0 ? image_gradient : padded_memory.data();
  std::fill_n(padded, padded_.size(), S{0});
  for (Index i = 0; i < window_.size; ++i) {
    const PackedPanels<S> weights = PackedPanels<S>::View(Slice(packed_rows, i * PackedRowSize(), PackedRowSize()), filters_, run_);
    for (Index y = 0; y < out.height; ++y) {
      const LeftFactor<S> rows{.data = delta + y * out.width * filters_, .row_stride = filters_, .inner = filters_, .inner_stride = 1};
      // Neighbouring positions see overlapping runs, so the product's rows overlap in the image and are added up there.
      MultiplyTiled<S>(out.width, rows, weights, nullptr, padded + (y * window_.stride + i) * image_row,
                       window_.stride * padded_.channels);
    }
  }
  if (window_.padding > 0) Unpad(padded, image_gradient);
}

template <class S>
void Conv2d<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> /*output*/,
                         ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                         MatrixView<S>* input_gradient) const {
  std::fill(parameter_gradient.begin(), parameter_gradient.end(), S{0});
  RowView<S> bias_gradient(parameter_gradient.data() + patch_ * filters_, filters_);
  const std::span<S> padded_memory = Slice(pass.workspace, 0, padded_.size());
  const std::span<S> gradient_memory = Slice(pass.workspace, padded_.size(), padded_.size());
  const std::span<S> delta_memory = Slice(pass.workspace, 2 * padded_.size(), PackedPanels<S>::Size(positions_, filters_));
  const std::span<S> packed_rows =
      Slice(pass.workspace, 2 * padded_.size() + static_cast<Index>(delta_memory.size()), window_.size * PackedRowSize());
  for (Index i = 0; input_gradient != nullptr && i < window_.size; ++i) {
    PackedPanels<S>(Slice(packed_rows, i * PackedRowSize(), PackedRowSize()), pass.parameters.data() + i * run_ * filters_, filters_,
                    run_, 1, filters_);
  }
  for (Index example = 0; example < output_gradient.rows(); ++example) {
    const S* const delta = output_gradient.row(example).data();
    AddWeightGradient(Pad(input.rows.row(example).data(), padded_memory), delta, delta_memory, parameter_gradient.data());
    bias_gradient += ConstMatrixView<S>(delta, positions_, filters_).colwise().sum();
    if (input_gradient != nullptr) InputGradient(delta, packed_rows, gradient_memory, input_gradient->row(example).data());
  }
}

template class Conv2d<float>;
template class Conv2d<double>;

}  // namespace nn
