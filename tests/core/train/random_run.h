#pragma once

#include <array>
#include <cmath>
#include <span>

#include "tests/core/train/small_run.h"

namespace nn {

/// Choices for a test, from a generator that is seeded by the test's number.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : stream_(seed, Purpose::kTest) {}
  /// 0 … count − 1.
  int Below(int count) { return static_cast<int>(stream_.Uniform() * count); }
  int Between(int first, int last) { return first + Below(last - first + 1); }
  bool Chance() { return Below(2) == 1; }
  template <class T, std::size_t N>
  const T& Of(const std::array<T, N>& options) {
    return Of(std::span<const T>(options));
  }
  template <class T>
  const T& Of(std::span<const T> options) {
    return options[static_cast<std::size_t>(Below(static_cast<int>(options.size())))];
  }
  /// Evenly distributed in its logarithm.
  double Scale(double from, double to) { return from * std::pow(to / from, stream_.Uniform()); }

 private:
  RandomStream stream_;
};

/// Small enough for every gradient method.
inline constexpr std::array<std::string_view, 6> kTinyNetworks{
    "maxpool(14),dense(10)",
    "avgpool(14),dense(4),sigmoid,dense(10)",
    "conv(1,14,stride=14),relu,dense(10)",
    "maxpool(14),dense(6),tanh,dropout(0.3),dense(10)",
    "avgpool(14),dense(5),relu,dense(5),relu,dense(10)",
    "dense(2),relu,dense(10)"};

/// A run of a tiny network in which everything is drawn at random. Its rate is often too large, so
/// that some runs explode.
inline TrainingConfig RandomRun(Choices& choices) {
  const std::string_view layers = choices.Of(kTinyNetworks);
  TrainingConfig config = SmallRun(layers);
  // The textbook's differences of a layer of all pixels take too long.
  if (!layers.starts_with("dense")) config.gradient.method = choices.Of(GradientMethodKinds());
  config.model.loss = choices.Of(LossKinds());
  config.initialization = choices.Chance() ? Initialization::kScaledNormal : Initialization::kHe;
  config.optimizer.kind = choices.Of(OptimizerKinds());
  if (choices.Below(3) == 0) config.optimizer.clip_norm = choices.Scale(0.1, 10);
  if (choices.Below(3) == 0) {
    config.optimizer.weight_decay = choices.Scale(1e-5, 1e-2);
    config.optimizer.decay = choices.Chance() ? DecayKind::kL2 : DecayKind::kDecoupled;
  }
  config.schedule = choices.Of(
      std::array{Schedule::kConstant, Schedule::kStep, Schedule::kCosine, Schedule::kOneCycle});
  if (choices.Below(3) == 0) config.augmentation.shift = 2;
  config.learning_rate = choices.Scale(1e-3, 1e4);
  config.batch_size = choices.Between(1, config.gradient.method == &kBackpropagation ? 12 : 4);
  config.epochs = choices.Between(2, 5);
  if (choices.Below(3) == 0) {
    config.validation = 0.1;
    config.patience = choices.Between(0, 2);
  }
  config.seed = static_cast<std::uint64_t>(choices.Below(1000));
  return config;
}

/// One step, after the validation that it may have to wait for. What that finds is a function of
/// the epoch.
template <class S>
void Proceed(Trainer<S>& trainer) {
  if (trainer.awaits_validation()) {
    trainer.ReportValidation({.loss_sum = 10,
                              .correct = static_cast<double>(trainer.position().epoch * 7 % 11),
                              .examples = 10});
  }
  if (!trainer.done()) TakeStep(trainer);
}

template <class S>
bool Over(const Trainer<S>& trainer) {
  return trainer.done() && !trainer.awaits_validation();
}

}  // namespace nn
