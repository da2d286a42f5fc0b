#include "core/model/named_tensors.h"

#include <cmath>

namespace nn {
namespace {

/// A layer with weights, and the shape of the image that its input was before it was flattened.
struct Weighted {
  Index layer;
  Shape input;
  Shape output;
  Shape image;
};

template <class S>
std::vector<Weighted> TensorLayers(const Plan<S>& plan) {
  std::vector<Weighted> weighted;
  Shape image = plan.spec().input;
  for (Index layer = 0; layer < plan.layer_count(); ++layer) {
    const Shape& output = plan.layer(layer).output_shape();
    const bool has_weights = plan.layer(layer).parameter_count() > 0;
    if (has_weights) weighted.push_back({layer, plan.layer(layer).input_shape(), output, image});
    if (has_weights || output.size() != image.size()) image = output;
  }
  return weighted;
}

/// Converts a place in a flattened image whose channel varies fastest to the same value's place if
/// the channel varies slowest.
Index ChannelSlowest(const Shape& image, Index place) {
  return place % image.channels * (image.height * image.width) + place / image.channels;
}

/// Calls visit(ours, theirs) for the places of each of a layer's weights in both layouts, counted
/// from the layer's first weight. A dense layer is a convolution of a single pixel.
template <class Visit>
void ForEachWeight(const LayerSpec& spec, const Weighted& layer, Visit visit) {
  const bool on_vector = spec.kind->input == InputForm::kVector;
  const Index side = on_vector ? 1 : spec.GetWhole("kernel");
  const Index pixels = side * side;
  const Index channels = on_vector ? layer.input.size() : layer.input.channels;
  const Index units = layer.output.channels;
  const bool is_vector = layer.input.size() == channels;
  for (Index pixel = 0; pixel < pixels; ++pixel) {
    for (Index channel = 0; channel < channels; ++channel) {
      const Index place = is_vector ? ChannelSlowest(layer.image, channel) : channel;
      for (Index unit = 0; unit < units; ++unit) {
        visit((pixel * channels + channel) * units + unit,
              (unit * channels + place) * pixels + pixel);
      }
    }
  }
}

/// Calls visit(ours, theirs) for all parameters of a network. In both layouts, biases follow the
/// weights of their layer.
template <class S, class Visit>
void ForEachParameter(const Plan<S>& plan, Visit visit) {
  for (const Weighted& layer : TensorLayers(plan)) {
    const auto first = static_cast<std::size_t>(plan.parameter_offset(layer.layer));
    const auto both = [&](Index ours, Index theirs) {
      visit(first + static_cast<std::size_t>(ours), first + static_cast<std::size_t>(theirs));
    };
    ForEachWeight(plan.spec().layers[static_cast<std::size_t>(layer.layer)], layer, both);
    const auto parameters = static_cast<Index>(plan.layer(layer.layer).parameter_count());
    for (Index bias = parameters - layer.output.channels; bias < parameters; ++bias)
      both(bias, bias);
  }
}

std::vector<Index> WeightShape(const LayerSpec& spec, const Weighted& layer) {
  if (spec.kind->input == InputForm::kVector) return {layer.output.channels, layer.input.size()};
  const Index side = spec.GetWhole("kernel");
  return {layer.output.channels, layer.input.channels, side, side};
}

/// Describes a place among all values, such as "value 17 of 3.weight".
std::string PlaceIn(const std::vector<TensorShape>& tensors, std::size_t place) {
  for (const TensorShape& tensor : tensors) {
    const auto size = static_cast<std::size_t>(tensor.size());
    if (place < size) return Join("value ", place, " of ", tensor.name);
    place -= size;
  }
  NN_ASSERT(false);
}

}  // namespace

Index TensorShape::size() const {
  Index product = 1;
  for (const Index side : shape) product *= side;
  return product;
}

template <class S>
std::vector<TensorShape> TensorsOf(const Plan<S>& plan) {
  std::vector<TensorShape> tensors;
  for (const Weighted& layer : TensorLayers(plan)) {
    const LayerSpec& spec = plan.spec().layers[static_cast<std::size_t>(layer.layer)];
    tensors.push_back({Join(layer.layer, ".weight"), WeightShape(spec, layer)});
    tensors.push_back({Join(layer.layer, ".bias"), {layer.output.channels}});
  }
  return tensors;
}

template <class S>
FlatVector<S> ToTensors(const Plan<S>& plan, std::span<const S> parameters) {
  NN_ASSERT(static_cast<Index>(parameters.size()) == plan.parameter_count());
  FlatVector<S> values(parameters.size());
  ForEachParameter(
      plan, [&](std::size_t ours, std::size_t theirs) { values[theirs] = parameters[ours]; });
  return values;
}

template <class S>
Result<FlatVector<S>> FromTensors(const Plan<S>& plan, std::span<const S> values) {
  if (values.size() != static_cast<std::size_t>(plan.parameter_count())) {
    return Fail("there are ", values.size(), " weights and biases, but this network has ",
                plan.parameter_count());
  }
  for (std::size_t place = 0; place < values.size(); ++place) {
    if (std::isfinite(values[place])) continue;
    return Fail(PlaceIn(TensorsOf(plan), place), " is ", values[place],
                ", not a finite number: the network was saved after its training diverged, or the "
                "file is damaged; save it again from an earlier epoch");
  }
  FlatVector<S> parameters(values.size());
  ForEachParameter(
      plan, [&](std::size_t ours, std::size_t theirs) { parameters[ours] = values[theirs]; });
  return parameters;
}

template std::vector<TensorShape> TensorsOf(const Plan<float>&);
template std::vector<TensorShape> TensorsOf(const Plan<double>&);
template FlatVector<float> ToTensors(const Plan<float>&, std::span<const float>);
template FlatVector<double> ToTensors(const Plan<double>&, std::span<const double>);
template Result<FlatVector<float>> FromTensors(const Plan<float>&, std::span<const float>);
template Result<FlatVector<double>> FromTensors(const Plan<double>&, std::span<const double>);

}  // namespace nn
