#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/error/error.h"
#include "core/model/plan.h"

namespace nn {

/// One tensor of a network in a file: "0.weight", {30, 784}.
struct TensorShape {
  std::string name;
  std::vector<Index> shape;

  Index size() const;
  bool operator==(const TensorShape&) const = default;
};

/// Returns the names and shapes of a network's tensors as PyTorch and ONNX have them, so that
/// `torch.nn.Sequential(…).load_state_dict` accepts them unchanged. The tensors of layer k, counted
/// from 0, are called "k.weight" and "k.bias". A dense layer's weights are outputs × inputs, a
/// convolution's filters × channels × height × width. In a flattened image, PyTorch's channel
/// varies slowest and ours fastest, so the inputs of the next layer are permuted. Values are in the
/// order of these tensors, each row-major.
template <class S>
std::vector<TensorShape> TensorsOf(const Plan<S>& plan);

template <class S>
FlatVector<S> ToTensors(const Plan<S>& plan, std::span<const S> parameters);

/// Converts values in the order of TensorsOf to parameters. Fails if there are too few or too many
/// values, or if one is infinite or NaN.
template <class S>
Result<FlatVector<S>> FromTensors(const Plan<S>& plan, std::span<const S> values);

}  // namespace nn
