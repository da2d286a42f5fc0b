#pragma once

#include <array>
#include <string>

#include "core/data/csv/csv_row.h"
#include "core/data/file_writer.h"

namespace nn {

/// Writes Kaggle's layout: a line `label,1x1,…,28x28`, then one line per row with its label and its
/// 784 pixels. Lines end with LF.
class CsvWriter : public FileWriter {
 public:
  explicit CsvWriter(std::shared_ptr<const Dataset> dataset);

 private:
  static constexpr size_t kLongestRow =
      4 * kCsvColumns;  // up to three digits and a comma or line end in each

  std::span<const uint8_t> Header() override;
  std::span<const uint8_t> Row(size_t row) override;

  std::string header_;
  std::array<uint8_t, kLongestRow> line_;
};

}  // namespace nn
