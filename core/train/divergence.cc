#include "core/train/divergence.h"

#include <algorithm>
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
/// Twice the accuracy of guessing.
constexpr double kLittleRecognised = 0.2;

std::string Reason(const Divergence& divergence) {
  switch (divergence.kind) {
    case Divergence::Kind::kLossNotFinite:
      return Join("The loss stopped being a number at step ", divergence.step);
    case Divergence::Kind::kParametersNotFinite:
      return Join("Weights became too large for numbers at step ", divergence.step);
    case Divergence::Kind::kLossExploded:
      return Join("The loss exploded: by step ", divergence.step, " it had risen to ", divergence.loss, ", from ", divergence.untrained_loss,
                  " before the first step");
  }
  NN_ASSERT(false);
}

}  // namespace

void LossCourse::Add(double loss, Index correct, Index batch_size) {
  const double count = static_cast<double>(batch_size);
  const double accuracy = static_cast<double>(correct) / count;
  if (untrained == 0) {
    untrained = recent = at_good = loss;
    recent_accuracy = accuracy;
  }
  const double weight = 1 - std::exp(-count / kRecentExamples);
  recent += weight * (loss - recent);
  recent_accuracy += weight * (accuracy - recent_accuracy);
  const bool survived = since_peak >= kAftermath && recent_accuracy >= kLittleRecognised;
  if (survived) peak = since_peak = 0;
  if (peak == 0 && recent <= kExplosion * untrained) return;
  peak = std::max(peak, recent);
  since_peak += weight;
}

bool LossCourse::HasExploded() const {
  return recent > kUtterExplosion * untrained || (since_peak >= kAftermath && recent_accuracy < kLittleRecognised);
}

void LossCourse::ReturnToGood() {
  recent = at_good;
  peak = since_peak = 0;
}

bool LossCourse::IsGood() const { return recent <= std::min(untrained, at_good + untrained / 4); }

std::string InWords(const Divergence& divergence) {
  return Join(Reason(divergence), ". Steps with a learning rate of ", divergence.learning_rate, " and mini-batches of ",
              divergence.batch_size, " are too large. The weights after step ", divergence.good_step,
              " are back: lower the learning rate, to ", divergence.learning_rate / 10, " for example, and go on, or start again.");
}

}  // namespace nn
