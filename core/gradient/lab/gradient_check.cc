#include "core/gradient/lab/gradient_check.h"

#include <cmath>

namespace nn {
namespace {

template <class S>
GradientDifference Compare(std::span<const S> a, std::span<const S> b) {
  GradientDifference result;
  double squared_a = 0;
  double squared_b = 0;
  double squared_difference = 0;
  double product = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double x = a[k];
    const double y = b[k];
    squared_a += x * x;
    squared_b += y * y;
    product += x * y;
    squared_difference += (x - y) * (x - y);
    const double difference = std::abs(x - y);
    // The first that is not a number stays: no comparison with it is true.
    if (difference > result.largest_difference ||
        (std::isnan(difference) && !std::isnan(result.largest_difference))) {
      result.largest_difference = difference;
      result.largest_at = static_cast<Index>(k);
    }
  }
  const double norm_a = std::sqrt(squared_a);
  const double norm_b = std::sqrt(squared_b);
  if (norm_a + norm_b == 0) return result;
  result.relative_error =
      std::sqrt(squared_difference) / (norm_a + norm_b);  // a NaN on either side comes out as one
  const double norms = norm_a * norm_b;
  result.cosine = norms == 0 ? 0 : product / norms;
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
