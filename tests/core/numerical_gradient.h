#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nn {

/// ∂f/∂values by central differences, f a function of what stands in `values`, which are as before
/// afterwards.
template <class Function>
std::vector<double> NumericalGradient(std::span<double> values, double step, const Function& f) {
  std::vector<double> gradient;
  for (double& value : values) {
    const double kept = value;
    value = kept + step;
    const double above = f();
    value = kept - step;
    const double below = f();
    value = kept;
    gradient.push_back((above - below) / (2 * step));
  }
  return gradient;
}

inline double Dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

inline double Norm(std::span<const double> a) { return std::sqrt(Dot(a, a)); }

inline double Distance(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
  return std::sqrt(sum);
}

/// ‖a − b‖ / (‖a‖ + ‖b‖) is at most `tolerance`; otherwise the message tells where they differ
/// most, by how much, and how far their directions are apart.
inline testing::AssertionResult GradientsAgree(std::span<const double> a, std::span<const double> b,
                                               double tolerance) {
  if (a.size() != b.size())
    return testing::AssertionFailure() << a.size() << " values and " << b.size();
  const double norms = Norm(a) + Norm(b);
  const double relative = norms > 0 ? Distance(a, b) / norms : 0;
  if (relative <= tolerance) return testing::AssertionSuccess();
  std::size_t worst = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (!(std::abs(a[k] - b[k]) <= std::abs(a[worst] - b[worst]))) worst = k;
  }
  return testing::AssertionFailure()
         << "relative error " << relative << " of the whole, direction error "
         << 1 - Dot(a, b) / (Norm(a) * Norm(b)) << "; worst at " << worst << " of " << a.size()
         << ": " << a[worst] << " against " << b[worst] << ", absolute "
         << std::abs(a[worst] - b[worst]) << ", relative "
         << std::abs(a[worst] - b[worst]) / (std::abs(a[worst]) + std::abs(b[worst]));
}

}  // namespace nn
