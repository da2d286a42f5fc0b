#include "core/train/training_state.h"

#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

#include "core/memory/reservation.h"
#include "core/text/number.h"

namespace nn {
namespace {

constexpr std::string_view kMagic = "gradlab state 3\n";
constexpr std::string_view kMagicBefore = "gradlab state 2\n";

/// Without a target it only counts.
class Writer {
 public:
  explicit Writer(std::vector<std::uint8_t>* target = nullptr) : target_(target) {}

  template <class T>
  void Value(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    Write(&value, sizeof value);
  }
  void Text(std::string_view text) {
    Value(static_cast<std::uint64_t>(text.size()));
    Write(text.data(), text.size());
  }
  template <class S>
  void Values(const FlatVector<S>& values) {
    Value(static_cast<std::uint64_t>(values.size()));
    Write(values.data(), values.size() * sizeof(S));
  }
  std::size_t size() const { return size_; }

 private:
  void Write(const void* source, std::size_t size) {
    size_ += size;
    const auto* const bytes = static_cast<const std::uint8_t*>(source);
    if (target_ != nullptr) target_->insert(target_->end(), bytes, bytes + size);
  }

  std::vector<std::uint8_t>* target_;
  std::size_t size_ = 0;
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
  /// Reads a list that has to be empty.
  void SkipEmptyList() {
    const bool empty = Value<std::uint64_t>() == 0;
    has_unknown_list_ |= ok_ && !empty;
    ok_ &= empty;
  }
  bool ok() const { return ok_; }
  /// Whether everything was there up to a list that was not empty.
  bool has_unknown_list() const { return has_unknown_list_; }
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
  bool has_unknown_list_ = false;
};

std::unexpected<Error> CutShort(std::size_t size) {
  return Fail("the training state is cut short: its ", size, " bytes hold less than they promise");
}

/// Returns the text with its fractions as version 2 wrote them, with six digits.
std::string WithSixDigits(std::string_view text) {
  constexpr std::string_view kNumber = "0123456789.";
  std::string rounded;
  while (!text.empty()) {
    const bool is_number = kNumber.contains(text.front());
    const std::size_t end =
        is_number ? text.find_first_not_of(kNumber) : text.find_first_of(kNumber);
    const std::string_view part = text.substr(0, end);
    const std::optional<double> fraction =
        part.contains('.') ? ParseNumber(part) : std::optional<double>();
    rounded += fraction ? Join(*fraction) : std::string(part);
    text.remove_prefix(part.size());
  }
  return rounded;
}

/// An empty list that the file has after each list of parameters, once meant for running statistics
/// of layers. No layer had any.
struct NoStatistics {};

/// Visits every field in the order of the file, the good weights if the visitor says so. A list in
/// brackets that lacks a field does not compile.
template <class State, class Visitor>
void VisitFields(State& state, Visitor& visitor) {
  auto& [position, optimizer_steps, metrics, course, early, uses_best, parameters, optimizer,
         best_parameters, good] = state;
  auto& [step, epoch, step_in_epoch] = position;
  visitor(step, epoch, step_in_epoch, optimizer_steps);
  auto& [loss_sum, correct, examples] = metrics;
  visitor(loss_sum, correct, examples);
  auto& [recent, recent_accuracy, peak, since_peak, steps_since_peak, at_good, accuracy_at_good] =
      course;
  visitor(recent, recent_accuracy, peak, since_peak, steps_since_peak, at_good, accuracy_at_good);
  auto& [validated_epoch, best_epoch, best_loss, best_accuracy, stopped] = early;
  visitor(validated_epoch, best_epoch, best_loss, best_accuracy, stopped, uses_best);
  visitor(parameters, NoStatistics(), optimizer, best_parameters, NoStatistics());
  auto& [good_step, good_optimizer_steps, good_parameters, good_optimizer] = good;
  visitor(good_step, good_optimizer_steps);
  if (visitor.good_weights) visitor(good_parameters, NoStatistics(), good_optimizer);
}

struct WriteFields {
  Writer& writer;
  bool good_weights = true;

  template <class... Fields>
  void operator()(const Fields&... fields) {
    (One(fields), ...);
  }
  template <class T>
  void One(const T& value) {
    writer.Value(value);
  }
  void One(bool value) { writer.Value(static_cast<std::uint8_t>(value)); }
  void One(NoStatistics) { writer.Value(std::uint64_t{0}); }
  template <class S>
  void One(const FlatVector<S>& values) {
    writer.Values(values);
  }
};

struct ReadFields {
  Reader& reader;
  bool good_weights = true;

  template <class... Fields>
  void operator()(Fields&&... fields) {
    (One(fields), ...);
  }
  template <class T>
  void One(T& value) {
    value = reader.Value<T>();
  }
  void One(bool& value) { value = reader.Value<std::uint8_t>() != 0; }
  void One(NoStatistics) { reader.SkipEmptyList(); }
  template <class S>
  void One(FlatVector<S>& values) {
    values = reader.Values<S>();
  }
};

template <class S>
void KeepWeightsAsGood(TrainingState<S>& state) {
  state.good.parameters = state.parameters;
  state.good.optimizer = state.optimizer;
}

/// Version 2 as it was: it had no checkpoint, and the course of the loss began with that of the
/// first mini-batch.
template <class S>
void ReadVersion2(Reader& reader, TrainingState<S>& state) {
  ReadFields read{.reader = reader};
  TrainingPosition& position = state.position;
  read(position.step, position.epoch, position.step_in_epoch);
  read(state.epoch_metrics.loss_sum, state.epoch_metrics.correct, state.epoch_metrics.examples);
  LossTracker& course = state.loss_course;
  double untrained = 0;
  read(untrained, course.recent, course.recent_accuracy, course.peak, course.since_peak,
       course.at_good);
  EarlyStopping& early = state.early_stopping;
  read(early.validated_epoch, early.best_epoch, early.best_loss, early.best_accuracy, early.stopped,
       state.uses_best);
  read(state.parameters, NoStatistics(), state.optimizer, state.best_parameters, NoStatistics());
  state.optimizer_steps = state.good.optimizer_steps = state.good.step = position.step;
  course.KeepAsGood();
  KeepWeightsAsGood(state);
}

template <class S>
bool SameBits(const FlatVector<S>& a, const FlatVector<S>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(S)) == 0);
}

/// The good weights are left out if they are the weights in use, as at most ends of epochs.
template <class S>
void Write(Writer& writer, const TrainingState<S>& state, const StateOrigin& origin) {
  writer.Text(kMagic);
  writer.Value(static_cast<std::uint32_t>(sizeof(S)));
  writer.Text(origin.network);
  writer.Text(origin.variant);
  const Checkpoint<S>& good = state.good;
  const bool apart =
      !SameBits(good.parameters, state.parameters) || !SameBits(good.optimizer, state.optimizer);
  WriteFields fields{.writer = writer, .good_weights = apart};
  fields(apart);
  VisitFields(state, fields);
}

}  // namespace

template <class S>
std::vector<std::uint8_t> Serialize(const TrainingState<S>& state, const StateOrigin& origin) {
  Writer counter;
  Write(counter, state, origin);
  std::vector<std::uint8_t> bytes;
  bytes.reserve(counter.size());
  Writer writer(&bytes);
  Write(writer, state, origin);
  return bytes;
}

template <class S>
Result<std::vector<std::uint8_t>> Capture(const TrainingState<S>& state,
                                          const StateOrigin& origin) {
  Writer counter;
  Write(counter, state, origin);
  if (Result<void> fits = CheckMemory(static_cast<std::int64_t>(counter.size()), "saving this run");
      !fits)
    return std::unexpected(fits.error());
  return Serialize(state, origin);
}

template <class S>
Result<TrainingState<S>> Deserialize(std::span<const std::uint8_t> bytes,
                                     const StateOrigin& expected) {
  Reader reader(bytes);
  // The values are copied out of the bytes, and those that are good weights, too, once more.
  if (Result<void> fits =
          CheckMemory(2 * static_cast<std::int64_t>(bytes.size()), "restoring this run");
      !fits)
    return std::unexpected(fits.error());
  const std::string magic = reader.Text();
  if (magic != kMagic && magic != kMagicBefore)
    return Fail("these bytes are not a training state written by this version of Gradlab");
  const auto scalar_size = reader.Value<std::uint32_t>();
  const std::string network = reader.Text();
  const std::string variant = reader.Text();
  if (!reader.ok()) return CutShort(bytes.size());
  if (scalar_size != sizeof(S)) return Fail("the training state was captured at another precision");
  const bool same = network == expected.network ||
                    (magic == kMagicBefore && network == WithSixDigits(expected.network));
  if (!same) {
    return Fail("the training state belongs to the network ", network, ", not to ",
                expected.network);
  }
  if (variant != expected.variant) {
    return Fail("the training state was captured by the ", variant,
                " build and would not go on bit for bit in ", expected.variant);
  }
  TrainingState<S> state;
  if (magic == kMagic) {
    ReadFields fields{.reader = reader};
    fields(fields.good_weights);
    VisitFields(state, fields);
    if (!fields.good_weights) KeepWeightsAsGood(state);
  } else {
    ReadVersion2(reader, state);
  }
  if (reader.has_unknown_list())
    return Fail("the training state is damaged: it has values where this version writes none");
  if (!reader.ok()) return CutShort(bytes.size());
  if (!reader.at_end())
    return Fail("the training state is followed by bytes that do not belong to it");
  return state;
}

template std::vector<std::uint8_t> Serialize(const TrainingState<float>&, const StateOrigin&);
template std::vector<std::uint8_t> Serialize(const TrainingState<double>&, const StateOrigin&);
template Result<std::vector<std::uint8_t>> Capture(const TrainingState<float>&, const StateOrigin&);
template Result<std::vector<std::uint8_t>> Capture(const TrainingState<double>&,
                                                   const StateOrigin&);
template Result<TrainingState<float>> Deserialize(std::span<const std::uint8_t>,
                                                  const StateOrigin&);
template Result<TrainingState<double>> Deserialize(std::span<const std::uint8_t>,
                                                   const StateOrigin&);

}  // namespace nn
