#include "core/model/plan.h"

#include <algorithm>

#include "core/layers/activation.h"
#include "core/layers/layer_kinds.h"

namespace nn {

template <class S>
Workspace<S>::Workspace(const Plan<S>& plan, Index capacity) : capacity_(capacity) {
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    outputs_.emplace_back(
        static_cast<std::size_t>(capacity * plan.layer(layer).output_shape().size()));
    layer_workspaces_.emplace_back(
        static_cast<std::size_t>(plan.layer(layer).workspace_size(capacity)));
  }
}

template <class S>
Result<Plan<S>> Plan<S>::Compile(const ModelSpec& spec) {
  const Result<std::vector<Shape>> shapes = OutputShapes(spec);
  if (!shapes) return std::unexpected(shapes.error());
  Plan plan;
  plan.spec_ = spec;
  plan.loss_ = MakeLoss<S>(*spec.loss);
  Shape input = spec.input;
  for (const LayerSpec& layer_spec : spec.layers) {
    auto layer = MakeLayer<S>(layer_spec, input);
    input = layer->output_shape();
    plan.parameter_offsets_.push_back(plan.parameter_offsets_.back() +
                                      static_cast<Index>(layer->parameter_count()));
    plan.layers_.push_back(std::move(layer));
  }
  plan.FindRelusToPool();
  return plan;
}

template <class S>
void Plan<S>::FindRelusToPool() {
  pools_of_relus_.resize(layers_.size());
  for (std::size_t index = 1; index + 1 < layers_.size(); ++index) {
    if (spec_.layers[index].kind != &kReluLayer) continue;
    if (spec_.layers[index + 1].kind != &kMaxPoolLayer) continue;
    const auto* const pool = static_cast<const Pool2d<S>*>(layers_[index + 1].get());
    if (pool->takes_relu()) pools_of_relus_[index] = pool;
  }
}

template <class S>
const Pool2d<S>* Plan<S>::PoolOfRelu(Index layer, const PassContext& context) const {
  return context.keeps_all_outputs ? nullptr : pools_of_relus_[static_cast<std::size_t>(layer)];
}

template <class S>
std::int64_t Plan<S>::multiply_adds() const {
  std::int64_t sum = 0;
  for (const auto& layer : layers_) sum += layer->multiply_adds();
  return sum;
}

template <class S>
void Plan<S>::Initialize(Initialization initialization, std::uint64_t seed,
                         std::span<S> parameters) const {
  for (Index index = 0; index < layer_count(); ++index) {
    RandomStream stream(seed, Purpose::kInitialization, static_cast<std::uint32_t>(index));
    layer(index).Initialize(
        initialization, stream,
        Slice(parameters, parameter_offset(index), layer(index).parameter_count()));
  }
}

template <class S>
LayerPass<S> Plan<S>::PassOf(Index index, std::span<const S> parameters, const PassContext& context,
                             Workspace<S>& workspace) const {
  const auto place = static_cast<std::size_t>(index);
  return {Slice(parameters, parameter_offsets_[place], layer(index).parameter_count()),
          workspace.layer_workspaces_[place],
          context.mode,
          context.seed,
          context.step,
          static_cast<std::uint16_t>(index)};
}

template <class S>
LayerInput<S> Plan<S>::InputOf(Index index, const Batch<S>& batch, const Workspace<S>& workspace,
                               bool backward) const {
  if (index > 0) return {.rows = Output(workspace, index - 1, batch.size())};
  if (!layer(0).takes_sparse()) return {.rows = batch.Dense()};
  return {.nonzeros_by_example = &batch.NonzerosByExample(),
          .nonzeros_by_input = backward ? &batch.NonzerosByInput() : nullptr};
}

template <class S>
void Plan<S>::Forward(std::span<const S> parameters, const Batch<S>& batch,
                      const PassContext& context, Workspace<S>& workspace) const {
  ForwardFrom(0, parameters, batch, context, workspace);
}

template <class S>
void Plan<S>::ForwardFrom(Index first, std::span<const S> parameters, const Batch<S>& batch,
                          const PassContext& context, Workspace<S>& workspace) const {
  NN_ASSERT(batch.size() <= workspace.capacity());
  for (Index index = first; index < layer_count(); ++index) {
    if (const Pool2d<S>* const pool = PoolOfRelu(index, context)) {
      const ConstMatrixView<S> z = Output(std::as_const(workspace), index - 1, batch.size());
      pool->ForwardRelu(z, Output(workspace, ++index, batch.size()));
      continue;
    }
    layer(index).Forward(PassOf(index, parameters, context, workspace),
                         InputOf(index, batch, workspace, /*backward=*/false),
                         Output(workspace, index, batch.size()));
  }
}

template <class S>
ConstMatrixView<S> Plan<S>::Output(const Workspace<S>& workspace, Index index, Index n) const {
  return {workspace.outputs_[static_cast<std::size_t>(index)].data(), n,
          layer(index).output_shape().size()};
}

template <class S>
MatrixView<S> Plan<S>::Output(Workspace<S>& workspace, Index index, Index n) const {
  return {workspace.outputs_[static_cast<std::size_t>(index)].data(), n,
          layer(index).output_shape().size()};
}

template <class S>
void Plan<S>::Backward(std::span<const S> parameters, const Batch<S>& batch,
                       const PassContext& context, Workspace<S>& workspace,
                       std::span<S> gradient) const {
  WriteLossGradient(batch, workspace);
  RunBackward(layer_count() - 1, parameters, batch, context, workspace, gradient,
              /*to_input=*/false);
}

template <class S>
ConstMatrixView<S> Plan<S>::BackwardToInput(std::span<const S> parameters, const Batch<S>& batch,
                                            const PassContext& context, Workspace<S>& workspace,
                                            std::span<S> gradient) const {
  const MatrixView<S> input_gradient = InputGradient(workspace, batch.size());
  WriteLossGradient(batch, workspace);
  RunBackward(layer_count() - 1, parameters, batch, context, workspace, gradient,
              /*to_input=*/true);
  return {input_gradient.data(), input_gradient.rows(), input_gradient.cols()};
}

template <class S>
ConstMatrixView<S> Plan<S>::PullBack(Index last, ConstMatrixView<S> output_gradient,
                                     std::span<const S> parameters, const Batch<S>& batch,
                                     const PassContext& context, Workspace<S>& workspace,
                                     std::span<S> gradient) const {
  const MatrixView<S> input_gradient = InputGradient(workspace, batch.size());
  SizeGradients(workspace);
  MatrixView<S>(workspace.gradients_[0].data(), batch.size(), layer(last).output_shape().size()) =
      output_gradient;
  RunBackward(last, parameters, batch, context, workspace, gradient, /*to_input=*/true);
  return {input_gradient.data(), input_gradient.rows(), input_gradient.cols()};
}

template <class S>
MatrixView<S> Plan<S>::InputGradient(Workspace<S>& workspace, Index n) const {
  const Index inputs = spec_.input.size();
  workspace.input_gradient_.resize(static_cast<std::size_t>(workspace.capacity() * inputs));
  return {workspace.input_gradient_.data(), n, inputs};
}

template <class S>
void Plan<S>::WriteLossGradient(const Batch<S>& batch, Workspace<S>& workspace) const {
  SizeGradients(workspace);
  const ConstMatrixView<S> outputs = Outputs(workspace, batch.size());
  loss_->Gradient(outputs, batch.labels(),
                  {workspace.gradients_[0].data(), outputs.rows(), outputs.cols()});
}

template <class S>
void Plan<S>::SizeGradients(Workspace<S>& workspace) const {
  std::size_t widest = 0;
  for (const FlatVector<S>& output : workspace.outputs_) widest = std::max(widest, output.size());
  for (FlatVector<S>& buffer : workspace.gradients_) buffer.resize(widest);
}

template <class S>
void Plan<S>::RunBackward(Index last, std::span<const S> parameters, const Batch<S>& batch,
                          const PassContext& context, Workspace<S>& workspace,
                          std::span<S> gradient, bool to_input) const {
  const Index n = batch.size();
  S* output_gradient = workspace.gradients_[0].data();
  S* input_gradient = workspace.gradients_[1].data();
  for (Index index = last; index >= 0; --index) {
    if (const Pool2d<S>* const pool = index > 1 ? PoolOfRelu(index - 1, context) : nullptr) {
      pool->BackwardRelu(Output(std::as_const(workspace), index - 2, n),
                         Output(std::as_const(workspace), index, n),
                         ConstMatrixView<S>(output_gradient, n, pool->output_shape().size()),
                         MatrixView<S>(input_gradient, n, pool->input_shape().size()));
      std::swap(output_gradient, input_gradient);
      --index;
      continue;
    }
    const Layer<S>& some = layer(index);
    S* target = index > 0 ? input_gradient : workspace.input_gradient_.data();
    MatrixView<S> input_view(target, n, some.input_shape().size());
    some.Backward(PassOf(index, parameters, context, workspace),
                  InputOf(index, batch, workspace, /*backward=*/true),
                  Output(std::as_const(workspace), index, n),
                  ConstMatrixView<S>(output_gradient, n, some.output_shape().size()),
                  Slice(gradient, parameter_offset(index), some.parameter_count()),
                  index > 0 || to_input ? &input_view : nullptr);
    std::swap(output_gradient, input_gradient);
  }
}

template <class S>
ConstMatrixView<S> Plan<S>::ForwardTangent(std::span<const S> parameters, const Batch<S>& batch,
                                           const PassContext& context, Workspace<S>& workspace,
                                           std::span<const S> direction) const {
  const Index n = batch.size();
  SizeGradients(workspace);
  S* from = workspace.gradients_[0].data();
  S* to = workspace.gradients_[1].data();
  for (Index index = 0; index < layer_count(); ++index) {
    const Layer<S>& some = layer(index);
    const ConstMatrixView<S> input_tangent(from, n, some.input_shape().size());
    some.ForwardTangent(PassOf(index, parameters, context, workspace),
                        InputOf(index, batch, workspace, /*backward=*/false),
                        Output(std::as_const(workspace), index, n),
                        Slice(direction, parameter_offset(index), some.parameter_count()),
                        index > 0 ? &input_tangent : nullptr, {to, n, some.output_shape().size()});
    std::swap(from, to);
  }
  return {from, n, layer(layer_count() - 1).output_shape().size()};
}

template class Workspace<float>;
template class Workspace<double>;
template class Plan<float>;
template class Plan<double>;

}  // namespace nn
