#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/data/image.h"

namespace nn {

/// Labelled images as bytes. Rows are stored in blocks that never move, so growing copies no rows:
/// a data set of n rows never takes more than 785 n bytes plus one block (0.8 MB).
class Dataset {
 public:
  static constexpr size_t kBlockRows = 1024;

  Dataset() = default;
  Dataset(Dataset&& other) noexcept
      : blocks_(std::move(other.blocks_)), size_(std::exchange(other.size_, 0)) {}
  Dataset& operator=(Dataset&& other) noexcept {
    blocks_ = std::exchange(other.blocks_, {});
    size_ = std::exchange(other.size_, 0);
    return *this;
  }

  /// Appends a row; `label` is 0–9. Returns false, and changes nothing, if there is no memory for
  /// another block.
  [[nodiscard]] bool Append(int label, ImageView pixels);
  /// Sets every row's label, 0–9, for files that hold images and labels separately. Must not be
  /// called after Share.
  void SetLabels(std::span<const uint8_t> labels);

  /// Returns a data set with the same rows that grows independently of this one. Full blocks are
  /// shared; only the last block, if not full, is copied. Returns nothing if there is no memory for
  /// that copy.
  [[nodiscard]] std::optional<Dataset> Share() const;

  size_t size() const { return size_; }
  ImageView pixels(size_t row) const;
  int label(size_t row) const;
  std::array<uint32_t, kClasses> ClassCounts() const;

  /// Memory held, including the unused end of the last block and the blocks shared with other data
  /// sets.
  size_t bytes() const { return blocks_.size() * sizeof(Block); }

 private:
  struct Block {
    std::array<Image, kBlockRows> images;
    std::array<uint8_t, kBlockRows> labels;
  };

  std::vector<std::shared_ptr<Block>>
      blocks_;  // only full ones are shared, and those are no longer written
  size_t size_ = 0;
};

}  // namespace nn
