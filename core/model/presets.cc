#include "core/model/presets.h"

#include <array>

#include "core/loss/quadratic.h"
#include "core/text/names.h"

namespace nn {
namespace {

constexpr std::array<Preset, 8> kPresets{{
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
}};

}  // namespace

std::span<const Preset> Presets() { return kPresets; }

Result<Preset> FindPreset(std::string_view name) {
  const auto name_at = [](const void*, std::size_t place) { return kPresets[place].name; };
  const Result<std::size_t> place = PlaceOfName(nullptr, kPresets.size(), name_at, name, "network");
  if (!place) return std::unexpected(place.error());
  return kPresets[*place];
}

}  // namespace nn
