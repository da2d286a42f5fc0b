#pragma once

#include <cstdint>

#include "core/data/dataset.h"
#include "core/error/error.h"

namespace nn {

/// xₙ₊₁ = 1664525 xₙ + 1013904223 mod 2³² (Numerical Recipes): simple enough to be written down
/// again in another language.
class LinearCongruence {
 public:
  explicit LinearCongruence(std::uint32_t start) : state_(start) {}
  std::uint32_t Next() { return state_ = state_ * 1664525u + 1013904223u; }

 private:
  std::uint32_t state_;
};

/// Labelled images from a formula that tools/golden_reference.py repeats: each label has its own
/// pattern of lit pixels, `lit` of 53 of them, and each image its own grey values there. So there
/// is something to learn.
inline Dataset PatternedImages(int count, int lit = 10) {
  Dataset dataset;
  LinearCongruence grey(1);
  for (int example = 0; example < count; ++example) {
    const int label = (7 * example + 3) % kClasses;
    Image image;
    for (int pixel = 0; pixel < kPixels; ++pixel) {
      const std::uint32_t value = grey.Next() >> 24;
      image[static_cast<std::size_t>(pixel)] =
          (17 * pixel + 31 * label) % 53 < lit ? static_cast<std::uint8_t>(value) : std::uint8_t{0};
    }
    NN_ASSERT(dataset.Append(label, image));
  }
  return dataset;
}

}  // namespace nn
