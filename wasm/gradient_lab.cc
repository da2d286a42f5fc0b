#include "wasm/gradient_lab.h"

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>

#include "wasm/deadline.h"

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

val Optima(const nn::OptimalStepSizes& optima) {
  val value = val::object();
  value.set("forward", optima.forward);
  value.set("central", optima.central);
  return value;
}

}  // namespace

ErrorOrNothing GradientLab::Begin(const std::string& method, double step_size, double directions, const std::string& precision) {
  return NothingOrError(lab_->Begin({.method = method, .step_size = step_size, .directions = WholeNumber(directions)},
                                    precision == "float" ? nn::Precision::kFloat : nn::Precision::kDouble));
}

LabProgress GradientLab::Advance(double milliseconds) {
  Deadline deadline(milliseconds);
  const bool finished = lab_->Advance(deadline);
  return {finished, lab_->fraction()};
}

LayerDifferences GradientLab::Differences() const {
  NN_ASSERT(!lab_->gradient().empty());
  val layers = val::array();
  for (const nn::GradientDifference& difference : lab_->Differences()) {
    const nn::Layer<double>& some = lab_->plan().layer(difference.layer);
    const nn::Index row = difference.largest_at / some.units();
    val layer = val::object();
    layer.set("layer", static_cast<double>(difference.layer));
    layer.set("name", nn::ToString(lab_->plan().spec().layers[static_cast<std::size_t>(difference.layer)]));
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

Float64Array GradientLab::UnitGradient(double layer, double unit, bool exact) const {
  NN_ASSERT(exact || !lab_->gradient().empty());
  const std::vector<double> weights =
      lab_->OfUnit(exact ? lab_->exact() : lab_->gradient(), static_cast<nn::Index>(layer), static_cast<nn::Index>(unit));
  return CopyOut<Float64Array>(std::span<const double>(weights));
}

Histogram GradientLab::HistogramOf(double layer, double bins) const {
  NN_ASSERT(!lab_->gradient().empty() && bins >= 1);
  const auto index = static_cast<nn::Index>(layer);
  const std::span<const double> entries =
      nn::Slice(lab_->gradient(), lab_->plan().parameter_offset(index), lab_->plan().layer(index).parameter_count());
  const auto [low, high] = std::ranges::minmax(entries);
  std::vector<std::uint32_t> counts(static_cast<std::size_t>(bins));
  const double scale = high > low ? bins / (high - low) : 0;
  for (const double entry : entries) ++counts[static_cast<std::size_t>(std::clamp((entry - low) * scale, 0.0, bins - 1))];
  return {low, high, CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts))};
}

KinkReport GradientLab::AdvanceKinks(double milliseconds) {
  NN_ASSERT(lab_->counts_kinks());
  Deadline deadline(milliseconds);
  KinkReport report{};
  report.finished = lab_->kinks().Advance(deadline);
  report.fraction = lab_->kinks().fraction();
  report.crossed = lab_->kinks().crossed();
  report.nudges = lab_->kinks().nudges();
  return report;
}

StepSizeReport GradientLab::AdvanceStepSizes(double milliseconds) {
  NN_ASSERT(lab_->studies_step_sizes());
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

MethodPriceOrError GradientLab::Price(const std::string& method, double step_size, double directions, double milliseconds) {
  auto probe = lab_->MakeProbe({.method = method, .step_size = step_size, .directions = WholeNumber(directions)});
  if (!probe) return MethodPriceOrError(JsError(probe.error()));
  // The browser runs new wasm in a quick first translation until its optimising compiler is done: the first half only warms it up.
  for (Deadline warm_up(milliseconds / 2); !warm_up.expired();) lab_->Run(*probe, warm_up);
  const double begin = emscripten_get_now();
  double steps = 0;
  for (Deadline deadline(milliseconds / 2); !deadline.expired();) steps += lab_->Run(*probe, deadline);
  val price = val::object();
  price.set("lossEvaluations", static_cast<double>(probe->cost.loss_evaluations));
  price.set("multiplyAdds", static_cast<double>(probe->cost.multiply_adds));
  price.set("multiplyAddsEstimated", probe->cost.estimated);
  price.set("milliseconds", (emscripten_get_now() - begin) / steps);
  price.set("measuredFraction", std::min(steps, 1.0));
  return MethodPriceOrError(price);
}

void RegisterGradientLab() {
  register_type<Float64Array>("Float64Array");
  register_type<LayerDifferences>(
      "{ layer: number; name: string; units: number; inputs: number; relativeError: number; cosine: number; largestDifference: number;"
      " unit: number; input: number | null }[]");
  register_type<StepSizeReport>(
      "{ finished: boolean; fraction: number; float: { h: number; forward: number; central: number }[];"
      " double: { h: number; forward: number; central: number }[]; floatOptimum: { forward: number; central: number };"
      " doubleOptimum: { forward: number; central: number } }");
  register_type<MethodPriceOrError>(
      "{ lossEvaluations: number; multiplyAdds: number; multiplyAddsEstimated: boolean; milliseconds: number; measuredFraction: number }"
      " | Error");
  value_object<LabProgress>("LabProgress").field("finished", &LabProgress::finished).field("fraction", &LabProgress::fraction);
  value_object<KinkReport>("KinkReport")
      .field("finished", static_cast<bool KinkReport::*>(&KinkReport::finished))
      .field("fraction", static_cast<double KinkReport::*>(&KinkReport::fraction))
      .field("crossed", &KinkReport::crossed)
      .field("nudges", &KinkReport::nudges);
  value_object<Histogram>("GradientHistogram")
      .field("low", &Histogram::low)
      .field("high", &Histogram::high)
      .field("counts", &Histogram::counts);
  class_<GradientLab>("GradientLab")
      .smart_ptr<std::shared_ptr<GradientLab>>("SharedGradientLab")
      .function("begin", &GradientLab::Begin)
      .function("advance", &GradientLab::Advance)
      .function("differences", &GradientLab::Differences)
      .function("unitGradient", &GradientLab::UnitGradient)
      .function("histogram", &GradientLab::HistogramOf)
      .function("beginKinks", &GradientLab::BeginKinks)
      .function("advanceKinks", &GradientLab::AdvanceKinks)
      .function("beginStepSizes", &GradientLab::BeginStepSizes)
      .function("advanceStepSizes", &GradientLab::AdvanceStepSizes)
      .function("price", &GradientLab::Price);
}
