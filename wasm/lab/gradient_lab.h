#pragma once

#include <string>

#include "core/gradient/lab/gradient_lab.h"
#include "wasm/gradient_subject.h"
#include "wasm/values.h"

EMSCRIPTEN_DECLARE_VAL_TYPE(Float64ArrayOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(LabProgressOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(KinkReportOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(NumberOrError)
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerDifferences)
EMSCRIPTEN_DECLARE_VAL_TYPE(StepSizeReport)
EMSCRIPTEN_DECLARE_VAL_TYPE(GradientLabOrError)

/// The progress of a computation that runs in slices.
struct LabProgress {
  bool finished;
  double fraction;
};

struct KinkReport : LabProgress {
  double crossed;  ///< nudges of a weight, up or down, that take an example over a kink
  double nudges;   ///< of all so far
};

/// The functions of the Gradients panel: see nn::GradientLab. What needs a computation that has not
/// been begun is refused.
class GradientLab {
 public:
  explicit GradientLab(std::unique_ptr<nn::GradientLab> lab) : lab_(std::move(lab)) {}

  /// `precision`: "float" or "double".
  ErrorOrNothing Begin(const std::string& method, double step_size, double directions,
                       const std::string& precision);
  /// Works on the gradient begun.
  LabProgressOrError Advance(double milliseconds);
  /// Compares the finished gradient with backpropagation in double.
  LayerDifferences Differences() const;
  /// Returns the whole finished gradient, layer by layer: a row of weights for each input, with one
  /// value per unit, and last the biases. If `exact`, returns that of backpropagation in double
  /// instead.
  Float64ArrayOrError Gradient(bool exact) const;

  ErrorOrNothing BeginKinks(double step_size);
  KinkReportOrError AdvanceKinks(double milliseconds);
  /// Returns the number of images in the mini-batch that nudging this weight, up or down, takes
  /// over a kink. If `input` equals the number of inputs, the weight is the bias.
  NumberOrError ImagesCrossingAt(double layer, double input, double unit);
  ErrorOrNothing BeginStepSizes(double weights, double seed);
  StepSizeReport AdvanceStepSizes(double milliseconds);

 private:
  std::unique_ptr<nn::GradientLab> lab_;
};

/// Creates the lab for a network and a mini-batch, or returns why they do not match or do not fit
/// into memory.
GradientLabOrError CreateLab(const GradientSubject& subject);
