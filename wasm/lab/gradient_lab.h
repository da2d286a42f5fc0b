#pragma once

#include <string>

#include "core/gradient/gradient_lab.h"
#include "wasm/gradient_subject.h"
#include "wasm/values.h"

EMSCRIPTEN_DECLARE_VAL_TYPE(Float64Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerDifferences)
EMSCRIPTEN_DECLARE_VAL_TYPE(StepSizeReport)
EMSCRIPTEN_DECLARE_VAL_TYPE(GradientLabOrError)

/// How far something is that goes in slices.
struct LabProgress {
  bool finished;
  double fraction;
};

struct KinkReport : LabProgress {
  double crossed;  ///< nudges of a weight, up or down, that take an example over a kink
  double nudges;   ///< of all so far
};

/// What the Gradients panel asks: see nn::GradientLab.
class GradientLab {
 public:
  explicit GradientLab(std::unique_ptr<nn::GradientLab> lab) : lab_(std::move(lab)) {}

  /// `precision`: "float" or "double".
  ErrorOrNothing Begin(const std::string& method, double step_size, double directions, const std::string& precision);
  /// Works on the gradient begun.
  LabProgress Advance(double milliseconds);
  /// Of the finished gradient against backpropagation in double.
  LayerDifferences Differences() const;
  /// All of the finished gradient, layer by layer: a row of weights for each input, one for each unit, and their biases last.
  /// `exact`: backpropagation's in double instead.
  Float64Array Gradient(bool exact) const;

  void BeginKinks(double step_size) { lab_->BeginKinkCount(step_size); }
  KinkReport AdvanceKinks(double milliseconds);
  /// Images of the mini-batch that nudging this weight, up or down, takes over a kink. `input`: as many as there are is the bias.
  double ImagesCrossingAt(double layer, double input, double unit);
  void BeginStepSizes(double weights, double seed) { lab_->BeginStepSizes(WholeNumber(weights), static_cast<std::uint64_t>(seed)); }
  StepSizeReport AdvanceStepSizes(double milliseconds);

 private:
  std::unique_ptr<nn::GradientLab> lab_;
};

/// Of a network and a mini-batch, or why they do not go together.
GradientLabOrError CreateLab(const GradientSubject& subject);
