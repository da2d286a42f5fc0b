#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/data/dataset.h"

namespace nn {

/// A data set as the bytes of a file, handed out in chunks of any size: a header, then a piece for each row.
class FileWriter {
 public:
  virtual ~FileWriter() = default;

  /// The file's next bytes, at most `max_bytes` (at least 1) and fewer only at its end; none after that. They stay
  /// valid until the next call.
  std::span<const uint8_t> Next(size_t max_bytes);

 protected:
  explicit FileWriter(std::shared_ptr<const Dataset> dataset) : dataset_(std::move(dataset)) {}

  const Dataset& dataset() const { return *dataset_; }

  /// Valid until the next call of either.
  virtual std::span<const uint8_t> Header() = 0;
  virtual std::span<const uint8_t> Row(size_t row) = 0;

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::vector<uint8_t> chunk_;
  std::span<const uint8_t> piece_;  // what is left of the header or row in hand
  size_t next_row_ = 0;
  bool begun_ = false;
};

}  // namespace nn
