#pragma once

#include <memory>
#include <optional>
#include <span>
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
  /// Gives every row its label, 0–9: some files hold images and labels apart. Not after Share.
  void SetLabels(std::span<const uint8_t> labels);

  /// Another data set of the same rows that grows on its own. Full blocks are held in common, so only the unfilled last
  /// block is copied; nothing when there is no memory for that.
  [[nodiscard]] std::optional<Dataset> Share() const;

  size_t size() const { return size_; }
  ImageView pixels(size_t row) const;
  int label(size_t row) const;
  std::array<uint32_t, kClasses> ClassCounts() const;

  /// Memory held, including the unused end of the last block and blocks held in common with others.
  size_t bytes() const { return blocks_.size() * sizeof(Block); }

 private:
  struct Block {
    std::array<Image, kBlockRows> images;
    std::array<uint8_t, kBlockRows> labels;
  };

  std::vector<std::shared_ptr<Block>> blocks_;  // only full ones are shared, and those are no longer written
  size_t size_ = 0;
};

}  // namespace nn
