#include "core/inspect/update_watch.h"

#include <cmath>
#include <utility>

#include "core/inspect/layer_weights.h"
#include "core/memory/reservation.h"

namespace nn {
namespace {

/// The number of updates kept until they are taken; at this limit, measuring pauses.
constexpr std::size_t kMostSeen = 256;

double Squares(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value) * value;
  return sum;
}

LayerUpdate UpdateOf(std::span<const float> before, std::span<const float> after,
                     std::span<const float> gradient) {
  double moved = 0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    const double change = static_cast<double>(after[k]) - before[k];
    moved += change * change;
  }
  const double weights = Squares(before);
  return {.ratio = weights == 0 ? 0 : std::sqrt(moved / weights),
          .gradient_norm = std::sqrt(Squares(gradient))};
}

}  // namespace

Result<void> UpdateWatch::Begin(std::uint32_t step, std::uint32_t every, std::size_t parameters) {
  if (every == every_) return {};
  if (every > 0 && before_.capacity() < parameters) {
    if (Result<void> fits = CheckMemory(static_cast<std::int64_t>(parameters * sizeof(float)),
                                        "watching the updates");
        !fits)
      return fits;
    before_.reserve(parameters);
  }
  every_ = every;
  next_ = step;
  if (every == 0) Forget();
  return {};
}

void UpdateWatch::Before(std::uint32_t step, std::span<const float> parameters) {
  if (every_ == 0 || !before_.empty() || step < next_ || seen_.size() >= kMostSeen) return;
  before_.assign(parameters.begin(), parameters.end());
  step_ = step;
}

void UpdateWatch::After(const Plan<float>& plan, std::span<const float> parameters,
                        std::span<const float> gradient) {
  if (before_.empty()) return;
  StepUpdate& update = seen_.emplace_back();
  update.step = step_;
  update.gradient_norm = std::sqrt(Squares(gradient));
  for (const Index layer : WeightedLayers(plan)) {
    update.layers.push_back(UpdateOf(WeightsOf(plan, before_, layer),
                                     WeightsOf(plan, parameters, layer),
                                     WeightsOf(plan, gradient, layer)));
  }
  next_ = step_ + every_;
  Forget();
}

std::vector<StepUpdate> UpdateWatch::Take() { return std::exchange(seen_, {}); }

}  // namespace nn
