#include "core/loss/quadratic.h"

namespace nn {

template <class S>
double Quadratic<S>::Value(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels) const {
  double sum = 0;
  for (Index row = 0; row < outputs.rows(); ++row) {
    const Index label = labels[static_cast<std::size_t>(row)];
    for (Index k = 0; k < outputs.cols(); ++k) {
      const double error = static_cast<double>(outputs(row, k)) - (k == label ? 1 : 0);
      sum += error * error;
    }
  }
  return sum / (2 * static_cast<double>(outputs.rows()));
}

template <class S>
void Quadratic<S>::Gradient(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels, MatrixView<S> gradient) const {
  const S scale = S{1} / static_cast<S>(outputs.rows());
  gradient = outputs * scale;
  for (Index row = 0; row < outputs.rows(); ++row) gradient(row, labels[static_cast<std::size_t>(row)]) -= scale;
}

template class Quadratic<float>;
template class Quadratic<double>;

}  // namespace nn
