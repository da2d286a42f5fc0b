#pragma once

#include <cstdint>

#include "core/data/dataset.h"

namespace nn {

/// Digits `first` … `first + count − 1` of the endless series `seed`, written by a pen of chance along hand-made
/// skeletons (`FormsOf`) and framed as MNIST is. Digit i depends on `seed` and i alone. Any ten that start at a
/// multiple of ten hold each label once, in random order.
Dataset GenerateDigits(uint32_t count, uint64_t seed, uint32_t first = 0);

}  // namespace nn
