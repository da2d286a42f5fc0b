#pragma once

#include <string>

#include "core/model/plan.h"
#include "wasm/inference.h"
#include "wasm/values.h"

/// A network with its parameters, from a file or from a run.
class Model {
 public:
  Model(nn::Plan<float> plan, nn::FlatVector<float> parameters);
  Model(const Model&) = delete;  // inference_ refers to plan_

  std::string Layers() const { return nn::LayersToString(plan_.spec()); }
  std::string Loss() const { return std::string(plan_.spec().loss->name); }
  /// The tensors in the order of nn::TensorsOf.
  TensorShapes Tensors() const;
  Float32ArrayOrError Values() const;
  Float32ArrayOrError Predict(const Uint8Array& pixels);
  std::string OutputKind() const { return inference_.OutputKind(); }
  Float32ArrayOrError Activations(const Uint8Array& pixels) {
    return inference_.Activations(parameters_, pixels);
  }
  Float32ArrayOrError Contributions(double layer, double place) const {
    return inference_.Contributions(parameters_, layer, place);
  }
  Float32ArrayOrError LayerParameters(double layer) const {
    return inference_.LayerParameters(parameters_, layer);
  }
  /// Returns the model as an ONNX file for other programs.
  Uint8ArrayOrError Onnx() const;

  const nn::Plan<float>& plan() const { return plan_; }
  const nn::ModelSpec& spec() const { return plan_.spec(); }
  const nn::FlatVector<float>& parameters() const { return parameters_; }

 private:
  nn::Plan<float> plan_;
  nn::FlatVector<float> parameters_;
  Inference inference_;
};

/// Checks the memory of a Model of this plan, and of as many values in addition as its parameters.
nn::Result<void> CheckModelMemory(const nn::Plan<float>& plan);

/// The names and shapes of a network's tensors, in the order of their values.
TensorShapesOrError DescribeTensors(const std::string& layers, const std::string& loss);
ModelOrError CreateModel(const std::string& layers, const std::string& loss,
                         const Float32Array& values);
