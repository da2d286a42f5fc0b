#include "core/model/layer_text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/layers/layer_kinds.h"
#include "core/text/number.h"

namespace nn {
namespace {

/// The parts of "name(a,b,key=c)": its name and its arguments by place and by name.
struct Call {
  std::string_view name;
  std::vector<std::string_view> by_place;
  std::vector<std::pair<std::string_view, std::string_view>> by_name;

  std::optional<std::string_view> Argument(std::size_t place) const {
    return place < by_place.size() ? std::optional(by_place[place]) : std::nullopt;
  }
  std::optional<std::string_view> Argument(std::string_view key) const {
    for (const auto& [some, value] : by_name) {
      if (some == key) return value;
    }
    return std::nullopt;
  }
};

Call TakeApart(std::string_view text) {
  Call call{.name = text, .by_place = {}, .by_name = {}};
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return call;
  call.name = text.substr(0, open);
  std::string_view rest = text.substr(open + 1, text.size() - open - 2);
  while (true) {
    const std::size_t comma = rest.find(',');
    const std::string_view argument = rest.substr(0, comma);
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) {
      call.by_place.push_back(argument);
    } else {
      call.by_name.emplace_back(argument.substr(0, equals), argument.substr(equals + 1));
    }
    if (comma == std::string_view::npos) return call;
    rest.remove_prefix(comma + 1);
  }
}

std::optional<Index> WholeNumber(std::optional<std::string_view> text) {
  if (!text) return std::nullopt;
  Index value = 0;
  const auto [stop, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (problem != std::errc{} || stop != text->data() + text->size()) return std::nullopt;
  return value;
}

std::optional<double> NumberOf(std::optional<std::string_view> text, bool whole) {
  if (!whole) return ParseNumber(text.value_or(""));
  const std::optional<Index> number = WholeNumber(text);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// Returns the largest value that a setting may have, given those before it.
double MostOf(const LayerSetting& setting, const LayerSpec& spec) {
  return setting.most == kBelowKernel ? spec.Get("kernel") - 1 : setting.most;
}

double UsualOf(const LayerSpec& spec, std::size_t place) {
  const double usual = spec.kind->settings[place].usual;
  return usual == kAsTheOneBefore ? spec.settings[place - 1] : usual;
}

/// Returns nothing if a setting is missing, unknown or out of its range.
std::optional<LayerSpec> ReadSettings(const LayerKind& kind, const Call& call) {
  LayerSpec spec{.kind = &kind};
  std::size_t by_place = 0;
  std::size_t by_name = 0;
  for (std::size_t place = 0; place < kind.settings.size(); ++place) {
    const LayerSetting& setting = kind.settings[place];
    const std::optional<std::string_view> argument =
        setting.key.empty() ? call.Argument(by_place++) : call.Argument(setting.key);
    const bool left_out = !argument && !setting.key.empty();
    by_name += static_cast<std::size_t>(
        std::ranges::count(call.by_name, setting.key, [](const auto& pair) { return pair.first; }));
    const std::optional<double> value =
        left_out ? UsualOf(spec, place) : NumberOf(argument, setting.whole);
    if (!value || !(*value >= setting.least && *value <= MostOf(setting, spec))) return {};
    spec.settings[place] = *value;
  }
  if (call.by_place.size() != by_place || call.by_name.size() != by_name) return {};
  return spec;
}

std::string NumberText(const LayerSetting& setting, double value) {
  return setting.whole ? std::to_string(static_cast<Index>(value)) : ReadableText(value);
}

/// Adds `part` to a text, after `between` unless the text is empty.
void AddTo(std::string& text, std::string_view between, std::string_view part) {
  if (!text.empty()) text += between;
  text += part;
}

/// Returns what a layer of this kind needs and may have: "a kernel size from 1 to 28, as in …".
std::string UsageOf(const LayerKind& kind) {
  std::string needed;
  std::string possible;
  for (const LayerSetting& setting : kind.settings) {
    std::string& list = setting.key.empty() ? needed : possible;
    AddTo(list, " and ", setting.what);
    if (setting.most == kBelowKernel) {
      list += " smaller than the kernel";
      continue;
    }
    list += " from ";
    list += NumberText(setting, setting.least);
    list += " to ";
    list += NumberText(setting, setting.most);
  }
  AddTo(needed, ", as in ", kind.example);
  if (possible.empty()) return needed;
  AddTo(possible, ", as in ", kind.long_example);
  AddTo(needed, ", and may have ", possible);
  return needed;
}

/// Returns a layer's text, given the text of its settings.
std::string WithSettings(std::string_view name, std::string_view settings) {
  std::string text(name);
  if (settings.empty()) return text;
  text += '(';
  text += settings;
  text += ')';
  return text;
}

/// "dense(units), conv(filters,kernel), …, silu".
std::string KnownLayers() {
  std::string known;
  for (const LayerKind* const kind : LayerKinds()) {
    std::string settings;
    for (const LayerSetting& setting : kind->settings) {
      if (setting.key.empty()) AddTo(settings, ",", setting.name);
    }
    AddTo(known, ", ", WithSettings(kind->name, settings));
  }
  return known;
}

}  // namespace

std::string ToString(const LayerSpec& layer) {
  std::string settings;
  for (std::size_t place = 0; place < layer.kind->settings.size(); ++place) {
    const LayerSetting& setting = layer.kind->settings[place];
    const double value = layer.settings[place];
    if (!setting.key.empty() && value == UsualOf(layer, place)) continue;
    AddTo(settings, ",", setting.key);
    if (!setting.key.empty()) settings += '=';
    settings += NumberText(setting, value);
  }
  return WithSettings(layer.kind->name, settings);
}

Result<LayerSpec> ParseLayer(std::string_view text, std::size_t place) {
  if (text.empty())
    return Fail("layer ", place,
                " is empty; write for example dense(30),sigmoid,dense(10),sigmoid");
  const Call call = TakeApart(text);
  for (const LayerKind* const kind : LayerKinds()) {
    if (kind->settings.empty() ? text != kind->name : call.name != kind->name) continue;
    if (const std::optional<LayerSpec> spec = ReadSettings(*kind, call)) return *spec;
    return Fail("layer ", place, ": ", text, " needs ", UsageOf(*kind));
  }
  return Fail("layer ", place, ": \"", text, "\" is not a layer; there are ", KnownLayers());
}

}  // namespace nn
