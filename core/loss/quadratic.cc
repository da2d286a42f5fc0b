#include "core/loss/quadratic.h"

#include "core/linalg/simd.h"

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
void Quadratic<S>::Gradient(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels,
                            MatrixView<S> gradient) const {
  const S scale = S{1} / static_cast<S>(outputs.rows());
  gradient = outputs * scale;
  for (Index row = 0; row < outputs.rows(); ++row)
    gradient(row, labels[static_cast<std::size_t>(row)]) -= scale;
}

/// ½ ((a + d − y)² − (a − y)²) = ½ d (2 (a − y) + d) for every output.
template <class S>
void Quadratic<S>::Changes(std::span<const S> outputs, std::span<const S> /*predicted*/,
                           std::uint8_t label, const nn::Changes<S>& output, S* changes) const {
  using V = Simd<S>;
  for (Index lane = 0; lane < kNudges<S>; lane += V::kLanes) {
    auto sum = V::Splat(S{0});
    for (Index k = 0; k < output.places.count; ++k) {
      const Index place = output.places.first + k * output.places.stride;
      const S error = outputs[static_cast<std::size_t>(place)] - (place == label ? S{1} : S{0});
      const auto change = V::Load(output.at(k) + lane);
      sum += change * (change + S{2} * error);
    }
    V::Store(changes + lane, sum * S{0.5});
  }
}

template class Quadratic<float>;
template class Quadratic<double>;

}  // namespace nn
