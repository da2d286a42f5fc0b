#include "tests/core/data/inflate.h"

#include <algorithm>
#include <array>

namespace nn {
namespace {

class BitReader {
 public:
  explicit BitReader(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  int Bits(int count) {
    int value = 0;
    for (int i = 0; i < count; ++i, ++position_)
      value |= (bytes_[position_ / 8] >> (position_ % 8) & 1) << i;
    return value;
  }
  void SkipToByte() { position_ = (position_ + 7) / 8 * 8; }

 private:
  std::span<const uint8_t> bytes_;
  size_t position_ = 0;
};

/// A canonical Huffman code: symbols ordered by length, then value.
class HuffmanCode {
 public:
  explicit HuffmanCode(std::span<const uint8_t> lengths) {
    for (uint8_t length : lengths) ++counts_[length];
    counts_[0] = 0;
    for (int length = 1; length < 16; ++length) {
      for (size_t symbol = 0; symbol < lengths.size(); ++symbol) {
        if (lengths[symbol] == length) symbols_.push_back(static_cast<int>(symbol));
      }
    }
  }

  int Decode(BitReader& bits) const {
    int code = 0, first = 0, index = 0;
    for (int length = 1; length < 16; ++length) {
      code |= bits.Bits(1);
      if (code - first < counts_[length]) return symbols_[index + code - first];
      index += counts_[length];
      first = (first + counts_[length]) << 1;
      code <<= 1;
    }
    return -1;
  }

 private:
  std::array<int, 16> counts_{};
  std::vector<int> symbols_;
};

struct Codes {
  HuffmanCode literals, distances;
};

Codes FixedCodes() {
  std::vector<uint8_t> literals(288, 8);
  std::fill(literals.begin() + 144, literals.begin() + 256, uint8_t{9});
  std::fill(literals.begin() + 256, literals.begin() + 280, uint8_t{7});
  return {HuffmanCode(literals), HuffmanCode(std::vector<uint8_t>(30, 5))};
}

Codes ReadCodes(BitReader& bits) {
  constexpr int kOrder[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  const int literals = bits.Bits(5) + 257, distances = bits.Bits(5) + 1, count = bits.Bits(4) + 4;
  std::array<uint8_t, 19> length_lengths{};
  for (int i = 0; i < count; ++i) length_lengths[kOrder[i]] = static_cast<uint8_t>(bits.Bits(3));
  const HuffmanCode length_code(length_lengths);
  std::vector<uint8_t> lengths;
  while (static_cast<int>(lengths.size()) < literals + distances) {
    const int symbol = length_code.Decode(bits);
    if (symbol < 16) lengths.push_back(static_cast<uint8_t>(symbol));
    if (symbol == 16) lengths.insert(lengths.end(), bits.Bits(2) + 3, uint8_t{lengths.back()});
    if (symbol == 17) lengths.insert(lengths.end(), bits.Bits(3) + 3, 0);
    if (symbol == 18) lengths.insert(lengths.end(), bits.Bits(7) + 11, 0);
  }
  const std::span<const uint8_t> all = lengths;
  return {HuffmanCode(all.first(literals)), HuffmanCode(all.subspan(literals))};
}

void ReadCompressed(BitReader& bits, const Codes& codes, std::vector<uint8_t>& out) {
  constexpr int kLength[] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                             31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
  constexpr int kDistance[] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                               33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                               1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
  for (int symbol; (symbol = codes.literals.Decode(bits)) != 256;) {
    if (symbol < 256) {
      out.push_back(static_cast<uint8_t>(symbol));
      continue;
    }
    const int l = symbol - 257;
    const int length = kLength[l] + bits.Bits(l < 8 || l == 28 ? 0 : (l - 4) / 4);
    const int d = codes.distances.Decode(bits);
    const int distance = kDistance[d] + bits.Bits(d < 4 ? 0 : (d - 2) / 2);
    for (int i = 0; i < length; ++i) out.push_back(uint8_t{out[out.size() - distance]});
  }
}

void ReadStored(BitReader& bits, std::vector<uint8_t>& out) {
  bits.SkipToByte();
  const int length = bits.Bits(16);
  bits.Bits(16);
  for (int i = 0; i < length; ++i) out.push_back(static_cast<uint8_t>(bits.Bits(8)));
}

size_t HeaderSize(std::span<const uint8_t> file) {
  constexpr int kHasName = 8;
  size_t size = 10;
  if (file[3] & kHasName) {
    while (file[size++] != 0) {
    }
  }
  return size;
}

}  // namespace

std::vector<uint8_t> Gunzip(std::span<const uint8_t> file) {
  BitReader bits(file.subspan(HeaderSize(file)));
  std::vector<uint8_t> out;
  for (bool last = false; !last;) {
    last = bits.Bits(1) != 0;
    const int kind = bits.Bits(2);
    if (kind == 0) ReadStored(bits, out);
    if (kind == 1) ReadCompressed(bits, FixedCodes(), out);
    if (kind == 2) ReadCompressed(bits, ReadCodes(bits), out);
  }
  return out;
}

}  // namespace nn
