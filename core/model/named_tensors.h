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

/// A network's parameters as PyTorch holds them, and ONNX too, so that `torch.nn.Sequential(…).load_state_dict` takes them as they are:
/// the tensors of layer k, counted from 0, are called "k.weight" and "k.bias"; a dense layer's weights are outputs × inputs, a
/// convolution's filters × channels × height × width. Where an image becomes a vector, its channel runs slowest (ours runs fastest), so
/// the inputs of the layer after it change places. Values stand in the order of these tensors, each row-major.
template <class S>
std::vector<TensorShape> TensorsOf(const Plan<S>& plan);

template <class S>
FlatVector<S> ToTensors(const Plan<S>& plan, std::span<const S> parameters);

/// The way back; refused where a value is missing, too many, infinite or not a number.
template <class S>
Result<FlatVector<S>> FromTensors(const Plan<S>& plan, std::span<const S> values);

}  // namespace nn
