#include "core/loss/softmax_cross_entropy.h"

#include <cmath>

#include "core/linalg/exponential.h"

namespace nn {

template <class S>
double SoftmaxCrossEntropy<S>::Value(ConstMatrixView<S> logits, std::span<const std::uint8_t> labels) const {
  double sum = 0;
  for (Index row = 0; row < logits.rows(); ++row) {
    const auto z = logits.row(row);
    const auto largest = static_cast<double>(z.maxCoeff());  // the shift keeps e^z from overflowing and changes nothing else
    double exponentials = 0;
    for (const S logit : z) exponentials += std::exp(static_cast<double>(logit) - largest);
    sum += std::log(exponentials) + largest - static_cast<double>(z(labels[static_cast<std::size_t>(row)]));
  }
  return sum / static_cast<double>(logits.rows());
}

template <class S>
void SoftmaxCrossEntropy<S>::Gradient(ConstMatrixView<S> logits, std::span<const std::uint8_t> labels,
                                      MatrixView<S> gradient) const {
  const S scale = S{1} / static_cast<S>(logits.rows());
  gradient = logits;
  Present(gradient);
  gradient *= scale;
  for (Index row = 0; row < logits.rows(); ++row) gradient(row, labels[static_cast<std::size_t>(row)]) -= scale;
}

template <class S>
void SoftmaxCrossEntropy<S>::Present(MatrixView<S> logits) const {
  for (Index row = 0; row < logits.rows(); ++row) logits.row(row).array() -= logits.row(row).maxCoeff();
  ForEachVector<S>(logits.size(), [&](auto v, Index k) {
    using V = decltype(v);
    V::Store(logits.data() + k, Exp<V>(V::Load(logits.data() + k)));
  });
  for (Index row = 0; row < logits.rows(); ++row) logits.row(row) /= logits.row(row).sum();
}

template class SoftmaxCrossEntropy<float>;
template class SoftmaxCrossEntropy<double>;

}  // namespace nn
