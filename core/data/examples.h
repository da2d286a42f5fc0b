#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "core/data/dataset.h"

namespace nn {

/// Some or all rows of a data set: those that a run trains on or is evaluated on.
class Examples {
 public:
  /// All rows, in order. The constructor is implicit so that a data set can be passed as examples.
  template <class T>
  Examples(std::shared_ptr<T> dataset) : dataset_(std::move(dataset)), rows_(dataset_->size()) {
    for (std::size_t row = 0; row < rows_.size(); ++row)
      rows_[row] = static_cast<std::uint32_t>(row);
  }
  Examples(std::shared_ptr<const Dataset> dataset, std::vector<std::uint32_t> rows)
      : dataset_(std::move(dataset)), rows_(std::move(rows)) {}

  const Dataset& dataset() const { return *dataset_; }
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  std::size_t size() const { return rows_.size(); }

 private:
  std::shared_ptr<const Dataset> dataset_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace nn
