#include "core/layers/conv2d.h"

#include <algorithm>

#include "core/linalg/column_sums.h"

namespace nn {

template <class S>
Conv2d<S>::Conv2d(Shape input, Index filters, Window window)
    : Layer<S>(input,
               Shape{window.Positions(input.height), window.Positions(input.width), filters}),
      window_(window),
      filters_(filters),
      run_(window.size * input.channels),
      patch_(window.size * run_),
      positions_(this->output_shape().height * this->output_shape().width),
      padded_{input.height + 2 * window.padding, input.width + 2 * window.padding, input.channels} {
  if (input.channels == 1 && window.stride == 1)
    sparse_.emplace(input, filters, window.size, window.padding);
}

template <class S>
std::int64_t Conv2d<S>::workspace_size(Index examples) const {
  const std::int64_t input_gradient =
      window_.size * PackedRowSize() + kMaximumParts * padded_.count();
  const std::int64_t products = std::max(
      {PackedPanels<S>::Size(patch_, filters_), examples * PackedDeltaSize(), input_gradient});
  const std::int64_t sparse =
      sparse_ ? std::int64_t{patch_} * filters_ + kMaximumParts * sparse_->frame_size() : 0;
  return std::max(PaddedSize(examples) + products, sparse);
}

template <class S>
void Conv2d<S>::Initialize(Initialization initialization, RandomStream& stream,
                           std::span<S> parameters) const {
  DrawParameters(initialization,
                 {.inputs = patch_, .outputs = filters_ * window_.size * window_.size}, filters_,
                 stream, parameters);
}

template <class S>
Divisible Conv2d<S>::Shared(Index examples) const {
  return {.count = examples,
          .minimum = std::max(OutputsWorthATask(multiply_adds()),
                              (examples + kMaximumParts - 1) / kMaximumParts)};
}

template <class S>
void Conv2d<S>::Pad(const S* image, S* padded) const {
  const Shape& in = this->input_shape();
  std::fill_n(padded, padded_.size(), S{0});
  for (Index row = 0; row < in.height; ++row) {
    S* const target =
        padded + ((row + window_.padding) * padded_.width + window_.padding) * in.channels;
    std::copy_n(image + row * in.width * in.channels, in.width * in.channels, target);
  }
}

template <class S>
void Conv2d<S>::Unpad(const S* padded, S* image) const {
  const Shape& in = this->input_shape();
  for (Index row = 0; row < in.height; ++row) {
    const S* const source =
        padded + ((row + window_.padding) * padded_.width + window_.padding) * in.channels;
    std::copy_n(source, in.width * in.channels, image + row * in.width * in.channels);
  }
}

template <class S>
ConstMatrixView<S> Conv2d<S>::Padded(const LayerPass<S>& pass, ConstMatrixView<S> images,
                                     Index examples) const {
  if (window_.padding == 0) return images;
  return {pass.workspace.data(), examples, padded_.size()};
}

template <class S>
RowLayout Conv2d<S>::Positions() const {
  const Index image_row = padded_.width * padded_.channels;
  return {.stride = window_.stride * padded_.channels,
          .group = this->output_shape().width,
          .group_stride = window_.stride * image_row};
}

template <class S>
void Conv2d<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
                        MatrixView<S> output) const {
  if (input.nonzeros_by_example != nullptr)
    return ForwardSparse(pass, *input.nonzeros_by_example, output);
  Convolve(pass, pass.parameters, input.rows, pass.parameters.data() + patch_ * filters_, output);
}

/// (x ∗ W)˙ = x ∗ Ẇ + ẋ ∗ W.
template <class S>
void Conv2d<S>::ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                               ConstMatrixView<S>, std::span<const S> parameter_tangent,
                               const ConstMatrixView<S>* input_tangent,
                               MatrixView<S> output_tangent) const {
  LayerPass<S> along = pass;
  along.parameters = parameter_tangent;
  Forward(along, input, output_tangent);
  if (input_tangent != nullptr)
    Convolve(pass, pass.parameters, *input_tangent, nullptr, output_tangent);
}

template <class S>
void Conv2d<S>::Convolve(const LayerPass<S>& pass, std::span<const S> parameters,
                         ConstMatrixView<S> images, const S* initial, MatrixView<S> output) const {
  const Index n = output.rows();
  const PackedPanels<S> weights(pass.workspace.subspan(static_cast<std::size_t>(PaddedSize(n))),
                                parameters.data(), patch_, filters_, filters_, 1);
  const ConstMatrixView<S> padded = Padded(pass, images, n);
  ParallelRanges(Shared(n), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      if (window_.padding > 0)
        Pad(images.row(example).data(), pass.workspace.data() + PaddedSize(example));
      const LeftFactor<S> patches{.data = padded.row(example).data(),
                                  .rows = Positions(),
                                  .inner = run_,
                                  .inner_stride = 1,
                                  .outer = window_.size,
                                  .outer_stride = padded_.width * padded_.channels};
      MultiplyTiled(positions_, patches, weights, initial, output.row(example).data(), {filters_});
    }
  });
}

template <class S>
std::span<S> Conv2d<S>::Frame(const LayerPass<S>& pass, Index part) const {
  return Slice(pass.workspace, patch_ * filters_ + part * sparse_->frame_size(),
               sparse_->frame_size());
}

template <class S>
void Conv2d<S>::ForwardSparse(const LayerPass<S>& pass, const SparseRows<S>& images,
                              MatrixView<S> output) const {
  const Index row_size = window_.size * filters_;
  for (Index i = 0; i < window_.size; ++i) {
    sparse_->Reverse(pass.parameters.data() + i * row_size, pass.workspace.data() + i * row_size);
  }
  const S* const bias = pass.parameters.data() + patch_ * filters_;
  const Divisible examples = Shared(output.rows());
  ParallelRanges(examples, [&](Index begin, Index end) {
    const std::span<S> frame = Frame(pass, begin / examples.minimum);
    for (Index example = begin; example < end; ++example) {
      sparse_->Forward(images, example, pass.workspace.data(), bias, frame,
                       output.row(example).data());
    }
  });
}

template <class S>
void Conv2d<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>& input,
                         ConstMatrixView<S> /*output*/, ConstMatrixView<S> output_gradient,
                         std::span<S> parameter_gradient, MatrixView<S>* input_gradient) const {
  if (input.nonzeros_by_example != nullptr) {
    ParameterGradientSparse(pass, *input.nonzeros_by_example, output_gradient, parameter_gradient);
  } else {
    ParameterGradient(pass, Padded(pass, input.rows, output_gradient.rows()), output_gradient,
                      parameter_gradient);
  }
  if (input_gradient != nullptr) InputGradient(pass, output_gradient, *input_gradient);
}

template <class S>
void Conv2d<S>::BiasGradient(ConstMatrixView<S> delta, std::span<S> parameter_gradient) const {
  SumColumns(ConstMatrixView<S>(delta.data(), delta.rows() * positions_, filters_),
             Slice(parameter_gradient, patch_ * filters_, filters_));
}

template <class S>
void Conv2d<S>::ParameterGradientSparse(const LayerPass<S>& pass, const SparseRows<S>& images,
                                        ConstMatrixView<S> delta,
                                        std::span<S> parameter_gradient) const {
  const Index row_size = window_.size * filters_;
  std::fill_n(pass.workspace.begin(), patch_ * filters_, S{0});
  const Index pixels = static_cast<Index>(images.offsets[static_cast<std::size_t>(delta.rows())]);
  // The rows of the kernel, plus one for the biases: summing over all positions costs about as much
  // as one row.
  const Divisible rows{.count = window_.size + 1,
                       .minimum = std::max(OutputsWorthATask(std::int64_t{pixels} * row_size),
                                           (window_.size + kMaximumParts) / kMaximumParts)};
  ParallelRanges(rows, [&](Index begin, Index end) {
    const std::span<S> frame = Frame(pass, begin / rows.minimum);
    const Index last = std::min(end, window_.size);
    for (Index example = 0; begin < last && example < delta.rows(); ++example) {
      sparse_->Enter(delta.row(example).data(), frame);
      for (Index i = begin; i < last; ++i) {
        sparse_->AddRowGradient(images, example, frame, i, pass.workspace.data() + i * row_size);
      }
    }
    for (Index i = begin; i < last; ++i) {
      sparse_->Reverse(pass.workspace.data() + i * row_size,
                       parameter_gradient.data() + i * row_size);
    }
    if (end > window_.size) BiasGradient(delta, parameter_gradient);
  });
}

template <class S>
void Conv2d<S>::ParameterGradient(const LayerPass<S>& pass, ConstMatrixView<S> images,
                                  ConstMatrixView<S> delta, std::span<S> parameter_gradient) const {
  std::ranges::fill(parameter_gradient, S{0});
  const Index n = delta.rows();
  const auto packed_delta = [&](Index example) {
    return Slice(pass.workspace, PaddedSize(n) + example * PackedDeltaSize(), PackedDeltaSize());
  };
  ParallelRanges(Shared(n), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      PackedPanels<S>(packed_delta(example), delta.row(example).data(), positions_, filters_,
                      filters_, 1);
    }
  });
  // A task is a panel of filters in one row of the kernel, for all examples, or the biases: the
  // outputs are split, but never a sum.
  constexpr Index kPanel = PackedPanels<S>::kPanel;
  const Index panels = (filters_ + kPanel - 1) / kPanel;
  ParallelFor(window_.size * panels + 1, [&](Index task) {
    const Index i = task / panels;
    if (i == window_.size) return BiasGradient(delta, parameter_gradient);
    const Index first_filter = task % panels * kPanel;
    for (Index example = 0; example < n; ++example) {
      AddWeightGradient(images.row(example).data(), i, first_filter, packed_delta(example),
                        parameter_gradient.data());
    }
  });
}

template <class S>
void Conv2d<S>::AddWeightGradient(const S* padded, Index i, Index first_filter,
                                  std::span<const S> packed_delta, S* weight_gradient) const {
  const Shape& out = this->output_shape();
  const Index image_row = padded_.width * padded_.channels;
  // Transposed patches: row t holds what value t of this kernel row sees at every position.
  const LeftFactor<S> patches{.data = padded + i * image_row,
                              .rows = {1},
                              .inner = out.width,
                              .inner_stride = window_.stride * padded_.channels,
                              .outer = out.height,
                              .outer_stride = window_.stride * image_row};
  const PackedPanels<S> delta =
      PackedPanels<S>::View(packed_delta, positions_, filters_).Panel(first_filter);
  MultiplyTiled<S>(run_, patches, delta, nullptr,
                   weight_gradient + i * run_ * filters_ + first_filter, {filters_});
}

template <class S>
void Conv2d<S>::InputGradient(const LayerPass<S>& pass, ConstMatrixView<S> delta,
                              MatrixView<S> input_gradient) const {
  const std::int64_t memory = PaddedSize(delta.rows());
  const std::span<S> packed_rows = Slice(pass.workspace, memory, window_.size * PackedRowSize());
  for (Index i = 0; i < window_.size; ++i) {
    PackedPanels<S>(Slice(packed_rows, i * PackedRowSize(), PackedRowSize()),
                    pass.parameters.data() + i * run_ * filters_, filters_, run_, 1, filters_);
  }
  const Divisible examples = Shared(delta.rows());
  ParallelRanges(examples, [&](Index begin, Index end) {
    S* const padded = pass.workspace.data() + memory + window_.size * PackedRowSize() +
                      begin / examples.minimum * padded_.size();
    for (Index example = begin; example < end; ++example) {
      S* const image = input_gradient.row(example).data();
      InputGradientOf(delta.row(example).data(), packed_rows,
                      window_.padding == 0 ? image : padded);
      if (window_.padding > 0) Unpad(padded, image);
    }
  });
}

template <class S>
void Conv2d<S>::InputGradientOf(const S* delta, std::span<const S> packed_rows,
                                S* padded_gradient) const {
  const LeftFactor<S> rows{.data = delta, .rows = {filters_}, .inner = filters_, .inner_stride = 1};
  std::fill_n(padded_gradient, padded_.size(), S{0});
  for (Index i = 0; i < window_.size; ++i) {
    const PackedPanels<S> weights = PackedPanels<S>::View(
        Slice(packed_rows, i * PackedRowSize(), PackedRowSize()), filters_, run_);
    // Neighbouring positions see overlapping runs, so the product's rows overlap in the image and
    // are added up there.
    MultiplyTiled<S>(positions_, rows, weights, nullptr,
                     padded_gradient + i * padded_.width * padded_.channels, Positions());
  }
}

template class Conv2d<float>;
template class Conv2d<double>;

}  // namespace nn
