#include "core/data/dataset.h"

#include <algorithm>
#include <new>

#include "core/error/error.h"

namespace nn {

bool Dataset::Append(int label, ImageView pixels) {
  NN_ASSERT(label >= 0 && label < kClasses);
  if (size_ == blocks_.size() * kBlockRows) {
    std::shared_ptr<Block> block(new (std::nothrow) Block);
    if (!block) return false;
    blocks_.push_back(std::move(block));
  }
  Block& block = *blocks_.back();
  const size_t row = size_ % kBlockRows;
  std::ranges::copy(pixels, block.images[row].begin());
  block.labels[row] = static_cast<uint8_t>(label);
  ++size_;
  return true;
}

void Dataset::SetLabels(std::span<const uint8_t> labels) {
  NN_ASSERT(labels.size() == size_);
  NN_ASSERT(std::ranges::all_of(labels, [](uint8_t label) { return label < kClasses; }));
  for (const std::shared_ptr<Block>& block : blocks_) {
    NN_ASSERT(block.use_count() == 1);
    const auto own = labels.first(std::min(labels.size(), kBlockRows));
    std::ranges::copy(own, block->labels.begin());
    labels = labels.subspan(own.size());
  }
}

std::optional<Dataset> Dataset::Share() const {
  Dataset twin;
  twin.blocks_ = blocks_;
  twin.size_ = size_;
  if (size_ % kBlockRows != 0) {
    twin.blocks_.back().reset(new (std::nothrow) Block(*blocks_.back()));
    if (!twin.blocks_.back()) return std::nullopt;
  }
  return twin;
}

ImageView Dataset::pixels(size_t row) const {
  NN_ASSERT(row < size_);
  return blocks_[row / kBlockRows]->images[row % kBlockRows];
}

int Dataset::label(size_t row) const {
  NN_ASSERT(row < size_);
  return blocks_[row / kBlockRows]->labels[row % kBlockRows];
}

std::array<uint32_t, kClasses> Dataset::ClassCounts() const {
  std::array<uint32_t, kClasses> counts{};
  for (size_t row = 0; row < size_; ++row) ++counts[label(row)];
  return counts;
}

}  // namespace nn
