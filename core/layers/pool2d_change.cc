#include <algorithm>
#include <limits>

#include "core/error/error.h"
#include "core/layers/pool2d.h"
#include "core/linalg/simd.h"

namespace nn {

template <class S>
Index Pool2d<S>::MaximumAt(const S* image, Index place) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  const Index window = place / out.channels;
  const Index corner =
      (window / out.width * in.width + window % out.width) * window_.stride * in.channels +
      place % out.channels;
  Index largest = corner;
  ForEachPixel(corner, [&](Index pixel) {
    if (image[pixel] > image[largest]) largest = pixel;
  });
  return largest;
}

template <class S>
ChangedPlaces Pool2d<S>::Reach(const ChangedPlaces& input) const {
  const Shape& out = this->output_shape();
  if (input.channels == 1) return ChangedPlaces::OneChannel(out, input.first);
  const bool one_pixel = input.count == input.channels;
  return one_pixel ? input : ChangedPlaces::All(out);
}

template <class S>
template <class Visit>
void Pool2d<S>::ForEachChangedPixel(const ChangedPlaces& input, Visit visit) const {
  const Shape& in = this->input_shape();
  const Shape& out = this->output_shape();
  const Index channels = input.channels;
  for (Index window = 0; window < out.height * out.width; ++window) {
    const Index corner = (window / out.width * in.width + window % out.width) * window_.stride;
    ForEachPixel(0, [&](Index offset) {
      const Index pixel = corner + offset / in.channels;
      for (Index c = 0; c < channels; ++c) {
        const Index channel = input.first + c * input.stride;
        visit(window * channels + c, pixel * channels + c, window * out.channels + channel,
              pixel * in.channels + channel);
      }
    });
  }
}

/// The change of a maximum M over values x is the maximum of (x − M) + change. If the place of the
/// maximum stays the same, that is the change at this place.
template <class S>
void Pool2d<S>::ForwardChange(const LayerPass<S>&, const UnchangedExample<S>& unchanged,
                              const Changes<S>& input, const Changes<S>& output) const {
  using V = Simd<S>;
  const bool maximum = kind_ == PoolKind::kMaximum;
  std::fill_n(output.values, output.places.count * kNudges<S>,
              maximum ? -std::numeric_limits<S>::infinity() : S{0});
  ForEachChangedPixel(input.places, [&](Index to, Index from, Index place, Index pixel) {
    const S below = maximum ? unchanged.input[pixel] - unchanged.output[place] : S{0};
    for (Index lane = 0; lane < kNudges<S>; lane += V::kLanes) {
      const auto change = V::Load(input.at(from) + lane);
      const auto so_far = V::Load(output.at(to) + lane);
      const auto moved = change + below;
      V::Store(output.at(to) + lane,
               maximum ? (moved > so_far ? moved : so_far) : so_far + change * AverageShare());
    }
  });
}

template <class S>
NN_RARELY_RUN void Pool2d<S>::FindKinks(const UnchangedExample<S>& unchanged,
                                        const Changes<S>& input, bool* crossed) const {
  if (kind_ == PoolKind::kAverage) return;
  const Index in_channels = this->input_shape().channels;
  const Index channels = input.places.channels;
  ForEachChangedPixel(input.places, [&](Index, Index from, Index place, Index pixel) {
    const Index winner = MaximumAt(unchanged.input, place);
    const S below = unchanged.input[pixel] - unchanged.input[winner];
    const S* const challenge = input.at(from);
    const S* const defence = input.at(winner / in_channels * channels + from % channels);
    for (Index nudge = 0; nudge < kNudges<S>; ++nudge)
      crossed[nudge] |= below + challenge[nudge] > defence[nudge];
  });
}

template Index Pool2d<float>::MaximumAt(const float*, Index) const;
template Index Pool2d<double>::MaximumAt(const double*, Index) const;
template ChangedPlaces Pool2d<float>::Reach(const ChangedPlaces&) const;
template ChangedPlaces Pool2d<double>::Reach(const ChangedPlaces&) const;
template void Pool2d<float>::ForwardChange(const LayerPass<float>&, const UnchangedExample<float>&,
                                           const Changes<float>&, const Changes<float>&) const;
template void Pool2d<double>::ForwardChange(const LayerPass<double>&,
                                            const UnchangedExample<double>&, const Changes<double>&,
                                            const Changes<double>&) const;
template void Pool2d<float>::FindKinks(const UnchangedExample<float>&, const Changes<float>&,
                                       bool*) const;
template void Pool2d<double>::FindKinks(const UnchangedExample<double>&, const Changes<double>&,
                                        bool*) const;

}  // namespace nn
