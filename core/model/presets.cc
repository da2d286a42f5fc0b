#include "core/model/presets.h"

#include <array>

namespace nn {
namespace {

constexpr std::array<Preset, 6> kPresets{{
    {"single-neuron", "dense(1),relu,dense(10)", LossKind::kQuadratic, Initialization::kXavier},
    {"perceptron", "dense(10)", LossKind::kCrossEntropy, Initialization::kXavier},
    // Nielsen, "Neural Networks and Deep Learning", chapter 1; the weights of chapter 3.
    {"nielsen-30", "dense(30),sigmoid,dense(10),sigmoid", LossKind::kQuadratic, Initialization::kScaledNormal},
    {"nielsen-40", "dense(40),sigmoid,dense(10),sigmoid", LossKind::kQuadratic, Initialization::kScaledNormal},
    {"nielsen-100", "dense(100),sigmoid,dense(10),sigmoid", LossKind::kQuadratic, Initialization::kScaledNormal},
    {"dnn", "dense(128),relu,dense(64),relu,dense(10)", LossKind::kCrossEntropy, Initialization::kHe},
}};

}  // namespace

std::span<const Preset> Presets() { return kPresets; }

Result<Preset> FindPreset(std::string_view name) {
  std::string known;
  for (const Preset& preset : kPresets) {
    if (preset.name == name) return preset;
    known += Join(known.empty() ? "" : ", ", preset.name);
  }
  return Fail("\"", name, "\" is not a known network; there are ", known);
}

}  // namespace nn
