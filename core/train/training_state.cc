#include "core/train/training_state.h"

#include <cstring>
#include <string_view>
#include <type_traits>

namespace nn {
namespace {

constexpr std::string_view kMagic = "gradlab state 2\n";

class Writer {
 public:
  template <class T>
  void Value(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&value);
    bytes_.insert(bytes_.end(), bytes, bytes + sizeof value);
  }
  void Text(std::string_view text) {
    Value(static_cast<std::uint64_t>(text.size()));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  template <class S>
  void Values(const FlatVector<S>& values) {
    Value(static_cast<std::uint64_t>(values.size()));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(values.data());
    bytes_.insert(bytes_.end(), bytes, bytes + values.size() * sizeof(S));
  }
  std::vector<std::uint8_t> Take() { return std::move(bytes_); }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// Reads the bytes of a saved state. If something does not fit, everything after it reads as empty,
/// and ok() is false from then on.
class Reader {
 public:
  explicit Reader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  template <class T>
  T Value() {
    T value{};
    Read(&value, sizeof value);
    return value;
  }
  std::string Text() {
    std::string text(TakeCount(1), '\0');
    Read(text.data(), text.size());
    return text;
  }
  template <class S>
  FlatVector<S> Values() {
    FlatVector<S> values(TakeCount(sizeof(S)));
    Read(values.data(), values.size() * sizeof(S));
    return values;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  /// Reads the number of items to follow; it is accepted only if there are enough bytes for them.
  std::size_t TakeCount(std::size_t item_size) {
    const auto count = Value<std::uint64_t>();
    if (count <= rest_.size() / item_size) return static_cast<std::size_t>(count);
    ok_ = false;
    return 0;
  }
  void Read(void* target, std::size_t size) {
    if (!ok_ || size > rest_.size()) {
      ok_ = false;
      return;
    }
    if (size > 0) std::memcpy(target, rest_.data(), size);
    rest_ = rest_.subspan(size);
  }

  std::span<const std::uint8_t> rest_;
  bool ok_ = true;
};

std::unexpected<Error> CutShort(std::size_t size) {
  return Fail("the training state is cut short: its ", size, " bytes hold less than they promise");
}

}  // namespace

template <class S>
std::vector<std::uint8_t> Serialize(const TrainingState<S>& state, const StateOrigin& origin) {
  Writer writer;
  writer.Text(kMagic);
  writer.Value(static_cast<std::uint32_t>(sizeof(S)));
  writer.Text(origin.network);
  writer.Text(origin.variant);
  writer.Value(state.position.step);
  writer.Value(state.position.epoch);
  writer.Value(state.position.step_in_epoch);
  writer.Value(state.epoch_metrics.loss_sum);
  writer.Value(state.epoch_metrics.correct);
  writer.Value(state.epoch_metrics.examples);
  writer.Value(state.loss_course.untrained);
  writer.Value(state.loss_course.recent);
  writer.Value(state.loss_course.recent_accuracy);
  writer.Value(state.loss_course.peak);
  writer.Value(state.loss_course.since_peak);
  writer.Value(state.loss_course.at_good);
  writer.Value(state.early_stopping.validated_epoch);
  writer.Value(state.early_stopping.best_epoch);
  writer.Value(state.early_stopping.best_loss);
  writer.Value(state.early_stopping.best_accuracy);
  writer.Value(static_cast<std::uint8_t>(state.early_stopping.stopped));
  writer.Value(static_cast<std::uint8_t>(state.uses_best));
  writer.Values(state.parameters);
  writer.Values(state.statistics);
  writer.Values(state.optimizer);
  writer.Values(state.best_parameters);
  writer.Values(state.best_statistics);
  return writer.Take();
}

template <class S>
Result<TrainingState<S>> Deserialize(std::span<const std::uint8_t> bytes, const StateOrigin& expected) {
  Reader reader(bytes);
  if (reader.Text() != kMagic) return Fail("these bytes are not a training state written by this version of Gradlab");
  const auto scalar_size = reader.Value<std::uint32_t>();
  const std::string network = reader.Text();
  const std::string variant = reader.Text();
  if (!reader.ok()) return CutShort(bytes.size());
  if (scalar_size != sizeof(S)) return Fail("the training state was captured at another precision");
  if (network != expected.network) {
    return Fail("the training state belongs to the network ", network, ", not to ", expected.network);
  }
  if (variant != expected.variant) {
    return Fail("the training state was captured by the ", variant, " build and would not go on bit for bit in ",
                expected.variant);
  }
  TrainingState<S> state;
  state.position.step = reader.Value<std::uint32_t>();
  state.position.epoch = reader.Value<std::uint32_t>();
  state.position.step_in_epoch = reader.Value<std::uint32_t>();
  state.epoch_metrics.loss_sum = reader.Value<double>();
  state.epoch_metrics.correct = reader.Value<double>();
  state.epoch_metrics.examples = reader.Value<double>();
  state.loss_course.untrained = reader.Value<double>();
  state.loss_course.recent = reader.Value<double>();
  state.loss_course.recent_accuracy = reader.Value<double>();
  state.loss_course.peak = reader.Value<double>();
  state.loss_course.since_peak = reader.Value<double>();
  state.loss_course.at_good = reader.Value<double>();
  state.early_stopping.validated_epoch = reader.Value<std::uint32_t>();
  state.early_stopping.best_epoch = reader.Value<std::uint32_t>();
  state.early_stopping.best_loss = reader.Value<double>();
  state.early_stopping.best_accuracy = reader.Value<double>();
  state.early_stopping.stopped = reader.Value<std::uint8_t>() != 0;
  state.uses_best = reader.Value<std::uint8_t>() != 0;
  state.parameters = reader.Values<S>();
  state.statistics = reader.Values<S>();
  state.optimizer = reader.Values<S>();
  state.best_parameters = reader.Values<S>();
  state.best_statistics = reader.Values<S>();
  if (!reader.ok()) return CutShort(bytes.size());
  if (!reader.at_end()) return Fail("the training state is followed by bytes that do not belong to it");
  return state;
}

template std::vector<std::uint8_t> Serialize(const TrainingState<float>&, const StateOrigin&);
template std::vector<std::uint8_t> Serialize(const TrainingState<double>&, const StateOrigin&);
template Result<TrainingState<float>> Deserialize(std::span<const std::uint8_t>, const StateOrigin&);
template Result<TrainingState<double>> Deserialize(std::span<const std::uint8_t>, const StateOrigin&);

}  // namespace nn
