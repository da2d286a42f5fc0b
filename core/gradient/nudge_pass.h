#pragma once

#include <vector>

#include "core/gradient/gradient_method.h"

namespace nn {

/// What a nudge of one unit's pre-activations does to an example's loss, found by running only the layers after it, on changes alone.
/// Made after a forward pass of the batch, whose values it takes from the work space.
template <class S>
class NudgePass {
 public:
  /// Where a thread keeps the changes on their way through the layers.
  struct Scratch {
    FlatVector<S> seed;  ///< changes of the unit's pre-activations, places × kNudges

    // Of the unit and example taken: what each layer behind is to do, and where.
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

  /// From now on it is this unit of `layer` that is nudged, in this example.
  void Take(Index layer, Index unit, Index example, Scratch& scratch) const;
  /// By how much kNudges changes of the unit's pre-activations, in scratch.seed, change the example's loss.
  void LossChanges(const Scratch& scratch, S* changes) const;
  /// Whether a change in scratch.seed takes any layer behind over a kink, for each of kNudges.
  void KinksCrossed(const Scratch& scratch, bool* crossed) const;

  /// The input of a layer in the batch, n × inputs.
  ConstMatrixView<S> InputsOf(Index layer) const;
  /// Multiply-adds of running one nudge's change through the layers after this one.
  std::int64_t MultiplyAdds(Index layer) const;
  /// The same with what element-wise functions take, in roughly as much time.
  std::int64_t Work(Index layer) const;

 private:

  GradientContext<S> context_;
  std::vector<LayerPass<S>> passes_;
  FlatVector<S> presented_;  // outputs as the loss presents them, n × classes
};

/// Multiply-adds of running the change of one unit's pre-activations in `layer` through the layers after it.
template <class S>
std::int64_t ChangeMultiplyAdds(const Plan<S>& plan, Index layer);

}  // namespace nn
