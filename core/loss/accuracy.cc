#include "core/loss/accuracy.h"

namespace nn {

template <class S>
Index CountCorrect(ConstMatrixView<S> outputs, std::span<const std::uint8_t> labels) {
  Index correct = 0;
  for (Index row = 0; row < outputs.rows(); ++row) {
    const Index label = labels[static_cast<std::size_t>(row)];
    bool largest = true;
    for (Index k = 0; k < outputs.cols(); ++k) {
      // If two outputs are equal, the first counts, as a person who reads them from left to right
      // would choose it.
      largest &= k < label ? outputs(row, k) < outputs(row, label)
                           : outputs(row, k) <= outputs(row, label);
    }
    correct += largest;
  }
  return correct;
}

template Index CountCorrect(ConstMatrixView<float>, std::span<const std::uint8_t>);
template Index CountCorrect(ConstMatrixView<double>, std::span<const std::uint8_t>);

}  // namespace nn
