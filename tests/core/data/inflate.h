#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace nn {

/// Unpacks a gzip file of one member (RFC 1951 and 1952). Trusts its input: for the tests' own
/// files only.
std::vector<uint8_t> Gunzip(std::span<const uint8_t> file);

}  // namespace nn
