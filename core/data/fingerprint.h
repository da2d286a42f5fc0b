#pragma once

#include <cstdint>

#include "core/data/dataset.h"

namespace nn {

/// A number that tells data sets apart by what is in them: rows, their order, every pixel and label. Not against forgery.
std::uint64_t Fingerprint(const Dataset& dataset);

}  // namespace nn
