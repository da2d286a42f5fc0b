#include "core/model/layer_text.h"
#include "core/model/model_spec.h"
#include "core/text/names.h"

namespace nn {
namespace {

constexpr NamedKind<Initialization> kInitializations[] = {
    {Initialization::kUnitNormal, "unit-normal"},
    {Initialization::kScaledNormal, "scaled-normal"},
    {Initialization::kXavier, "xavier"},
    {Initialization::kHe, "he"},
};

/// Returns where the first layer's text ends: at the first comma outside of parentheses, or at the
/// end.
std::size_t LayerEnd(std::string_view text) {
  int depth = 0;
  for (std::size_t k = 0; k < text.size(); ++k) {
    depth += (text[k] == '(') - (text[k] == ')');
    if (text[k] == ',' && depth <= 0) return k;
  }
  return text.size();
}

std::string WithoutSpaces(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') kept += c;
  }
  return kept;
}

}  // namespace

std::string LayersToString(const ModelSpec& spec) {
  std::string text;
  for (const LayerSpec& layer : spec.layers) text += Join(text.empty() ? "" : ",", ToString(layer));
  return text;
}

std::string_view ToString(Initialization initialization) {
  return RowOf(kInitializations, initialization).name;
}

Result<Initialization> ParseInitialization(std::string_view name) {
  return KindNamed(kInitializations, name, "initialisation");
}

Result<std::vector<LayerSpec>> ParseLayers(std::string_view text) {
  const std::string compact = WithoutSpaces(text);
  std::vector<LayerSpec> layers;
  std::string_view rest = compact;
  while (true) {
    const std::size_t end = LayerEnd(rest);
    Result<LayerSpec> layer = ParseLayer(rest.substr(0, end), layers.size() + 1);
    if (!layer) return std::unexpected(layer.error());
    layers.push_back(*layer);
    if (end == rest.size()) return layers;
    rest.remove_prefix(end + 1);
  }
}

}  // namespace nn
