#include "core/data/idx/idx_writer.h"

#include <limits>
#include <utility>

namespace nn {

IdxWriter::IdxWriter(std::shared_ptr<const Dataset> dataset, IdxKind kind)
    : FileWriter(std::move(dataset)), kind_(kind) {
  const size_t count = this->dataset().size();
  NN_ASSERT(count <= std::numeric_limits<uint32_t>::max());
  header_ = WriteIdxHeader({kind_, static_cast<uint32_t>(count)});
}

std::span<const uint8_t> IdxWriter::Row(size_t row) {
  if (kind_ == IdxKind::kImages) return dataset().pixels(row);
  label_ = static_cast<uint8_t>(dataset().label(row));
  return {&label_, 1};
}

}  // namespace nn
