#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/layers/initialization.h"
#include "core/random/random.h"
#include "core/tensor/compressed.h"
#include "core/tensor/matrix.h"
#include "core/tensor/shape.h"

namespace nn {

enum class PassMode { kTraining, kInference };

/// What a layer is handed for one pass. Layers own nothing that changes: every span is a slice of vectors that the caller owns.
template <class S>
struct LayerPass {
  std::span<const S> parameters;  ///< parameter_count() of them
  std::span<S> statistics;        ///< statistics_count() running statistics, not trained
  std::span<S> workspace;         ///< workspace_size(examples), kept from a forward pass to its backward pass
  PassMode mode = PassMode::kTraining;
  std::uint64_t seed = 0;         ///< with step, layer and the example's place in the batch the address of a layer's randomness
  std::uint32_t step = 0;
  std::uint16_t layer = 0;        ///< place in the network, part of the same address
};

/// A layer's input, n × input_shape().size(). The first layer of a plan may also have it compressed.
template <class S>
struct LayerInput {
  /// Dense rows; empty for a layer that takes compressed input and gets it.
  ConstMatrixView<S> rows{nullptr, 0, 0};
  const Compressed<S>* compressed_rows = nullptr;
  const Compressed<S>* compressed_columns = nullptr;
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

  virtual Index parameter_count() const { return 0; }
  virtual Index statistics_count() const { return 0; }
  virtual Index workspace_size(Index /*examples*/) const { return 0; }
  /// Multiply-adds of a forward pass of one example, counted as dense.
  virtual std::int64_t multiply_adds() const { return 0; }
  /// Whether the layer takes its input from the compressed views when it stands first.
  virtual bool takes_compressed() const { return false; }

  virtual void Initialize(Initialization, RandomStream&, std::span<S> /*parameters*/) const {}

  /// Writes output, n × output_shape().size().
  virtual void Forward(const LayerPass<S>& pass, const LayerInput<S>& input, MatrixView<S> output) const = 0;

  /// From output_gradient (∂loss/∂output, n × outputs) writes parameter_gradient (parameter_count(), overwritten) and,
  /// unless input_gradient is null, *input_gradient (∂loss/∂input, n × inputs).
  /// `input` and `output` are those of the forward pass with the same `pass`.
  virtual void Backward(const LayerPass<S>& pass, const LayerInput<S>& input, ConstMatrixView<S> output,
                        ConstMatrixView<S> output_gradient, std::span<S> parameter_gradient,
                        MatrixView<S>* input_gradient) const = 0;

 private:
  Shape input_shape_;
  Shape output_shape_;
};

}  // namespace nn
