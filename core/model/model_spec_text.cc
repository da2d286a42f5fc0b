#include <array>
#include <charconv>
#include <utility>

#include "core/model/model_spec.h"

namespace nn {
namespace {

template <class Kind, std::size_t n>
using Names = std::array<std::pair<Kind, std::string_view>, n>;

constexpr Names<ActivationKind, 3> kActivations{{
    {ActivationKind::kSigmoid, "sigmoid"},
    {ActivationKind::kTanh, "tanh"},
    {ActivationKind::kRelu, "relu"},
}};

constexpr Names<LossKind, 2> kLosses{{
    {LossKind::kQuadratic, "quadratic"},
    {LossKind::kCrossEntropy, "cross-entropy"},
}};

constexpr Names<Initialization, 4> kInitializations{{
    {Initialization::kUnitNormal, "unit-normal"},
    {Initialization::kScaledNormal, "scaled-normal"},
    {Initialization::kXavier, "xavier"},
    {Initialization::kHe, "he"},
}};

template <class Kind, std::size_t n>
std::string_view NameOf(const Names<Kind, n>& names, Kind kind) {
  for (const auto& [some, name] : names) {
    if (some == kind) return name;
  }
  NN_ASSERT(false);
}

template <class Kind, std::size_t n>
Result<Kind> KindOf(const Names<Kind, n>& names, std::string_view text, std::string_view what) {
  std::string known;
  for (const auto& [kind, name] : names) {
    if (name == text) return kind;
    known += Join(known.empty() ? "" : ", ", name);
  }
  return Fail("\"", text, "\" is not a known ", what, "; there are ", known);
}

constexpr Index kMaximumUnits = 100'000;

Result<LayerSpec> ParseDense(std::string_view argument, std::size_t place) {
  Index units = 0;
  const char* const end = argument.data() + argument.size();
  const auto [stop, problem] = std::from_chars(argument.data(), end, units);
  if (problem != std::errc{} || stop != end || units < 1 || units > kMaximumUnits) {
    return Fail("layer ", place, ": dense(", argument, ") needs a whole number of units from 1 to ", kMaximumUnits,
                ", as in dense(30)");
  }
  return DenseSpec{units};
}

Result<LayerSpec> ParseLayer(std::string_view text, std::size_t place) {
  constexpr std::string_view kDense = "dense(";
  if (text.starts_with(kDense) && text.ends_with(')')) {
    return ParseDense(text.substr(kDense.size(), text.size() - kDense.size() - 1), place);
  }
  for (const auto& [kind, name] : kActivations) {
    if (name == text) return ActivationSpec{kind};
  }
  if (text.empty()) return Fail("layer ", place, " is empty; write for example dense(30),sigmoid,dense(10),sigmoid");
  return Fail("layer ", place, ": \"", text, "\" is not a layer; there are dense(units), sigmoid, tanh and relu");
}

std::string WithoutSpaces(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') kept += c;
  }
  return kept;
}

}  // namespace

std::string ToString(const LayerSpec& layer) {
  if (const auto* dense = std::get_if<DenseSpec>(&layer)) return Join("dense(", dense->units, ")");
  return std::string(NameOf(kActivations, std::get<ActivationSpec>(layer).kind));
}

std::string LayersToString(const ModelSpec& spec) {
  std::string text;
  for (const LayerSpec& layer : spec.layers) text += Join(text.empty() ? "" : ",", ToString(layer));
  return text;
}

std::string_view ToString(LossKind loss) { return NameOf(kLosses, loss); }
std::string_view ToString(Initialization initialization) { return NameOf(kInitializations, initialization); }

Result<LossKind> ParseLoss(std::string_view name) { return KindOf(kLosses, name, "loss"); }
Result<Initialization> ParseInitialization(std::string_view name) {
  return KindOf(kInitializations, name, "initialisation");
}

Result<std::vector<LayerSpec>> ParseLayers(std::string_view text) {
  const std::string compact = WithoutSpaces(text);
  std::vector<LayerSpec> layers;
  std::string_view rest = compact;
  while (true) {
    const std::size_t comma = rest.find(',');
    Result<LayerSpec> layer = ParseLayer(rest.substr(0, comma), layers.size() + 1);
    if (!layer) return std::unexpected(layer.error());
    layers.push_back(*layer);
    if (comma == std::string_view::npos) return layers;
    rest.remove_prefix(comma + 1);
  }
}

}  // namespace nn
