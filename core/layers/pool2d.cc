#include "core/layers/pool2d.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nn {

template <class S>
Pool2d<S>::Pool2d(Shape input, PoolKind kind, Window window)
    : Layer<S>(input, Shape{window.Positions(input.height), window.Positions(input.width), input.channels}),
      kind_(kind),
      window_(window) {}

template <class S>
template <class Visit>
void Pool2d<S>::ForEachPixel(Visit visit) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  for (Index y = 0; y < out.height; ++y) {
    for (Index x = 0; x < out.width; ++x) {
      for (Index i = 0; i < window_.size; ++i) {
        for (Index j = 0; j < window_.size; ++j) {
          const Index pixel = (y * window_.stride + i) * in.width + x * window_.stride + j;
          visit((y * out.width + x) * out.channels, pixel * in.channels);
        }
      }
    }
  }
}

template <class S>
void Pool2d<S>::ForwardExample(const S* image, S* pooled) const {
  const Index channels = this->output_shape().channels;
  if (kind_ == PoolKind::kAverage) {
    std::fill_n(pooled, this->output_shape().size(), S{0});
    ForEachPixel([&](Index place, Index pixel) {
      for (Index c = 0; c < channels; ++c) pooled[place + c] += AverageShare() * image[pixel + c];
    });
    return;
  }
  std::fill_n(pooled, this->output_shape().size(), -std::numeric_limits<S>::infinity());
  ForEachPixel([&](Index place, Index pixel) {
    for (Index c = 0; c < channels; ++c) {
      // A NaN wins and stays: divergence must come out at the other end.
      const S value = image[pixel + c];
      const S best = pooled[place + c];
      pooled[place + c] = value <= best || std::isnan(best) ? best : value;
    }
  });
}

template <class S>
void Pool2d<S>::Forward(const LayerPass<S>&, const LayerInput<S>& input, MatrixView<S> output) const {
  for (Index example = 0; example < output.rows(); ++example) {
    ForwardExample(input.rows.row(example).data(), output.row(example).data());
  }
}

template <class S>
void Pool2d<S>::BackwardExample(const S* image, const S* pooled, const S* pooled_gradient, S* image_gradient) const {
  const Index channels = this->output_shape().channels;
  std::fill_n(image_gradient, this->input_shape().size(), S{0});
  if (kind_ == PoolKind::kAverage) {
    ForEachPixel([&](Index place, Index pixel) {
      for (Index c = 0; c < channels; ++c) image_gradient[pixel + c] += AverageShare() * pooled_gradient[place + c];
    });
    return;
  }
  for (Index place = 0; place < this->output_shape().size(); ++place) {
    image_gradient[MaximumAt(image, pooled, place)] += pooled_gradient[place];
  }
}

template <class S>
Index Pool2d<S>::MaximumAt(const S* image, const S* pooled, Index place) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  const Index window = place / out.channels;
  const Index corner = (window / out.width * in.width + window % out.width) * window_.stride * in.channels;
  const Index value = corner + place % out.channels;
  for (Index i = 0; i < window_.size; ++i) {
    for (Index j = 0; j < window_.size; ++j) {
      const Index candidate = value + (i * in.width + j) * in.channels;
      if (image[candidate] == pooled[place]) return candidate;
    }
  }
  return value;  // a NaN equals nothing: the run has diverged and any place will do
}

template <class S>
void Pool2d<S>::Backward(const LayerPass<S>&, const LayerInput<S>& input, ConstMatrixView<S> output,
                         ConstMatrixView<S> output_gradient, std::span<S>, MatrixView<S>* input_gradient) const {
  if (input_gradient == nullptr) return;
  for (Index example = 0; example < output.rows(); ++example) {
    BackwardExample(input.rows.row(example).data(), output.row(example).data(), output_gradient.row(example).data(),
                    input_gradient->row(example).data());
  }
}

template class Pool2d<float>;
template class Pool2d<double>;

}  // namespace nn
