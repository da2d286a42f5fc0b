#pragma once

#include "core/data/file_writer.h"
#include "core/data/idx/idx_header.h"

namespace nn {

/// Writes a data set's images or its labels as an IDX file; both together hold the whole set.
class IdxWriter : public FileWriter {
 public:
  IdxWriter(std::shared_ptr<const Dataset> dataset, IdxKind kind);

 private:
  std::span<const uint8_t> Header() override { return header_; }
  std::span<const uint8_t> Row(size_t row) override;

  IdxKind kind_;
  std::vector<uint8_t> header_;
  uint8_t label_ = 0;
};

}  // namespace nn
