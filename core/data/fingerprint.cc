#include "core/data/fingerprint.h"

#include <algorithm>
#include <cstring>

namespace nn {
namespace {

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): every bit of the input changes half of the
/// output's.
std::uint64_t Mixed(std::uint64_t word) {
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9u;
  word = (word ^ (word >> 27)) * 0x94d049bb133111ebu;
  return word ^ (word >> 31);
}

std::uint64_t Beginning(std::size_t size) { return Mixed(size + 0x9e3779b97f4a7c15u); }

}  // namespace

std::uint64_t Checksum(std::span<const std::uint8_t> bytes) {
  std::uint64_t hash = Beginning(bytes.size());
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t taken = std::min(bytes.size(), sizeof word);
    std::memcpy(&word, bytes.data(), taken);
    hash = Mixed(hash ^ word);
    bytes = bytes.subspan(taken);
  }
  return hash;
}

std::uint64_t Fingerprint(const Dataset& dataset) {
  static_assert(kPixels % sizeof(std::uint64_t) == 0);
  std::uint64_t hash = Beginning(dataset.size());
  for (std::size_t row = 0; row < dataset.size(); ++row) {
    const ImageView pixels = dataset.pixels(row);
    for (std::size_t place = 0; place < kPixels; place += sizeof(std::uint64_t)) {
      std::uint64_t word;
      std::memcpy(&word, pixels.data() + place, sizeof word);
      hash = Mixed(hash ^ word);
    }
    hash = Mixed(hash ^ static_cast<std::uint64_t>(dataset.label(row)));
  }
  return hash;
}

}  // namespace nn
