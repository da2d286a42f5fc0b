// Any bytes as a network and its weights, a line of text and then numbers: nothing breaks, what is
// taken can be run, and comes back out as it was.
#include <algorithm>
#include <cstring>

#include "core/model/named_tensors.h"
#include "core/model/onnx_writer.h"
#include "core/loss/quadratic.h"

namespace {

/// Larger networks are only slower.
constexpr nn::Index kMostParameters = 100'000;
constexpr std::int64_t kMostMultiplyAdds = 2'000'000;

void CheckModel(const nn::Plan<float>& plan, std::string_view bytes) {
  nn::FlatVector<float> values(static_cast<std::size_t>(plan.parameter_count()));
  // What is missing is as if it were zero, but for a file without any numbers at all.
  std::memcpy(values.data(), bytes.data(), std::min(bytes.size(), values.size() * sizeof(float)));
  if (bytes.empty()) values.pop_back();
  const auto parameters = nn::FromTensors<float>(plan, values);
  if (!parameters) {
    NN_ASSERT(!parameters.error().message.empty());
    return;
  }
  const nn::FlatVector<float> back = nn::ToTensors<float>(plan, *parameters);
  NN_ASSERT(std::memcmp(back.data(), values.data(), values.size() * sizeof(float)) == 0);
  NN_ASSERT(nn::WriteOnnx(plan, *parameters).size() > values.size() * sizeof(float));
  nn::Batch<float> batch(1);
  nn::Workspace<float> workspace(plan, 1);
  batch.LoadImage(std::vector<std::uint8_t>(nn::kPixels, 100));
  plan.Forward(*parameters, batch, {.mode = nn::PassMode::kInference}, workspace);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = std::min(file.find('\n'), file.size());
  auto layers = nn::ParseLayers(file.substr(0, line_end));
  if (!layers) {
    NN_ASSERT(!layers.error().message.empty());
    return 0;
  }
  nn::ModelSpec spec;
  spec.layers = std::move(*layers);
  spec.loss = size % 2 == 0 ? &nn::kQuadraticLoss : &nn::kCrossEntropyLoss;
  const auto again = nn::ParseLayers(nn::LayersToString(spec));
  NN_ASSERT(again &&
            nn::LayersToString(spec) ==
                nn::LayersToString({.input = spec.input, .layers = *again, .loss = spec.loss}));
  const auto plan = nn::Plan<float>::Compile(spec);
  if (!plan) {
    NN_ASSERT(!plan.error().message.empty());
    return 0;
  }
  if (plan->parameter_count() > kMostParameters || plan->multiply_adds() > kMostMultiplyAdds)
    return 0;
  CheckModel(*plan, file.substr(std::min(line_end + 1, size)));
  return 0;
}
