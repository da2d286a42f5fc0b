#pragma once

#include <string>

#include "core/train/training_config.h"
#include "wasm/call_check.h"

/// Networks and settings as the page states them.

struct NetworkSpec {
  std::string layers;
  std::string loss;
  std::string init;
};

/// The numbers of optimisers and schedules other than the learning rate: those that the core lists
/// in nn::kOptimizerNumbers and nn::kScheduleNumbers.
struct Tuning : nn::OptimizerSpec, nn::ScheduleShape {};

/// The training configuration as the page states it; see nn::TrainingConfig for the meaning of
/// each. Of nn::OptimizerSpec it uses the numbers in nn::kRegularizationNumbers.
struct RunConfig : nn::OptimizerSpec {
  std::string layers;
  std::string loss;
  std::string init;
  std::string gradient;
  double h;
  double directions;
  double lr;
  double batch;
  double epochs;
  double seed;
  std::string optimizer;
  std::string schedule;
  std::string decay_form;
  Tuning tuning;
  double validation;  ///< share of the training set held out, 0 … 0.5
  double patience;
  nn::Augmentation augment;
};

nn::Result<nn::ModelSpec> ModelOf(const std::string& layers, const std::string& loss);
nn::GradientSpec GradientSpecOf(CallCheck& check, const std::string& method, double step_size,
                                double directions);
nn::Result<nn::TrainingConfig> ConfigOf(const RunConfig& config);
void RegisterRunConfig();
