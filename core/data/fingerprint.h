#pragma once

#include <cstdint>

#include "core/data/dataset.h"

namespace nn {

/// Returns a hash of a data set's content: its rows in order, with every pixel and label. It is not
/// safe against forgery.
std::uint64_t Fingerprint(const Dataset& dataset);

}  // namespace nn
