#pragma once

#include <cstdint>
#include <span>

#include "core/data/dataset.h"

namespace nn {

/// Returns a hash of a data set's content: its rows in order, with every pixel and label. It is not
/// safe against forgery.
std::uint64_t Fingerprint(const Dataset& dataset);

/// Returns a hash of bytes, by which damage to them is noticed. It is not safe against forgery.
std::uint64_t Checksum(std::span<const std::uint8_t> bytes);

}  // namespace nn
