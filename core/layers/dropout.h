#pragma once

#include <cmath>
#include <cstdint>

#include "core/layers/layer.h"
#include "core/layers/layer_kind.h"

namespace nn {

/// How many of the 2¹⁶ values that 16 random bits can have drop what they are drawn for: `rate` of
/// them.
inline std::uint32_t DroppedOf65536(double rate) {
  return static_cast<std::uint32_t>(std::lround(rate * 0x10000));
}

inline constexpr LayerSetting kDropoutSettings[] = {{.name = "rate",
                                                     .what = "the share of values to drop,",
                                                     .least = 0,
                                                     .most = 0.95,
                                                     .whole = false}};
inline constexpr LayerKind kDropoutLayer{
    .name = "dropout", .settings = kDropoutSettings, .example = "dropout(0.5)"};

/// Dropout (Srivastava et al. 2014), inverted: while training each value is kept with probability 1
/// − rate and divided by it, else it becomes zero; at inference nothing happens. Which are kept is
/// a function of (seed, step, layer, place in the batch), so every forward pass of one step drops
/// the same ones: a numerical gradient differentiates the same function as backpropagation.
template <class S>
class Dropout : public Layer<S> {
 public:
  Dropout(Shape shape, double rate) : Layer<S>(shape, shape), rate_(rate) {}
  Dropout(Shape shape, const LayerSpec& spec) : Dropout(shape, spec.Get("rate")) {}

  bool is_elementwise() const override { return true; }
  void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
               MatrixView<S> output) const override;
  void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                MatrixView<S>* input_gradient) const override;
  void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                     const Changes<S>& input, const Changes<S>& output) const override;

 private:
  /// Calls visit(place, scale) for every value of an example: 0 if it is dropped, else what it is
  /// multiplied by.
  template <class Visit>
  void ForEachScale(const LayerPass<S>& pass, Index example, Visit visit) const;
  void Apply(const LayerPass<S>& pass, ConstMatrixView<S> from, MatrixView<S> to) const;

  double rate_;
};

}  // namespace nn
