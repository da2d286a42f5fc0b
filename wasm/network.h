#pragma once

#include <string>

#include "wasm/values.h"
#include "wasm/run_config.h"

/// Functions for JavaScript about networks that have not been built yet.

NetworkSpecOrError PresetNetwork(const std::string& name);
/// Returns the summary of a network, or an Error that says why it is impossible.
NetworkSummaryOrError DescribeNetwork(const NetworkSpec& network);
/// Returns the layers of an unfinished network, up to the first impossible one, and what is wrong
/// with that. An Error if the text cannot be read.
NetworkShapesOrError InferLayerShapes(const std::string& layers);

/// Returns what a schedule multiplies the learning rate by at `points` moments, evenly spread from
/// a run's start to its end.
Float32ArrayOrError ScheduleCurve(const std::string& schedule, const Tuning& tuning, double epochs,
                                  double points);
