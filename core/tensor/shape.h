#pragma once

#include <cstdint>
#include <string>

#include "core/error/error.h"
#include "core/tensor/matrix.h"

namespace nn {

/// The shape of one example. In memory the channel varies fastest, then the column, then the row.
/// The output of a dense layer has height and width 1.
struct Shape {
  Index height = 1;
  Index width = 1;
  Index channels = 1;

  Index size() const { return height * width * channels; }
  /// The same in 64 bits, for a shape that may turn out to be too large.
  std::int64_t count() const { return std::int64_t{height} * width * channels; }
  bool operator==(const Shape&) const = default;
};

/// "28×28×1" for an image, "30" for a plain vector.
inline std::string ToString(const Shape& shape) {
  if (shape.height == 1 && shape.width == 1) return Join(shape.channels);
  return Join(shape.height, "×", shape.width, "×", shape.channels);
}

}  // namespace nn
