#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "core/data/image.h"

namespace nn {

/// Labelled images as bytes. Rows live in blocks that never move, so growing neither copies nor doubles:
/// at its peak a data set of n rows takes 785 n bytes plus less than one block (0.8 MB).
class Dataset {
 public:
  static constexpr size_t kBlockRows = 1024;

  Dataset() = default;
  Dataset(Dataset&& other) noexcept : blocks_(std::move(other.blocks_)), size_(std::exchange(other.size_, 0)) {}
  Dataset& operator=(Dataset&& other) noexcept {
    blocks_ = std::exchange(other.blocks_, {});
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  /// False when there is no memory for another block; the rows so far stay as they are. `label` is 0–9.
  [[nodiscard]] bool Append(int label, ImageView pixels);

  size_t size() const { return size_; }
  ImageView pixels(size_t row) const;
  int label(size_t row) const;
  std::array<uint32_t, kClasses> ClassCounts() const;

  /// Memory held, including the unused end of the last block.
  size_t bytes() const { return blocks_.size() * sizeof(Block); }

 private:
  struct Block {
    std::array<Image, kBlockRows> images;
    std::array<uint8_t, kBlockRows> labels;
  };

  std::vector<std::unique_ptr<Block>> blocks_;
  size_t size_ = 0;
};

}  // namespace nn
