#pragma once

#include "core/inspect/update_watch.h"
#include "wasm/model.h"
#include "wasm/values.h"

/// Functions of the Inspect panel: a network's weights, its health, and the sensitivity of its
/// answers.

EMSCRIPTEN_DECLARE_VAL_TYPE(UnitWeights)
EMSCRIPTEN_DECLARE_VAL_TYPE(LayerHealthReports)
EMSCRIPTEN_DECLARE_VAL_TYPE(StepUpdates)
EMSCRIPTEN_DECLARE_VAL_TYPE(Saliency)
EMSCRIPTEN_DECLARE_VAL_TYPE(FlipReport)

/// See nn::IncomingWeights; `largest` is the largest magnitude in the whole layer.
UnitWeights WeightsOfUnits(const Model& model, double layer, double first, double count);
/// See nn::ExamineHealth.
LayerHealthReports NetworkHealth(const Model& model, const nn::Dataset& dataset, double bins);
StepUpdates ReportUpdates(const std::vector<nn::StepUpdate>& updates);

/// Returns the saliency of a digit's score or answer for an image of 784 bytes; see
/// nn::InputSensitivity.
Saliency SaliencyOf(const Model& model, const Uint8Array& pixels, double digit, bool of_answer);
/// `target`: a digit, or −1 for any digit other than the answer; see nn::FindDecisionFlip.
FlipReport FlipDecision(const Model& model, const Uint8Array& pixels, double target);

void RegisterNetworkHealth();
