#include "core/random/random.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace nn {

std::uint32_t RandomStream::Word() {
  if (words_left_ == 0) {
    block_ = Philox(counter_, key_);
    ++counter_[0];
    words_left_ = 4;
  }
  return block_[static_cast<std::size_t>(4 - words_left_--)];
}

double RandomStream::Uniform() {
  const std::uint64_t high = Word() >> 5;  // 27 bits
  const std::uint64_t low = Word() >> 6;   // 26 bits
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

double RandomStream::Normal() {
  if (has_spare_normal_) {
    has_spare_normal_ = false;
    return spare_normal_;
  }
  const double radius = std::sqrt(-2 * std::log(1 - Uniform()));  // 1 − u is never 0
  const double angle = 2 * std::numbers::pi * Uniform();
  spare_normal_ = radius * std::sin(angle);
  has_spare_normal_ = true;
  return radius * std::cos(angle);
}

std::uint32_t RandomStream::Below(std::uint32_t limit) {
  std::uint64_t product = std::uint64_t{Word()} * limit;
  const std::uint32_t threshold = (0u - limit) % limit;
  while (static_cast<std::uint32_t>(product) < threshold) product = std::uint64_t{Word()} * limit;
  return static_cast<std::uint32_t>(product >> 32);
}

void Shuffle(RandomStream& stream, std::vector<std::uint32_t>& order) {
  std::iota(order.begin(), order.end(), 0u);
  for (std::size_t last = order.size(); last > 1; --last) {
    std::swap(order[last - 1], order[stream.Below(static_cast<std::uint32_t>(last))]);
  }
}

}  // namespace nn
