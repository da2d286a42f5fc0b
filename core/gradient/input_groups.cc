#include "core/gradient/input_groups.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace nn {

template <class S>
void InputGroups<S>::Find(const Layer<S>& layer, ConstMatrixView<S> inputs) {
  weight_rows_ = static_cast<std::size_t>(layer.weight_rows());
  starts_.assign(1, 0);
  rows_.clear();
  values_.clear();
  groups_.resize(static_cast<std::size_t>(inputs.rows()) * weight_rows_);
  const Index positions = layer.output_shape().height * layer.output_shape().width;
  map_.resize(static_cast<std::size_t>(positions));
  by_value_ = positions == 1;
  keys_.resize(std::bit_ceil(2 * weight_rows_));
  for (Index example = 0; example < inputs.rows(); ++example) {
    const std::span<std::uint32_t> groups =
        std::span(groups_).subspan(static_cast<std::size_t>(example) * weight_rows_, weight_rows_);
    const S* const row = inputs.data() + example * inputs.cols();
    if (by_value_) {
      AddByValue(layer, row, groups);
    } else {
      AddByMap(layer, row, groups);
    }
    starts_.push_back(static_cast<Index>(std::max(rows_.size(), values_.size())));
  }
}

template <class S>
void InputGroups<S>::AddByValue(const Layer<S>& layer, const S* inputs,
                                std::span<std::uint32_t> groups) {
  places_.assign(keys_.size(), 0);
  for (std::size_t row = 0; row < weight_rows_; ++row) {
    S value = 0;
    layer.GatherInputs(inputs, static_cast<Index>(row), &value, 1);
    groups[row] = value == S{0} ? kNone : GroupOf(value);
  }
}

template <class S>
std::uint32_t InputGroups<S>::GroupOf(S value) {
  std::uint32_t bits[sizeof(S) / 4];
  std::memcpy(bits, &value, sizeof value);
  std::uint32_t hash = bits[0];
  if constexpr (sizeof(S) == 8) hash ^= bits[1];
  hash *= 0x9E3779B1u;  // 2³² over the golden ratio (Knuth, "The Art of Computer Programming",
                        // section 6.4)
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = (hash >> 16) & mask;
  while (places_[slot] != 0 && keys_[slot] != value) slot = (slot + 1) & mask;
  if (places_[slot] == 0) {
    values_.push_back(value);
    keys_[slot] = value;
    places_[slot] = static_cast<std::uint32_t>(static_cast<Index>(values_.size()) - starts_.back());
  }
  return places_[slot] - 1;
}

template <class S>
void InputGroups<S>::AddByMap(const Layer<S>& layer, const S* inputs,
                              std::span<std::uint32_t> groups) {
  for (std::size_t row = 0; row < weight_rows_; ++row) {
    layer.GatherInputs(inputs, static_cast<Index>(row), map_.data(), 1);
    const bool zero = std::ranges::all_of(map_, [](S value) { return value == S{0}; });
    groups[row] =
        zero ? kNone
             : static_cast<std::uint32_t>(static_cast<Index>(rows_.size()) - starts_.back());
    if (!zero) rows_.push_back(static_cast<std::uint32_t>(row));
  }
}

template class InputGroups<float>;
template class InputGroups<double>;

}  // namespace nn
