#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layers/layer.h"

namespace nn {

/// Groups the weights into a unit that multiply the same inputs, separately for each example.
/// Nudging any weight of a group changes the example's loss in the same way, and nudging a weight
/// whose inputs are all zero changes nothing. Of the 784 pixels of an MNIST image, some 150 are
/// nonzero, and they have fewer than 100 different values.
template <class S>
class InputGroups {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  /// Finds the groups. `inputs` is the layer's input, n × inputs.
  void Find(const Layer<S>& layer, ConstMatrixView<S> inputs);

  Index examples() const { return static_cast<Index>(starts_.size()) - 1; }
  Index groups(Index example) const {
    const auto at = static_cast<std::size_t>(example);
    return starts_[at + 1] - starts_[at];
  }
  std::int64_t all_groups() const { return starts_.back(); }
  /// Writes what the weights of the group are multiplied by, at each place, to target[place ·
  /// stride].
  void Gather(const Layer<S>& layer, const S* input, Index example, Index group, S* target,
              Index stride) const {
    const auto at = static_cast<std::size_t>(starts_[static_cast<std::size_t>(example)] + group);
    if (by_value_) {
      *target = values_[at];
    } else {
      layer.GatherInputs(input, rows_[at], target, stride);
    }
  }
  /// The group of each row, kNone if the inputs are zero.
  std::span<const std::uint32_t> group_of_rows(Index example) const {
    return std::span<const std::uint32_t>(groups_).subspan(
        static_cast<std::size_t>(example) * weight_rows_, weight_rows_);
  }

 private:
  /// One input a row, where a layer has one pixel of output: equal ones are found by a hash table.
  void AddByValue(const Layer<S>& layer, const S* inputs, std::span<std::uint32_t> groups);
  std::uint32_t GroupOf(S value);
  /// A whole map of inputs a row, where it has more: only maps of zeros are found.
  void AddByMap(const Layer<S>& layer, const S* inputs, std::span<std::uint32_t> groups);

  std::size_t weight_rows_ = 0;
  std::vector<Index> starts_;  // of each example in rows_, and the end
  bool by_value_ = false;
  std::vector<S> values_;              // of each group, if a row has one input
  std::vector<std::uint32_t> rows_;    // otherwise, one row of each group
  std::vector<std::uint32_t> groups_;  // examples × weight rows
  std::vector<S> keys_;                // hash table
  std::vector<std::uint32_t> places_;  // group + 1, or 0 if the slot is empty
  FlatVector<S> map_;
};

}  // namespace nn
