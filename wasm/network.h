#pragma once

#include <string>

#include "wasm/values.h"

/// What JavaScript asks of a network before one is built.

NetworkSpecOrError PresetNetwork(const std::string& name);
/// Of a possible network; an Error says why it is not.
NetworkSummaryOrError DescribeNetwork(const NetworkSpec& network);
/// Of one being drafted: as far as it is possible, with what is wrong with it. An Error where the text cannot be read.
NetworkSurveyOrError SurveyLayers(const std::string& layers);

/// What a schedule multiplies the learning rate by at `points` moments, evenly spread from a run's beginning to its end.
Float32Array ScheduleCurve(const std::string& schedule, const Tuning& tuning, double epochs, double points);
