#pragma once

#include <cstdint>
#include <numbers>
#include <vector>

#include "core/random/philox.h"

namespace nn {

/// The purpose of random numbers. Streams of different purposes never overlap.
enum class Purpose : std::uint16_t {
  kInitialization = 1,
  kShuffle = 2,
  kDigitGenerator = 3,
  kTest = 4,
  kDropout = 5,
  kSplit = 6,
  kAugmentation = 7,
  kDirection = 8,
  kWeightSample = 9,
};

/// A stream of random numbers addressed by (seed, purpose, a, b, lane): a is usually a step or
/// layer, b an example, and lane distinguishes streams for the same a and b. Two streams with the
/// same address give the same numbers, whatever has been drawn elsewhere. The distributions are
/// implemented here because those of the standard library differ between implementations.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, Purpose purpose, std::uint32_t a = 0, std::uint32_t b = 0,
               std::uint16_t lane = 0)
      : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
        counter_{0, static_cast<std::uint32_t>(purpose) | std::uint32_t{lane} << 16, a, b} {}

  std::uint32_t Word();
  /// Uniform in [0, 1), 53 random bits.
  double Uniform();
  double Uniform(double low, double high) { return low + (high - low) * Uniform(); }
  /// Normal with mean 0 and standard deviation 1, by Box and Muller's transform (1958).
  double Normal();
  /// Uniform in 0 … limit − 1, without bias (Lemire 2019). limit > 0.
  std::uint32_t Below(std::uint32_t limit);

 private:
  PhiloxKey key_;
  PhiloxBlock counter_;
  PhiloxBlock block_{};
  int words_left_ = 0;
  double spare_normal_ = 0;
  bool has_spare_normal_ = false;
};

/// Writes a random permutation of 0 … order.size() − 1 (Fisher and Yates).
void Shuffle(RandomStream& stream, std::vector<std::uint32_t>& order);

}  // namespace nn
