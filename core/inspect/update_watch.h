#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/plan.h"

namespace nn {

/// What one step of the optimiser did to a layer's weights, biases left out.
struct LayerUpdate {
  double ratio = 0;          ///< ‖θ after − θ before‖ / ‖θ before‖ (CS231n, "Ratio of weights:updates")
  double gradient_norm = 0;  ///< of the step's gradient as the optimiser took it
};

struct StepUpdate {
  std::uint32_t step = 0;  ///< completed before it
  double gradient_norm = 0;  ///< of the whole gradient, biases included
  std::vector<LayerUpdate> layers;
};

/// Looks at one in so many real steps of a training: at the parameters before and after. Costs the other steps nothing.
class UpdateWatch {
 public:
  /// From the step after `step` completed ones on, one in `every`; 0 ends it. The same as before changes nothing. What has been seen stays until
  /// it is taken. Refused if there is no memory to keep so many parameters.
  Result<void> Begin(std::uint32_t step, std::uint32_t every, std::size_t parameters);
  /// Before a step is begun, or gone on with.
  void Before(std::uint32_t step, std::span<const float> parameters);
  /// After it has completed, with its gradient.
  void After(const Plan<float>& plan, std::span<const float> parameters, std::span<const float> gradient);
  /// The parameters have been changed by something else than a step.
  void Forget() { before_.clear(); }

  std::vector<StepUpdate> Take();

 private:
  std::uint32_t every_ = 0;
  std::uint32_t next_ = 0;
  std::vector<float> before_;  // empty while no step is being looked at
  std::uint32_t step_ = 0;
  std::vector<StepUpdate> seen_;
};

}  // namespace nn
