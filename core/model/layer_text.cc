#include "core/model/layer_text.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/text/names.h"
#include "core/text/number.h"

namespace nn {
namespace {

constexpr std::string_view kKnownLayers =
    "dense(units), conv(filters,kernel), maxpool(size), avgpool(size), dropout(rate), flatten, "
    "sigmoid, tanh and relu";

constexpr Names<ActivationKind, 3> kActivations{{
    {ActivationKind::kSigmoid, "sigmoid"},
    {ActivationKind::kTanh, "tanh"},
    {ActivationKind::kRelu, "relu"},
}};

constexpr Index kMaximumUnits = 100'000;
constexpr Index kMaximumFilters = 4096;
constexpr Index kMaximumWindow = 28;

/// The parts of "name(a,b,key=c)": its name and its arguments by place and by name.
struct Call {
  std::string_view name;
  std::string_view text;  ///< the whole text, for messages
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
  Call call{.name = text, .text = text, .by_place = {}, .by_name = {}};
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

bool Within(std::optional<Index> value, Index low, Index high) {
  return value && *value >= low && *value <= high;
}

/// Returns the argument if it is given, otherwise `fallback`; nothing if it is given and not a
/// whole number.
std::optional<Index> OrElse(std::optional<std::string_view> argument, Index fallback) {
  return argument ? WholeNumber(argument) : std::optional(fallback);
}

bool OnlyNames(const Call& call, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : call.by_name) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return false;
  }
  return true;
}

Result<LayerSpec> ParseDense(const Call& call, std::size_t place) {
  const std::optional<Index> units = WholeNumber(call.Argument(0));
  if (Within(units, 1, kMaximumUnits) && call.by_place.size() == 1 && call.by_name.empty())
    return DenseSpec{*units};
  return Fail("layer ", place, ": ", call.text, " needs a whole number of units from 1 to ",
              kMaximumUnits, ", as in dense(30)");
}

Result<LayerSpec> ParseConv(const Call& call, std::size_t place) {
  const std::optional<Index> filters = WholeNumber(call.Argument(0));
  const std::optional<Index> size = WholeNumber(call.Argument(1));
  const std::optional<Index> stride = OrElse(call.Argument("stride"), 1);
  const std::optional<Index> padding = OrElse(call.Argument("pad"), 0);
  if (Within(filters, 1, kMaximumFilters) && Within(size, 1, kMaximumWindow) &&
      Within(stride, 1, kMaximumWindow) && Within(padding, 0, *size - 1) &&
      call.by_place.size() == 2 && OnlyNames(call, {"stride", "pad"})) {
    return ConvSpec{*filters, {.size = *size, .stride = *stride, .padding = *padding}};
  }
  return Fail("layer ", place, ": ", call.text, " needs 1 to ", kMaximumFilters,
              " filters and a kernel of 1 to ", kMaximumWindow,
              " pixels, as in conv(8,5), and may have a stride from 1 and a padding smaller than "
              "the kernel, as in "
              "conv(8,5,stride=2,pad=2)");
}

Result<LayerSpec> ParsePool(PoolKind kind, const Call& call, std::size_t place) {
  const std::optional<Index> size = WholeNumber(call.Argument(0));
  if (Within(size, 1, kMaximumWindow)) {
    const std::optional<Index> stride = OrElse(call.Argument("stride"), *size);
    if (Within(stride, 1, kMaximumWindow) && call.by_place.size() == 1 &&
        OnlyNames(call, {"stride"})) {
      return PoolSpec{kind, {.size = *size, .stride = *stride}};
    }
  }
  return Fail("layer ", place, ": ", call.text, " needs a window of 1 to ", kMaximumWindow,
              " pixels, as in ", call.name, "(2), and may have a stride, as in ", call.name,
              "(3,stride=2)");
}

Result<LayerSpec> ParseDropout(const Call& call, std::size_t place) {
  const std::optional<double> rate = ParseNumber(call.Argument(0).value_or(""));
  if (rate && *rate >= 0 && *rate <= 0.95 && call.by_place.size() == 1 && call.by_name.empty())
    return DropoutSpec{*rate};
  return Fail("layer ", place, ": ", call.text,
              " needs the share of values to drop, from 0 to 0.95, as in dropout(0.5)");
}

std::string WindowText(const Window& window, Index usual_stride) {
  return Join(window.size, window.stride != usual_stride ? Join(",stride=", window.stride) : "",
              window.padding != 0 ? Join(",pad=", window.padding) : "");
}

std::string Text(const DenseSpec& layer) { return Join("dense(", layer.units, ")"); }
std::string Text(const ConvSpec& layer) {
  return Join("conv(", layer.filters, ",", WindowText(layer.window, 1), ")");
}
std::string Text(const PoolSpec& layer) {
  return Join(layer.kind == PoolKind::kMaximum ? "maxpool(" : "avgpool(",
              WindowText(layer.window, layer.window.size), ")");
}
std::string Text(const DropoutSpec& layer) {
  return Join("dropout(", ReadableText(layer.rate), ")");
}
std::string Text(const FlattenSpec&) { return "flatten"; }
std::string Text(const ActivationSpec& layer) {
  return std::string(NameOf(kActivations, layer.kind));
}

}  // namespace

std::string ToString(const LayerSpec& layer) {
  return std::visit([](const auto& some) { return Text(some); }, layer);
}

Result<LayerSpec> ParseLayer(std::string_view text, std::size_t place) {
  if (text.empty())
    return Fail("layer ", place,
                " is empty; write for example dense(30),sigmoid,dense(10),sigmoid");
  const Call call = TakeApart(text);
  if (call.name == "dense") return ParseDense(call, place);
  if (call.name == "conv") return ParseConv(call, place);
  if (call.name == "maxpool") return ParsePool(PoolKind::kMaximum, call, place);
  if (call.name == "avgpool") return ParsePool(PoolKind::kAverage, call, place);
  if (call.name == "dropout") return ParseDropout(call, place);
  if (text == "flatten") return FlattenSpec{};
  for (const auto& [kind, name] : kActivations) {
    if (text == name) return ActivationSpec{kind};
  }
  return Fail("layer ", place, ": \"", text, "\" is not a layer; there are ", kKnownLayers);
}

}  // namespace nn
