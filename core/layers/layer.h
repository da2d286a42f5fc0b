#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/linalg/changes.h"
#include "core/layers/initialization.h"
#include "core/random/random.h"
#include "core/tensor/sparse_rows.h"
#include "core/tensor/matrix.h"
#include "core/tensor/shape.h"

namespace nn {

enum class PassMode { kTraining, kInference };

/// The arguments of a layer in one pass. Layers have no mutable state: every span is a slice of a
/// vector that the caller owns.
template <class S>
struct LayerPass {
  std::span<const S> parameters;  ///< parameter_count() of them
  std::span<S>
      workspace;  ///< workspace_size(examples), kept from a forward pass to its backward pass
  PassMode mode = PassMode::kTraining;
  std::uint64_t seed =
      0;  ///< with step, layer and place in the batch, the address of a layer's randomness
  std::uint32_t step = 0;
  std::uint16_t layer = 0;  ///< place in the network, part of the same address
  Index first_example = 0;  ///< place in the batch of the first row
};

/// A layer's input, n × input_shape().size(). The first layer of a plan may also have it
/// compressed.
template <class S>
struct LayerInput {
  /// Dense rows; empty for a layer that takes compressed input and gets it.
  ConstMatrixView<S> rows{nullptr, 0, 0};
  const SparseRows<S>* nonzeros_by_example = nullptr;
  const SparseRows<S>* nonzeros_by_input = nullptr;
};

/// One layer of a network: a pure function of parameters and input, and its derivative.
/// n is the number of examples, one row each.
template <class S>
class Layer {
 public:
  explicit Layer(Shape input, Shape output) : input_shape_(input), output_shape_(output) {}
  virtual ~Layer() = default;

  const Shape& input_shape() const { return input_shape_; }
  const Shape& output_shape() const { return output_shape_; }

  /// 64 bits: a network that is too large is refused by this count, and Index has 32 in wasm.
  virtual std::int64_t parameter_count() const { return 0; }
  /// 64 bits: it is worked out for mini-batches that turn out to be too large.
  virtual std::int64_t workspace_size(Index /*examples*/) const { return 0; }
  /// Multiply-adds of a forward pass of one example, counted as dense.
  virtual std::int64_t multiply_adds() const { return 0; }
  /// Whether value k of the output depends on value k of the input alone, and on no parameters.
  virtual bool is_elementwise() const { return false; }
  /// Whether the layer reads the compressed views if it is the first layer.
  virtual bool takes_sparse() const { return false; }

  virtual void Initialize(Initialization, RandomStream&, std::span<S> /*parameters*/) const {}

  /// Writes output, n × output_shape().size().
  virtual void Forward(const LayerPass<S>& pass, const LayerInput<S>& input,
                       MatrixView<S> output) const = 0;

  /// Given output_gradient (∂loss/∂output, n × outputs), writes parameter_gradient
  /// (parameter_count() values, overwritten) and, unless input_gradient is null, *input_gradient
  /// (∂loss/∂input, n × inputs). `input` and `output` are those of the forward pass with the same
  /// `pass`.
  virtual void Backward(const LayerPass<S>& pass, const LayerInput<S>& input,
                        ConstMatrixView<S> output, ConstMatrixView<S> output_gradient,
                        std::span<S> parameter_gradient, MatrixView<S>* input_gradient) const = 0;

  /// Forward mode (Griewank and Walther 2008, chapter 3): the derivative of the output when the
  /// parameters move along `parameter_tangent` and the input along *input_tangent (null if it does
  /// not move). Overwrites output_tangent, n × outputs. Unless overridden, it is Backward of an
  /// element-wise layer, whose Jacobian is diagonal; of any other, it runs Backward once for every
  /// output of every example, which is right but slow.
  virtual void ForwardTangent(const LayerPass<S>& pass, const LayerInput<S>& input,
                              ConstMatrixView<S> output, std::span<const S> parameter_tangent,
                              const ConstMatrixView<S>* input_tangent,
                              MatrixView<S> output_tangent) const;

  // The functions below are for finite differences that recompute only what a nudge can change. A
  // layer without parameters need not override any of them.

  /// Rows of the layer's matrix of parameters, bias included; a row has a value for each unit
  /// (dense) or filter (convolution).
  virtual Index weight_rows() const { return 0; }
  Index units() const { return output_shape_.channels; }
  /// Writes what the weights of a row are multiplied by, at each of height · width places of the
  /// output, to target[place · stride]; 1 for the bias.
  virtual void GatherInputs(const S* /*input*/, Index /*row*/, S* /*target*/,
                            Index /*stride*/) const {}
  /// The places of the output that a nudged parameter of this unit changes.
  ChangedPlaces PlacesOf(Index unit) const {
    return ChangedPlaces::OneChannel(output_shape_, unit);
  }
  /// The places of the output that can change when the input does at these places. Unless
  /// overridden, the same places for an element-wise layer and all places for any other.
  virtual ChangedPlaces Reach(const ChangedPlaces& input) const {
    return is_elementwise() ? input : ChangedPlaces::All(output_shape_);
  }
  /// Multiply-adds of one nudge's ForwardChange.
  virtual std::int64_t ChangeMultiplyAdds(const ChangedPlaces& /*input*/) const { return 0; }
  /// Writes f(input + change) − f(input) for each of kNudges changes of one example's input,
  /// computed directly and not as a difference of nearly equal numbers. output.places is
  /// Reach(input.places). Unless overridden, it is a difference of two forward passes all the same:
  /// right up to the rounding of the outputs, but slow.
  virtual void ForwardChange(const LayerPass<S>& pass, const UnchangedExample<S>& unchanged,
                             const Changes<S>& input, const Changes<S>& output) const;
  /// Sets crossed[nudge], for each of kNudges, if the change of the input takes the layer over a
  /// kink, where it has no derivative: a ReLU from one side of zero to the other, or a maximum from
  /// one place of its window to another.
  virtual void FindKinks(const UnchangedExample<S>& /*unchanged*/, const Changes<S>& /*input*/,
                         bool* /*crossed*/) const {}

 private:
  Shape input_shape_;
  Shape output_shape_;
};

}  // namespace nn
