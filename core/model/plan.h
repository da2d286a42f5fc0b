#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/data/batch.h"
#include "core/layers/layer.h"
#include "core/layers/pool2d.h"
#include "core/loss/loss.h"
#include "core/model/model_spec.h"
#include "core/model/workspace.h"

namespace nn {

/// A pass's randomness and mode; see LayerPass.
struct PassContext {
  PassMode mode = PassMode::kTraining;
  std::uint64_t seed = 0;
  std::uint32_t step = 0;
  /// If false, outputs that no later layer and no backward pass of this context reads may be left
  /// unwritten, so that layers can be fused.
  bool keeps_all_outputs = true;
};

/// A ModelSpec compiled to the layers that run it. It is immutable: parameters and work
/// space are passed in. All parameters are one flat vector, layer after layer; a gradient has the
/// same shape.
template <class S>
class Plan {
 public:
  static Result<Plan> Compile(const ModelSpec& spec);

  const ModelSpec& spec() const { return spec_; }
  Index layer_count() const { return static_cast<Index>(layers_.size()); }
  const Layer<S>& layer(Index index) const { return *layers_[static_cast<std::size_t>(index)]; }
  const Loss<S>& loss() const { return *loss_; }
  Index parameter_count() const { return parameter_offsets_.back(); }
  std::int64_t multiply_adds() const;
  /// Where the parameters of a layer begin in the flat vector.
  Index parameter_offset(Index layer) const {
    return parameter_offsets_[static_cast<std::size_t>(layer)];
  }

  /// Draws all parameters; layer l uses the stream (seed, kInitialization, l).
  void Initialize(Initialization initialization, std::uint64_t seed, std::span<S> parameters) const;

  /// Runs all layers on the batch, leaving every layer's output in the work space.
  void Forward(std::span<const S> parameters, const Batch<S>& batch, const PassContext& context,
               Workspace<S>& workspace) const;
  /// Runs the layers from `first` on, with the outputs of the layers before it that are in the work
  /// space.
  void ForwardFrom(Index first, std::span<const S> parameters, const Batch<S>& batch,
                   const PassContext& context, Workspace<S>& workspace) const;

  /// Output of a layer after a forward pass of n examples, n × output_shape().size(). The
  /// pre-activations of a unit are the output of the layer before its activation.
  ConstMatrixView<S> Output(const Workspace<S>& workspace, Index layer, Index n) const;
  MatrixView<S> Output(Workspace<S>& workspace, Index layer, Index n) const;
  /// The network's outputs (logits if the loss has a softmax), n × 10.
  ConstMatrixView<S> Outputs(const Workspace<S>& workspace, Index n) const {
    return Output(workspace, layer_count() - 1, n);
  }

  /// Writes ∂loss/∂parameters after a forward pass of the same batch. Overwrites all of `gradient`.
  void Backward(std::span<const S> parameters, const Batch<S>& batch, const PassContext& context,
                Workspace<S>& workspace, std::span<S> gradient) const;
  /// Like Backward; also returns ∂loss/∂input, n × 784, which takes one more product.
  ConstMatrixView<S> BackwardToInput(std::span<const S> parameters, const Batch<S>& batch,
                                     const PassContext& context, Workspace<S>& workspace,
                                     std::span<S> gradient) const;

  /// Returns Σ_k g_k ∂output_k/∂input, n × 784, by reverse mode after a forward pass of the same
  /// batch. The outputs are those of layer `last`, and g are the rows of `output_gradient`, n × its
  /// outputs. Overwrites the work space that Backward writes, and `gradient` up to that layer.
  ConstMatrixView<S> PullBack(Index last, ConstMatrixView<S> output_gradient,
                              std::span<const S> parameters, const Batch<S>& batch,
                              const PassContext& context, Workspace<S>& workspace,
                              std::span<S> gradient) const;

  /// Returns the derivative of the outputs, n × outputs, if the parameters move along `direction`
  /// (parameter_count() values), by forward mode after a forward pass of the same batch. Overwrites
  /// the work space that Backward writes.
  ConstMatrixView<S> ForwardTangent(std::span<const S> parameters, const Batch<S>& batch,
                                    const PassContext& context, Workspace<S>& workspace,
                                    std::span<const S> direction) const;

  /// Returns a layer's arguments in a pass.
  LayerPass<S> PassOf(Index layer, std::span<const S> parameters, const PassContext& context,
                      Workspace<S>& workspace) const;
  LayerInput<S> InputOf(Index layer, const Batch<S>& batch, const Workspace<S>& workspace,
                        bool backward) const;

 private:
  friend class Workspace<S>;

  Plan() = default;
  void FindRelusToPool();
  /// Returns the max pooling right after this layer if this layer is a ReLU that can be fused with
  /// it and the pass does not need the outputs in between; otherwise null.
  const Pool2d<S>* PoolOfRelu(Index layer, const PassContext& context) const;
  void SizeGradients(Workspace<S>& workspace) const;
  /// Returns memory for ∂loss/∂input, n × 784.
  MatrixView<S> InputGradient(Workspace<S>& workspace, Index n) const;
  void WriteLossGradient(const Batch<S>& batch, Workspace<S>& workspace) const;
  /// Runs the backward pass from the gradient of layer `last`'s outputs, which is in the first
  /// gradient buffer of the work space.
  void RunBackward(Index last, std::span<const S> parameters, const Batch<S>& batch,
                   const PassContext& context, Workspace<S>& workspace, std::span<S> gradient,
                   bool to_input) const;

  ModelSpec spec_;
  std::vector<std::unique_ptr<Layer<S>>> layers_;
  std::vector<const Pool2d<S>*>
      pools_of_relus_;  // one per layer: the pooling fused with this ReLU, or null
  std::unique_ptr<Loss<S>> loss_;
  std::vector<Index> parameter_offsets_{0};  // layer_count() + 1
};

}  // namespace nn
