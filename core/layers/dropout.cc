#include "core/layers/dropout.h"

#include "core/parallel/parallel.h"

namespace nn {

template <class S>
template <class Visit>
void Dropout<S>::ForEachScale(const LayerPass<S>& pass, Index example, Visit visit) const {
  const Index count = this->input_shape().size();
  if (pass.mode == PassMode::kInference) {
    for (Index k = 0; k < count; ++k) visit(k, S{1});
    return;
  }
  const std::uint32_t threshold = DroppedOf65536(rate_);
  const S scale = static_cast<S>(1 / (1 - rate_));
  RandomStream stream(pass.seed, Purpose::kDropout, pass.step, static_cast<std::uint32_t>(example),
                      pass.layer);
  std::uint32_t word = 0;
  for (Index k = 0; k < count; ++k) {
    word = k % 2 == 0 ? stream.Word() : word >> 16;
    visit(k, (word & 0xffff) < threshold ? S{0} : scale);
  }
}

template <class S>
void Dropout<S>::Apply(const LayerPass<S>& pass, ConstMatrixView<S> from, MatrixView<S> to) const {
  if (pass.mode == PassMode::kInference) {
    to = from;
    return;
  }
  constexpr std::int64_t kArithmetic =
      20;  // of a value, mostly its share of a block of random words
  ParallelRanges({.count = from.rows(), .minimum = OutputsWorthATask(kArithmetic * from.cols())},
                 [&](Index begin, Index end) {
                   for (Index row = begin; row < end; ++row) {
                     // Not 0 · value: a dropped infinity is zero, too.
                     ForEachScale(pass, pass.first_example + row, [&](Index k, S scale) {
                       to(row, k) = scale == S{0} ? S{0} : from(row, k) * scale;
                     });
                   }
                 });
}

template <class S>
void Dropout<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
                         MatrixView<S> output) const {
  Apply(pass, input.rows, output);
}

template <class S>
void Dropout<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>&, ConstMatrixView<S>,
                          ConstMatrixView<S> output_gradient, std::span<S>,
                          MatrixView<S>* input_gradient) const {
  if (input_gradient != nullptr) Apply(pass, output_gradient, *input_gradient);
}

template <class S>
void Dropout<S>::ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                               const Changes<S>& input, const Changes<S>& output) const {
  const ChangedPlaces& places = input.places;
  Index next = 0;  // of the changed places, which ascend
  ForEachScale(pass, unchanged.example, [&](Index k, S scale) {
    if (next == places.count || k != places.first + next * places.stride) return;
    for (Index lane = 0; lane < kNudges<S>; ++lane)
      output.at(next)[lane] = input.at(next)[lane] * scale;
    ++next;
  });
}

template class Dropout<float>;
template class Dropout<double>;

}  // namespace nn
