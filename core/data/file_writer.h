#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/data/dataset.h"

namespace nn {

/// Writes a data set as the bytes of a file, in chunks of any size: a header, then a piece for each
/// row.
class FileWriter {
 public:
  virtual ~FileWriter() = default;

  /// Returns the file's next `max_bytes` bytes (`max_bytes` is at least 1): fewer only at the
  /// file's end, and none after that. They stay valid until the next call.
  std::span<const uint8_t> Next(size_t max_bytes);

 protected:
  explicit FileWriter(std::shared_ptr<const Dataset> dataset) : dataset_(std::move(dataset)) {}

  const Dataset& dataset() const { return *dataset_; }

  /// The bytes stay valid until the next call of Header or Row.
  virtual std::span<const uint8_t> Header() = 0;
  virtual std::span<const uint8_t> Row(size_t row) = 0;

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::vector<uint8_t> chunk_;
  std::span<const uint8_t> piece_;  // what is left of the current header or row
  size_t next_row_ = 0;
  bool begun_ = false;
};

}  // namespace nn
