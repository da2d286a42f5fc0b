#include "core/layers/layer_kinds.h"

#include "core/error/error.h"
#include "core/layers/activation.h"
#include "core/layers/conv2d.h"
#include "core/layers/dense.h"
#include "core/layers/dropout.h"
#include "core/layers/flatten.h"
#include "core/layers/pool2d.h"
#include "core/layers/self_gated.h"
#include "core/text/names.h"

namespace nn {
namespace {

template <class S>
struct Row {
  const LayerKind* kind;
  std::unique_ptr<Layer<S>> (*make)(const LayerSpec&, const Shape&);
};

template <template <class> class SomeLayer, class S>
std::unique_ptr<Layer<S>> Make(const LayerSpec& spec, const Shape& input) {
  return std::make_unique<SomeLayer<S>>(input, spec);
}

/// All kinds of layers: a new layer is one row here.
template <class S>
constexpr Row<S> kRows[] = {
    {&kDenseLayer, Make<Dense, S>},        {&kConvLayer, Make<Conv2d, S>},
    {&kMaxPoolLayer, Make<Pool2d, S>},     {&kAveragePoolLayer, Make<Pool2d, S>},
    {&kDropoutLayer, Make<Dropout, S>},    {&kFlattenLayer, Make<Flatten, S>},
    {&kSigmoidLayer, Make<Activation, S>}, {&kTanhLayer, Make<Activation, S>},
    {&kReluLayer, Make<Activation, S>},    {&kGeluLayer, Make<SelfGated, S>},
    {&kSiluLayer, Make<SelfGated, S>},
};

}  // namespace

double LayerSpec::Get(std::string_view name) const {
  for (std::size_t k = 0; k < kind->settings.size(); ++k) {
    if (kind->settings[k].name == name) return settings[k];
  }
  return 0;
}

std::span<const LayerKind* const> LayerKinds() {
  static constexpr auto kKinds = AllKinds(kRows<float>);
  return kKinds;
}

template <class S>
std::unique_ptr<Layer<S>> MakeLayer(const LayerSpec& spec, const Shape& input) {
  return RowOf(kRows<S>, spec.kind).make(spec, input);
}

template std::unique_ptr<Layer<float>> MakeLayer(const LayerSpec&, const Shape&);
template std::unique_ptr<Layer<double>> MakeLayer(const LayerSpec&, const Shape&);

}  // namespace nn
