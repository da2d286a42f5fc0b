#include "core/train/divergence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error/error.h"

namespace nn {
namespace {

constexpr double kRecentExamples = 300;
constexpr double kExplosion = 10;
constexpr double kUtterExplosion = 1000;
/// Limit of `since_peak`. Perceptrons needed up to 640 examples, or 12 steps, to get better than
/// guessing, which corresponds to 1.7.
constexpr double kAftermath = 3;
/// With mini-batches of hundreds, 900 examples are too few steps to recover from a first one that
/// was too long.
constexpr std::uint32_t kAftermathSteps = 50;

double Reference(const LossTracker& course, const Guessing& guessing) {
  return std::max(guessing.loss, course.at_good);
}

/// Twice what guessing gets right, or halfway from there to everything.
bool RecognisesLittle(const LossTracker& course, const Guessing& guessing) {
  return course.recent_accuracy <
         guessing.accuracy + std::min(guessing.accuracy, (1 - guessing.accuracy) / 2);
}

bool AftermathIsOver(const LossTracker& course) {
  return course.since_peak >= kAftermath && course.steps_since_peak >= kAftermathSteps;
}

std::string Reason(const Divergence& divergence) {
  switch (divergence.kind) {
    case Divergence::Kind::kLossNotFinite:
      return Join("The loss stopped being a number at step ", divergence.step);
    case Divergence::Kind::kParametersNotFinite:
      return Join("Weights became too large for numbers at step ", divergence.step);
    case Divergence::Kind::kLossExploded:
      return Join("The loss exploded: by step ", divergence.step, " it had risen to ",
                  divergence.loss, ", from ", divergence.good_loss, " with the weights after step ",
                  divergence.good_step);
  }
  NN_ASSERT(false);
}

}  // namespace

Guessing GuessingOn(const Examples& examples, double loss_of_guessing) {
  std::array<std::size_t, 256> counts{};
  for (const std::uint32_t row : examples.rows())
    ++counts[static_cast<std::size_t>(examples.dataset().label(row))];
  return {.loss = loss_of_guessing,
          .accuracy = static_cast<double>(*std::ranges::max_element(counts)) /
                      static_cast<double>(examples.size())};
}

LossTracker LossTracker::Beginning(const Guessing& guessing) {
  return {.recent = guessing.loss,
          .recent_accuracy = guessing.accuracy,
          .at_good = guessing.loss,
          .accuracy_at_good = guessing.accuracy};
}

void LossTracker::Add(double loss, Index correct, Index batch_size, const Guessing& guessing) {
  const double count = static_cast<double>(batch_size);
  const double weight = 1 - std::exp(-count / kRecentExamples);
  recent += weight * (loss - recent);
  recent_accuracy += weight * (static_cast<double>(correct) / count - recent_accuracy);
  if (peak == 0) return;
  peak = std::max(peak, recent);
  since_peak += weight;
  ++steps_since_peak;
  if (!AftermathIsOver(*this) || RecognisesLittle(*this, guessing)) return;
  // It survived. A loss that is still large belongs to this network: suspicion begins again from
  // there.
  peak = recent > kExplosion * Reference(*this, guessing) ? recent : 0;
  since_peak = steps_since_peak = 0;
}

bool LossTracker::BecameSuspicious(const Guessing& guessing) const {
  return peak == 0 && recent > kExplosion * Reference(*this, guessing);
}

void LossTracker::Suspect(double loss_of_good, const Guessing& guessing) {
  at_good = loss_of_good;
  if (!BecameSuspicious(guessing)) return;
  peak = recent;
  since_peak = steps_since_peak = 0;
}

bool LossTracker::HasExploded(const Guessing& guessing) const {
  if (peak == 0 || !RecognisesLittle(*this, guessing)) return false;
  return recent > kUtterExplosion * Reference(*this, guessing) || AftermathIsOver(*this);
}

bool LossTracker::IsGood(const Guessing& guessing) const {
  const double reference = Reference(*this, guessing);
  return peak == 0 && recent <= std::min(reference, at_good + reference / 4);
}

void LossTracker::KeepAsGood() {
  at_good = recent;
  accuracy_at_good = recent_accuracy;
}

void LossTracker::ReturnToGood() {
  recent = at_good;
  recent_accuracy = accuracy_at_good;
  peak = since_peak = steps_since_peak = 0;
}

std::string Describe(const Divergence& divergence) {
  return Join(Reason(divergence), ". Steps with a learning rate of ", divergence.learning_rate,
              " and mini-batches of ", divergence.batch_size,
              " are too large. The weights after step ", divergence.good_step,
              " are back: lower the learning rate, to ", divergence.learning_rate / 10,
              " for example, and go on, or start again.");
}

}  // namespace nn
