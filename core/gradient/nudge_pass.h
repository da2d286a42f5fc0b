#pragma once

#include <vector>

#include "core/gradient/gradient_method.h"

namespace nn {

/// Computes how a nudge of one unit's pre-activations changes an example's loss, by running only
/// the layers after the unit, and on changes instead of values. It reads the unnudged values from
/// the work space, so a forward pass of the batch must come first.
template <class S>
class NudgePass {
 public:
  /// One thread's memory for changes as they pass through the layers.
  struct Scratch {
    FlatVector<S> seed;  ///< changes of the unit's pre-activations, places × kNudges

    // For the unit and example set by Take: the work of each layer after the unit.
    struct Stop {
      const Layer<S>* layer;
      const LayerPass<S>* pass;
      UnchangedExample<S> unchanged;
      Changes<S> input;
      Changes<S> output;
    };
    std::vector<Stop> stops;
    Index example = 0;
    Changes<S> outputs;
    FlatVector<S> changes[2];
  };

  void Begin(const GradientContext<S>& context);
  Scratch MakeScratch() const;

  /// Selects the unit of `layer` and the example that are nudged from now on.
  void Take(Index layer, Index unit, Index example, Scratch& scratch) const;
  /// Writes by how much kNudges changes of the unit's pre-activations, in scratch.seed, change the
  /// example's loss.
  void LossChanges(const Scratch& scratch, S* changes) const;
  /// Writes, for each of kNudges changes in scratch.seed, whether it takes any layer after the unit
  /// over a kink.
  void KinksCrossed(const Scratch& scratch, bool* crossed) const;

  /// The input of a layer in the batch, n × inputs.
  ConstMatrixView<S> InputsOf(Index layer) const;
  /// Multiply-adds of running one nudge's change through the layers after this one.
  std::int64_t MultiplyAdds(Index layer) const;
  /// Like MultiplyAdds, plus the time of element-wise functions, expressed in multiply-adds.
  std::int64_t Work(Index layer) const;

 private:
  GradientContext<S> context_;
  std::vector<LayerPass<S>> passes_;
  FlatVector<S> predicted_;  // outputs after Loss::Predict, n × classes
};

/// Multiply-adds of running the change of one unit's pre-activations in `layer` through the layers
/// after it.
template <class S>
std::int64_t ChangeMultiplyAdds(const Plan<S>& plan, Index layer);

}  // namespace nn
