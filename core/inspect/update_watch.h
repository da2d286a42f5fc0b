#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// The update of a layer's weights, without biases, in one step of the optimiser.
struct LayerUpdate {
  double ratio = 0;  ///< ‖θ after − θ before‖ / ‖θ before‖ (CS231n, "Ratio of weights:updates")
  double gradient_norm = 0;  ///< of the step's gradient as passed to the optimiser
};

struct StepUpdate {
  std::uint32_t step = 0;    ///< number of steps completed before this one
  double gradient_norm = 0;  ///< of the whole gradient, biases included
  std::vector<LayerUpdate> layers;
};

/// Measures the updates of one in `every` training steps, by comparing the parameters before and
/// after. The other steps cost nothing.
class UpdateWatch {
 public:
  /// From the step after `step` completed ones on, one in `every`; 0 ends it. The same as before
  /// changes nothing. What has been seen stays until it is taken. Refused if there is no memory to
  /// keep so many parameters.
  Result<void> Begin(std::uint32_t step, std::uint32_t every, std::size_t parameters);
  /// Before a step is begun, or gone on with.
  void Before(std::uint32_t step, std::span<const float> parameters);
  /// Must be called after the step is complete, with its gradient.
  void After(const Plan<float>& plan, std::span<const float> parameters,
             std::span<const float> gradient);
  /// Must be called if the parameters have been changed by anything other than a step.
  void Forget() { before_.clear(); }

  std::vector<StepUpdate> Take();

 private:
  std::uint32_t every_ = 0;
  std::uint32_t next_ = 0;
  std::vector<float> before_;  // empty while no step is being measured
  std::uint32_t step_ = 0;
  std::vector<StepUpdate> seen_;
};

}  // namespace nn
