#include "wasm/lab/gradient_lab.h"

#include <emscripten/bind.h>

#include <cmath>
#include <numeric>
#include <string_view>
#include <utility>

#include "core/train/memory_need.h"
#include "wasm/deadline.h"
#include "wasm/run_config.h"

using namespace emscripten;

namespace {

val StepSizePoints(const std::vector<nn::StepSizeError>& errors) {
  val points = val::array();
  for (const nn::StepSizeError& error : errors) {
    val point = val::object();
    point.set("h", error.step_size);
    point.set("forward", error.forward);
    point.set("central", error.central);
    points.call<void>("push", point);
  }
  return points;
}

/// The refusal of a call that needs a computation which has not been begun, or is not complete: one
/// text for all of them.
template <class Declared>
Declared NotBegun(std::string_view computation) {
  return Declared(JsError({nn::Join(computation, " has to be computed first")}));
}

val Optima(const nn::OptimalStepSizes& optima) {
  val value = val::object();
  value.set("forward", optima.forward);
  value.set("central", optima.central);
  return value;
}

}  // namespace

ErrorOrNothing GradientLab::Begin(const std::string& method, double step_size, double directions,
                                  const std::string& precision) {
  CallCheck check;
  const nn::GradientSpec spec = GradientSpecOf(check, method, step_size, directions);
  if (check.ok())
    check.Add(
        lab_->Begin(spec, precision == "float" ? nn::Precision::kFloat : nn::Precision::kDouble));
  return ErrorOrNothing(check.refusal());
}

LabProgressOrError GradientLab::Advance(double milliseconds) {
  if (!lab_->has_method()) return NotBegun<LabProgressOrError>("a gradient");
  Deadline deadline(milliseconds);
  const bool finished = lab_->Advance(deadline);
  return LabProgressOrError(val(LabProgress{finished, lab_->fraction()}));
}

LayerDifferences GradientLab::Differences() const {
  if (lab_->gradient().empty()) return NotBegun<LayerDifferences>("a gradient");
  val layers = val::array();
  for (const nn::GradientDifference& difference : lab_->Differences()) {
    const nn::Layer<double>& some = lab_->plan().layer(difference.layer);
    const nn::Index row = difference.largest_at / some.units();
    val layer = val::object();
    layer.set("layer", static_cast<double>(difference.layer));
    layer.set("name",
              nn::ToString(lab_->plan().spec().layers[static_cast<std::size_t>(difference.layer)]));
    layer.set("units", static_cast<double>(some.units()));
    layer.set("inputs", static_cast<double>(some.weight_rows() - 1));
    layer.set("relativeError", difference.relative_error);
    layer.set("cosine", difference.cosine);
    layer.set("largestDifference", difference.largest_difference);
    layer.set("unit", static_cast<double>(difference.largest_at % some.units()));
    layer.set("input", row + 1 < some.weight_rows() ? val(static_cast<double>(row)) : val::null());
    layers.call<void>("push", layer);
  }
  return LayerDifferences(layers);
}

Float64ArrayOrError GradientLab::Gradient(bool exact) const {
  if (!exact && lab_->gradient().empty()) return NotBegun<Float64ArrayOrError>("a gradient");
  return CopyOut<Float64ArrayOrError>(exact ? lab_->exact() : lab_->gradient());
}

ErrorOrNothing GradientLab::BeginKinks(double step_size) {
  if (!(step_size > 0 && std::isfinite(step_size)))
    return ErrorOrNothing(JsError({"the step size h must be a number greater than 0"}));
  lab_->BeginKinkCount(step_size);
  return ErrorOrNothing(val::undefined());
}

NumberOrError GradientLab::ImagesCrossingAt(double layer, double input, double unit) {
  if (!lab_->counts_kinks()) return NotBegun<NumberOrError>("a count of kinks");
  CallCheck check;
  const nn::Index place =
      check.Place("the layer", layer, static_cast<std::size_t>(lab_->plan().layer_count()));
  const nn::Layer<double>& some = lab_->plan().layer(place);
  const nn::Index row = check.Whole("the input", input, 0, some.weight_rows() - 1);
  const nn::Index column = check.Whole("the unit", unit, 0, some.units() - 1);
  if (!check.ok()) return NumberOrError(check.refusal());
  return NumberOrError(
      val(static_cast<double>(lab_->kinks().ExamplesCrossing(place, row, column))));
}

ErrorOrNothing GradientLab::BeginStepSizes(double weights, double seed) {
  constexpr nn::Index kMostWeights = 10'000;
  CallCheck check;
  const nn::Index count = check.Whole("the number of weights", weights, 1, kMostWeights);
  const std::uint64_t draw = check.Seed(seed);
  if (check.ok()) lab_->BeginStepSizes(count, draw);
  return ErrorOrNothing(check.refusal());
}

KinkReportOrError GradientLab::AdvanceKinks(double milliseconds) {
  if (!lab_->counts_kinks()) return NotBegun<KinkReportOrError>("a count of kinks");
  Deadline deadline(milliseconds);
  KinkReport report{};
  report.finished = lab_->kinks().Advance(deadline);
  report.fraction = lab_->kinks().fraction();
  report.crossed = lab_->kinks().crossed();
  report.nudges = lab_->kinks().nudges();
  return KinkReportOrError(val(report));
}

StepSizeReport GradientLab::AdvanceStepSizes(double milliseconds) {
  if (!lab_->studies_step_sizes()) return NotBegun<StepSizeReport>("a study of step sizes");
  Deadline deadline(milliseconds);
  val report = val::object();
  report.set("finished", lab_->AdvanceStepSizes(deadline));
  report.set("fraction", lab_->step_sizes_fraction());
  report.set("float", StepSizePoints(lab_->step_sizes(nn::Precision::kFloat)));
  report.set("double", StepSizePoints(lab_->step_sizes(nn::Precision::kDouble)));
  report.set("floatOptimum", Optima(nn::FindOptimalStepSizes<float>()));
  report.set("doubleOptimum", Optima(nn::FindOptimalStepSizes<double>()));
  return StepSizeReport(report);
}

namespace {

nn::Result<nn::Dataset> MiniBatchOf(const GradientSubject& subject) {
  const std::vector<std::uint8_t> images = CopyIn(subject.images);
  const std::vector<std::uint8_t> labels = CopyIn(subject.labels);
  if (labels.empty() || images.size() != labels.size() * nn::kPixels) {
    return nn::Fail(images.size(), " pixels do not belong to ", labels.size(), " labels");
  }
  nn::Dataset dataset;
  for (std::size_t row = 0; row < labels.size(); ++row) {
    if (labels[row] >= nn::kClasses)
      return nn::Fail("label ", int{labels[row]}, " is none of the digits");
    if (!dataset.Append(labels[row], nn::ImageView(images.data() + row * nn::kPixels, nn::kPixels)))
      return nn::Fail("there is no memory for it");
  }
  return dataset;
}

nn::Result<std::shared_ptr<GradientLab>> LabOf(const GradientSubject& subject) {
  const auto model = ModelOf(subject.layers, subject.loss);
  if (!model) return std::unexpected(model.error());
  CallCheck check;
  const std::uint64_t seed = check.Seed(subject.seed);
  const nn::Index step = check.Whole("the step", subject.step);
  const nn::Index images = check.Whole(
      "the number of images", subject.labels["length"].as<double>(), 1, nn::kMaximumBatchSize);
  if (!check.ok()) return std::unexpected(check.error());
  const auto needed = nn::MemoryOfLab(*model, images);
  if (!needed) return std::unexpected(needed.error());
  check.Memory(*needed, "comparing the gradients of this network");
  if (!check.ok()) return std::unexpected(check.error());
  const auto plan = nn::Plan<float>::Compile(*model);
  if (!plan) return std::unexpected(plan.error());
  const auto parameters = convertJSArrayToNumberVector<float>(subject.parameters);
  if (static_cast<nn::Index>(parameters.size()) != plan->parameter_count()) {
    return nn::Fail("the network has ", plan->parameter_count(), " parameters, not ",
                    parameters.size());
  }
  const auto dataset = MiniBatchOf(subject);
  if (!dataset) return std::unexpected(dataset.error());
  std::vector<std::uint32_t> rows(dataset->size());
  std::iota(rows.begin(), rows.end(), 0);
  const nn::PassContext pass{nn::PassMode::kTraining, seed, static_cast<std::uint32_t>(step)};
  const nn::MiniBatchChoice choice{
      .dataset = &*dataset, .rows = rows, .augmentation = {}, .pass = pass};
  return std::make_shared<GradientLab>(
      std::make_unique<nn::GradientLab>(*model, parameters, choice));
}

}  // namespace

GradientLabOrError CreateLab(const GradientSubject& subject) {
  return ValueOrError<GradientLabOrError>(LabOf(subject));
}
