#pragma once

#include <string>

#include "core/tensor/matrix.h"

/// One product of training with its factors in memory as training has them, to be timed.
/// `kind`: "forward" x · W, m × k by k × n; "weight gradient" xᵀ · δ, x being k × m and δ k × n;
/// "input gradient" δ · Wᵀ, W being n × k. All of them m × k by k × n in the end.
class TimedProduct {
 public:
  TimedProduct(const std::string& kind, nn::Index m, nn::Index k, nn::Index n);

  /// 10⁹ operations a second, of the shortest call within some `milliseconds`. `by`: "ours",
  /// "compressed" (ours, the left factor given as compressed rows or columns, four fifths of it
  /// zero, counted as if it were dense), "eigen", or "limit", what operands in registers reach.
  double Gflops(const std::string& by, double milliseconds);

 private:
  double EigenSeconds(double milliseconds);
  double OurSeconds(double milliseconds);
  double CompressedSeconds(double milliseconds);

  std::string kind_;
  nn::Index m_;
  nn::Index k_;
  nn::Index n_;
  nn::Matrix<float> left_;
  nn::Matrix<float> right_;
  nn::Matrix<float> output_;
};
