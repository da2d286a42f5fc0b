#include <algorithm>
#include <array>

#include "core/layers/conv2d.h"
#include "core/linalg/simd.h"

namespace nn {
namespace {

/// What one row of the kernel adds at one position: `steps` contiguous changed inputs, and the
/// weights from the first of them on.
template <class S>
struct KernelRow {
  const S* changes;
  const S* weights;
  Index steps;
};

/// output(filter, nudge) = Σ weights · changes for `filters` neighbouring filters, with the sums in
/// registers.
template <int filters, class S>
void SumFilters(std::span<const KernelRow<S>> rows, Index weight_stride, Index first, S* output) {
  using V = Simd<S>;
  constexpr int kVectors = static_cast<int>(kNudges<S>) / V::kLanes;
  std::array<std::array<typename V::Vector, kVectors>, filters> sums{};
  for (const KernelRow<S>& row : rows) {
    const S* changes = row.changes;
    const S* weights = row.weights + first;
    for (Index step = 0; step < row.steps;
         ++step, changes += kNudges<S>, weights += weight_stride) {
      for (int v = 0; v < kVectors; ++v) {
        const auto change = V::Load(changes + v * V::kLanes);
        for (int f = 0; f < filters; ++f) sums[f][v] += change * weights[f];
      }
    }
  }
  for (int f = 0; f < filters; ++f) {
    for (int v = 0; v < kVectors; ++v)
      V::Store(output + (first + f) * kNudges<S> + v * V::kLanes, sums[f][v]);
  }
}

}  // namespace

template <class S>
void Conv2d<S>::GatherInputs(const S* input, Index row, S* target, Index stride) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  if (row == patch_) {
    for (Index place = 0; place < positions_; ++place) target[place * stride] = S{1};
    return;
  }
  const Index channel = row % in.channels;
  const Index down = row / run_ - window_.padding;
  const Index right = row / in.channels % window_.size - window_.padding;
  for (Index y = 0; y < out.height; ++y) {
    for (Index x = 0; x < out.width; ++x) {
      const Index from_y = y * window_.stride + down;
      const Index from_x = x * window_.stride + right;
      const bool inside = from_y >= 0 && from_y < in.height && from_x >= 0 && from_x < in.width;
      target[(y * out.width + x) * stride] =
          inside ? input[(from_y * in.width + from_x) * in.channels + channel] : S{0};
    }
  }
}

template <class S>
std::int64_t Conv2d<S>::ChangeMultiplyAdds(const ChangedPlaces& input) const {
  return std::int64_t{positions_} * window_.size * window_.size * input.channels * filters_;
}

/// Linear, like Dense; only the weights of the channels that change are used. Zeros of the padding
/// do not change.
template <class S>
void Conv2d<S>::ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>&,
                              const Changes<S>& input, const Changes<S>& output) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  const Index channels = input.places.channels;
  const Index weight_stride = input.places.stride * filters_;
  constexpr Index kLargestKernel = 28;
  std::array<KernelRow<S>, kLargestKernel> rows;
  for (Index y = 0; y < out.height; ++y) {
    for (Index x = 0; x < out.width; ++x) {
      const Index top = y * window_.stride - window_.padding;
      const Index left = x * window_.stride - window_.padding;
      const Index from = std::max<Index>(0, -left);
      const Index to = std::min(window_.size, in.width - left);
      std::size_t count = 0;
      for (Index i = std::max<Index>(0, -top); i < std::min(window_.size, in.height - top); ++i) {
        rows[count++] = {input.at(((top + i) * in.width + left + from) * channels),
                         pass.parameters.data() +
                             (i * run_ + from * in.channels + input.places.first) * filters_,
                         (to - from) * channels};
      }
      const std::span<const KernelRow<S>> inside(rows.data(), count);
      S* const target = output.at((y * out.width + x) * filters_);
      Index filter = 0;
      for (; filters_ - filter >= 6; filter += 6)
        SumFilters<6>(inside, weight_stride, filter, target);
      for (; filters_ - filter >= 2; filter += 2)
        SumFilters<2>(inside, weight_stride, filter, target);
      for (; filters_ - filter >= 1; filter += 1)
        SumFilters<1>(inside, weight_stride, filter, target);
    }
  }
}

template void Conv2d<float>::GatherInputs(const float*, Index, float*, Index) const;
template void Conv2d<double>::GatherInputs(const double*, Index, double*, Index) const;
template std::int64_t Conv2d<float>::ChangeMultiplyAdds(const ChangedPlaces&) const;
template std::int64_t Conv2d<double>::ChangeMultiplyAdds(const ChangedPlaces&) const;
template void Conv2d<float>::ForwardChange(const LayerPass<float>&, const UnchangedExample<float>&,
                                           const Changes<float>&, const Changes<float>&) const;
template void Conv2d<double>::ForwardChange(const LayerPass<double>&,
                                            const UnchangedExample<double>&, const Changes<double>&,
                                            const Changes<double>&) const;

}  // namespace nn
