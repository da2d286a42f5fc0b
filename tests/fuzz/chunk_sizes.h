#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nn {

/// Chunk sizes of chance, from a generator seeded by the input itself (xorshift, Marsaglia 2003).
class ChunkSizes {
 public:
  explicit ChunkSizes(std::string_view text) {
    for (char c : text) state_ = (state_ ^ static_cast<uint8_t>(c)) * 16777619u;
    state_ |= 1;
  }
  size_t Next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % 8 == 0 ? 4000 : state_ % 97;
  }

 private:
  uint32_t state_ = 2166136261u;
};

}  // namespace nn
