#include "wasm/lab/gradient_lab.h"

using namespace emscripten;

EMSCRIPTEN_BINDINGS(gradlab_lab) {
  register_type<Float64ArrayOrError>("Float64Array | Error");
  register_type<LabProgressOrError>("LabProgress | Error");
  register_type<KinkReportOrError>("KinkReport | Error");
  register_type<ErrorOrNothing>("Error | undefined");
  register_type<NumberOrError>("number | Error");
  register_type<GradientLabOrError>("GradientLab | Error");
  register_type<LayerDifferences>(
      "{ layer: number; name: string; units: number; inputs: number; relativeError: number; "
      "cosine: number; largestDifference: number;"
      " unit: number; input: number | null }[] | Error");
  register_type<StepSizeReport>(
      "{ finished: boolean; fraction: number; float: { h: number; forward: number; central: number "
      "}[];"
      " double: { h: number; forward: number; central: number }[]; floatOptimum: { forward: "
      "number; central: number };"
      " doubleOptimum: { forward: number; central: number } } | Error");
  RegisterGradientSubject();
  value_object<LabProgress>("LabProgress")
      .field("finished", &LabProgress::finished)
      .field("fraction", &LabProgress::fraction);
  value_object<KinkReport>("KinkReport")
      .field("finished", static_cast<bool KinkReport::*>(&KinkReport::finished))
      .field("fraction", static_cast<double KinkReport::*>(&KinkReport::fraction))
      .field("crossed", &KinkReport::crossed)
      .field("nudges", &KinkReport::nudges);
  class_<GradientLab>("GradientLab")
      .smart_ptr<std::shared_ptr<GradientLab>>("SharedGradientLab")
      .function("begin", &GradientLab::Begin)
      .function("advance", &GradientLab::Advance)
      .function("differences", &GradientLab::Differences)
      .function("gradient", &GradientLab::Gradient)
      .function("beginKinks", &GradientLab::BeginKinks)
      .function("advanceKinks", &GradientLab::AdvanceKinks)
      .function("imagesCrossingAt", &GradientLab::ImagesCrossingAt)
      .function("beginStepSizes", &GradientLab::BeginStepSizes)
      .function("advanceStepSizes", &GradientLab::AdvanceStepSizes);
  function("createLab", &CreateLab);
}
