#include "core/data/file_writer.h"

#include <algorithm>

#include "core/error/error.h"

namespace nn {

std::span<const uint8_t> FileWriter::Next(size_t max_bytes) {
  NN_ASSERT(max_bytes > 0);
  chunk_.clear();
  if (!begun_) piece_ = Header();
  begun_ = true;
  while (chunk_.size() < max_bytes) {
    if (piece_.empty()) {
      if (next_row_ == dataset_->size()) break;
      piece_ = Row(next_row_++);
    }
    const auto part = piece_.first(std::min(piece_.size(), max_bytes - chunk_.size()));
    chunk_.insert(chunk_.end(), part.begin(), part.end());
    piece_ = piece_.subspan(part.size());
  }
  return chunk_;
}

}  // namespace nn
