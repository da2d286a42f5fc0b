#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error/error.h"
#include "core/layers/initialization.h"
#include "core/layers/layer_kind.h"
#include "core/loss/softmax_cross_entropy.h"
#include "core/tensor/shape.h"

namespace nn {

/// Describes a network: its input, layers and loss, without parameters. It is compiled into a Plan
/// to be run.
struct ModelSpec {
  Shape input{28, 28, 1};
  std::vector<LayerSpec> layers;
  const LossKind* loss = &kCrossEntropyLoss;
  bool operator==(const ModelSpec&) const = default;
};

/// "dense(30)", "sigmoid", "conv(8,5)", "conv(8,5,stride=2,pad=1)", "maxpool(2)" (its stride is its
/// size unless stated), "avgpool(3,stride=2)", "dropout(0.5)", "flatten".
std::string ToString(const LayerSpec& layer);
/// "dense(30),sigmoid,dense(10),sigmoid".
std::string LayersToString(const ModelSpec& spec);
std::string_view ToString(Initialization initialization);

/// Reads what LayersToString writes (white space is ignored); errors name the layer by its place,
/// counted from 1.
Result<std::vector<LayerSpec>> ParseLayers(std::string_view text);
Result<Initialization> ParseInitialization(std::string_view name);

/// Returns the shape of every layer's output, or why the network is impossible.
Result<std::vector<Shape>> OutputShapes(const ModelSpec& spec);

/// The largest number of trainable parameters. The gradient, the optimiser's state and the snapshot
/// take as much memory each, and a browser tab has some 2 GB.
inline constexpr Index kMaximumParameters = 30'000'000;

}  // namespace nn
