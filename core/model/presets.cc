#include "core/model/presets.h"

#include <array>

namespace nn {
namespace {

constexpr std::array<Preset, 8> kPresets{{
    {"single-neuron", "dense(1),relu,dense(10)", LossKind::kQuadratic, Initialization::kXavier},
    {"perceptron", "dense(10)", LossKind::kCrossEntropy, Initialization::kXavier},
    // Nielsen, "Neural Networks and Deep Learning", chapter 1, with the initial weights of chapter
    // 3.
    {"nielsen-30", "dense(30),sigmoid,dense(10),sigmoid", LossKind::kQuadratic,
     Initialization::kScaledNormal},
    {"nielsen-40", "dense(40),sigmoid,dense(10),sigmoid", LossKind::kQuadratic,
     Initialization::kScaledNormal},
    {"nielsen-100", "dense(100),sigmoid,dense(10),sigmoid", LossKind::kQuadratic,
     Initialization::kScaledNormal},
    {"dnn", "dense(128),relu,dense(64),relu,dense(10)", LossKind::kCrossEntropy,
     Initialization::kHe},
    {"cnn", "conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)",
     LossKind::kCrossEntropy, Initialization::kHe},
    // AlexNet (Krizhevsky, Sutskever and Hinton 2012) adapted to 28×28: its five convolutions,
    // three overlapping pools and three dense layers with dropout, with a quarter of its channels
    // and units. Kernels and strides of the first two layers are fitted to the smaller image.
    {"alexnet",
     "conv(24,5),relu,maxpool(3,stride=2),conv(64,3,pad=1),relu,maxpool(3,stride=2),conv(96,3,pad="
     "1),relu,"
     "conv(96,3,pad=1),relu,conv(64,3,pad=1),relu,maxpool(3,stride=2),flatten,dropout(0.5),dense("
     "1024),relu,dropout(0.5),"
     "dense(1024),relu,dense(10)",
     LossKind::kCrossEntropy, Initialization::kHe},
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
