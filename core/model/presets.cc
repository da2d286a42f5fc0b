#include "core/model/presets.h"

#include "core/loss/quadratic.h"
#include "core/text/names.h"

namespace nn {
namespace {

constexpr Preset kPresets[] = {
    {"single-neuron", "dense(1),relu,dense(10)", &kQuadraticLoss, Initialization::kXavier},
    {"perceptron", "dense(10)", &kCrossEntropyLoss, Initialization::kXavier},
    // Nielsen, "Neural Networks and Deep Learning", chapter 1, with the initial weights of chapter
    // 3.
    {"nielsen-30", "dense(30),sigmoid,dense(10),sigmoid", &kQuadraticLoss,
     Initialization::kScaledNormal},
    {"nielsen-40", "dense(40),sigmoid,dense(10),sigmoid", &kQuadraticLoss,
     Initialization::kScaledNormal},
    {"nielsen-100", "dense(100),sigmoid,dense(10),sigmoid", &kQuadraticLoss,
     Initialization::kScaledNormal},
    {"dnn", "dense(128),relu,dense(64),relu,dense(10)", &kCrossEntropyLoss, Initialization::kHe},
    {"cnn", "conv(8,5),relu,maxpool(2),conv(16,5),relu,maxpool(2),flatten,dense(10)",
     &kCrossEntropyLoss, Initialization::kHe},
    // AlexNet (Krizhevsky, Sutskever and Hinton 2012) adapted to 28×28: its five convolutions,
    // three overlapping pools and three dense layers with dropout, with a quarter of its channels
    // and units. Kernels and strides of the first two layers are fitted to the smaller image.
    {"alexnet",
     "conv(24,5),relu,maxpool(3,stride=2),conv(64,3,pad=1),relu,maxpool(3,stride=2),conv(96,3,pad="
     "1),relu,"
     "conv(96,3,pad=1),relu,conv(64,3,pad=1),relu,maxpool(3,stride=2),flatten,dropout(0.5),dense("
     "1024),relu,dropout(0.5),"
     "dense(1024),relu,dense(10)",
     &kCrossEntropyLoss, Initialization::kHe},
};

}  // namespace

std::span<const Preset> Presets() { return kPresets; }

Result<Preset> FindPreset(std::string_view name) {
  const Result<const Preset*> preset = RowNamed(kPresets, name, "network");
  if (!preset) return std::unexpected(preset.error());
  return **preset;
}

}  // namespace nn
