#include "core/layers/pool2d.h"

#include <algorithm>

#include "core/error/error.h"
#include "core/linalg/simd.h"

namespace nn {

template <class S>
Pool2d<S>::Pool2d(Shape input, PoolKind kind, Window window)
    : Layer<S>(input, Shape{window.Positions(input.height), window.Positions(input.width),
                            input.channels}),
      kind_(kind),
      window_(window) {}

template <class S>
Divisible Pool2d<S>::Shared(Index examples) const {
  return {.count = examples,
          .minimum = OutputsWorthATask(std::int64_t{this->output_shape().size()} * window_.size *
                                       window_.size)};
}

template <class S>
template <class Visit>
void Pool2d<S>::ForEachWindow(Visit visit) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  for (Index y = 0; y < out.height; ++y) {
    for (Index x = 0; x < out.width; ++x) {
      const Index corner = (y * in.width + x) * window_.stride * in.channels;
      ForEachVector<S>(out.channels, [&](auto v, Index channel) {
        visit(v, (y * out.width + x) * out.channels + channel, corner + channel);
      });
    }
  }
}

namespace {

/// The larger of two values; the first if they are equal. A NaN wins, so that divergence is seen in
/// the loss.
template <class Values>
Values Larger(Values best, Values value) {
  const auto keep = (value <= best) | (best != best);
  return keep ? best : value;
}

}  // namespace

template <class S>
void Pool2d<S>::ForwardExample(const S* image, S* pooled) const {
  ForEachWindow([&](auto v, Index place, Index corner) {
    using V = decltype(v);
    if (kind_ == PoolKind::kAverage) {
      auto sum = V::Splat(0);
      ForEachPixel(corner,
                   [&](Index pixel) { sum += V::Splat(AverageShare()) * V::Load(image + pixel); });
      V::Store(pooled + place, sum);
      return;
    }
    auto best = V::Load(image + corner);
    ForEachPixel(corner, [&](Index pixel) { best = Larger(best, V::Load(image + pixel)); });
    V::Store(pooled + place, best);
  });
}

template <class S>
void Pool2d<S>::ForwardRelu(ConstMatrixView<S> z, MatrixView<S> output) const {
  NN_ASSERT(takes_relu());
  ParallelRanges(Shared(output.rows()), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      const S* const image = z.row(example).data();
      S* const pooled = output.row(example).data();
      ForEachWindow([&](auto v, Index place, Index corner) {
        using V = decltype(v);
        auto best = V::Load(image + corner);
        ForEachPixel(corner, [&](Index pixel) { best = Larger(best, V::Load(image + pixel)); });
        V::Store(pooled + place, best <= V::Splat(0) ? V::Splat(0) : best);
      });
    }
  });
}

template <class S>
void Pool2d<S>::Forward(const LayerPass<S>&, const LayerInput<S>& input,
                        MatrixView<S> output) const {
  ParallelRanges(Shared(output.rows()), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      ForwardExample(input.rows.row(example).data(), output.row(example).data());
    }
  });
}

template <class S>
void Pool2d<S>::BackwardExample(const S* image, const S* pooled, const S* pooled_gradient,
                                S* image_gradient) const {
  std::fill_n(image_gradient, this->input_shape().size(), S{0});
  ForEachWindow([&](auto v, Index place, Index corner) {
    using V = decltype(v);
    const auto add = [&](Index pixel, auto value) {
      V::Store(image_gradient + pixel, V::Load(image_gradient + pixel) + value);
    };
    auto gradient = V::Load(pooled_gradient + place);
    if (kind_ == PoolKind::kAverage) {
      ForEachPixel(corner, [&](Index pixel) { add(pixel, V::Splat(AverageShare()) * gradient); });
      return;
    }
    const auto maximum = V::Load(pooled + place);
    // The gradient goes only to the first place that holds the maximum. (A NaN equals nothing: if
    // the run has diverged, the gradient is lost.)
    ForEachPixel(corner, [&](Index pixel) {
      const auto found = V::Load(image + pixel) == maximum;
      add(pixel, found ? gradient : V::Splat(0));
      gradient = found ? V::Splat(0) : gradient;
    });
  });
}

template <class S>
void Pool2d<S>::Backward(const LayerPass<S>&, const LayerInput<S>& input, ConstMatrixView<S> output,
                         ConstMatrixView<S> output_gradient, std::span<S>,
                         MatrixView<S>* input_gradient) const {
  if (input_gradient == nullptr) return;
  ParallelRanges(Shared(output.rows()), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      BackwardExample(input.rows.row(example).data(), output.row(example).data(),
                      output_gradient.row(example).data(), input_gradient->row(example).data());
    }
  });
}

template <class S>
bool Pool2d<S>::covers_image() const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  return window_.stride == window_.size && out.height * window_.size == in.height &&
         out.width * window_.size == in.width;
}

template <class S>
void Pool2d<S>::BackwardRelu(ConstMatrixView<S> z, ConstMatrixView<S> output,
                             ConstMatrixView<S> output_gradient, MatrixView<S> z_gradient) const {
  NN_ASSERT(takes_relu());
  ParallelRanges(Shared(output.rows()), [&](Index begin, Index end) {
    for (Index example = begin; example < end; ++example) {
      BackwardReluExample(z.row(example).data(), output.row(example).data(),
                          output_gradient.row(example).data(), z_gradient.row(example).data());
    }
  });
}

template <class S>
void Pool2d<S>::BackwardReluExample(const S* z, const S* pooled, const S* pooled_gradient,
                                    S* z_gradient) const {
  if (!covers_image()) std::fill_n(z_gradient, this->input_shape().size(), S{0});
  ForEachWindow([&](auto v, Index place, Index corner) {
    using V = decltype(v);
    const auto zero = V::Splat(0);
    const auto maximum = V::Load(pooled + place);
    // A maximum of zero comes from the ReLU, not from a pixel.
    auto gradient = maximum > zero ? V::Load(pooled_gradient + place) : zero;
    ForEachPixel(corner, [&](Index pixel) {
      const auto found = V::Load(z + pixel) == maximum;
      V::Store(z_gradient + pixel, found ? gradient : zero);
      gradient = found ? zero : gradient;
    });
  });
}

/// For a maximum, this is the tangent at the place to which backpropagation gives the gradient.
template <class S>
NN_RARELY_RUN void Pool2d<S>::ForwardTangent(const LayerPass<S>&, const LayerInput<S>& input,
                                             ConstMatrixView<S> output, std::span<const S>,
                                             const ConstMatrixView<S>* input_tangent,
                                             MatrixView<S> output_tangent) const {
  output_tangent.setZero();
  if (input_tangent == nullptr) return;
  for (Index example = 0; example < output.rows(); ++example) {
    const S* const tangent = input_tangent->row(example).data();
    S* const target = output_tangent.row(example).data();
    if (kind_ == PoolKind::kAverage) {
      ForEachWindowPixel(
          [&](Index place, Index pixel) { target[place] += AverageShare() * tangent[pixel]; });
      continue;
    }
    const S* const image = input.rows.row(example).data();
    for (Index place = 0; place < this->output_shape().size(); ++place)
      target[place] = tangent[MaximumAt(image, place)];
  }
}

template class Pool2d<float>;
template class Pool2d<double>;

}  // namespace nn
