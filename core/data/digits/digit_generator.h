#pragma once

#include <cstdint>

#include "core/data/dataset.h"

namespace nn {

/// Returns digits `first` … `first + count − 1` of the endless series of `seed`. Each is drawn with
/// a random handwriting along a skeleton made by hand (`FormsOf`) and framed like MNIST's images.
/// Digit i depends only on `seed` and i. Any ten digits that start at a multiple of ten hold each
/// label once, in random order.
Dataset GenerateDigits(uint32_t count, uint64_t seed, uint32_t first = 0);

}  // namespace nn
