#include "core/gradient/lab/gradient_check.h"

#include <cmath>

namespace nn {
namespace {

template <class S>
GradientDifference Compare(std::span<const S> a, std::span<const S> b) {
  GradientDifference result;
  const auto x = AsRow(a).template cast<double>();
  const auto y = AsRow(b).template cast<double>();
  const auto difference = x - y;
  for (Index k = 0; k < difference.size(); ++k) {
    const double apart = std::abs(difference(k));
    // The first that is not a number stays: no comparison with it is true. (Eigen's maxCoeff gives
    // the place of the last one.)
    if (apart > result.largest_difference ||
        (std::isnan(apart) && !std::isnan(result.largest_difference))) {
      result.largest_difference = apart;
      result.largest_at = k;
    }
  }
  const double norm_a = x.norm();
  const double norm_b = y.norm();
  if (norm_a + norm_b == 0) return result;
  result.relative_error =
      difference.norm() / (norm_a + norm_b);  // a NaN on either side comes out as one
  const double norms = norm_a * norm_b;
  result.cosine = norms == 0 ? 0 : x.dot(y) / norms;
  return result;
}

}  // namespace

template <class S>
std::vector<GradientDifference> CompareGradients(const Plan<S>& plan, std::span<const S> a,
                                                 std::span<const S> b) {
  std::vector<GradientDifference> differences;
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    const Index offset = plan.parameter_offset(layer);
    const std::int64_t count = plan.layer(layer).parameter_count();
    if (count == 0) continue;
    differences.push_back(Compare(Slice(a, offset, count), Slice(b, offset, count)));
    differences.back().layer = layer;
  }
  return differences;
}

template std::vector<GradientDifference> CompareGradients(const Plan<float>&,
                                                          std::span<const float>,
                                                          std::span<const float>);
template std::vector<GradientDifference> CompareGradients(const Plan<double>&,
                                                          std::span<const double>,
                                                          std::span<const double>);

}  // namespace nn
