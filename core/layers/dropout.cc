#include "core/layers/dropout.h"

#include <cmath>

#include "core/parallel/parallel.h"

namespace nn {

template <class S>
void Dropout<S>::Apply(const LayerPass<S>& pass, ConstMatrixView<S> from, MatrixView<S> to) const {
  if (pass.mode == PassMode::kInference) {
    to = from;
    return;
  }
  const auto threshold = static_cast<std::uint32_t>(std::lround(rate_ * 0xffff));  // 16 random bits a value are plenty
  const S scale = static_cast<S>(1 / (1 - rate_));
  constexpr Index kArithmetic = 20;  // of a value, mostly its share of a block of random words
  ParallelRanges({.count = from.rows(), .minimum = OutputsWorthATask(kArithmetic * from.cols())}, [&](Index begin, Index end) {
    for (Index row = begin; row < end; ++row) {
      RandomStream stream(pass.seed, Purpose::kDropout, pass.step, static_cast<std::uint32_t>(row), pass.layer);
      std::uint32_t word = 0;
      for (Index k = 0; k < from.cols(); ++k) {
        word = k % 2 == 0 ? stream.Word() : word >> 16;
        to(row, k) = (word & 0xffff) < threshold ? S{0} : from(row, k) * scale;
      }
    }
  });
}

template <class S>
void Dropout<S>::Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const {
  Apply(pass, input.rows, output);
}

template <class S>
void Dropout<S>::Backward(const LayerPass<S>& pass, const LayerInput<S>&, ConstMatrixView<S>, ConstMatrixView<S> output_gradient,
                          std::span<S>, MatrixView<S>* input_gradient) const {
  if (input_gradient != nullptr) Apply(pass, output_gradient, *input_gradient);
}

template class Dropout<float>;
template class Dropout<double>;

}  // namespace nn
