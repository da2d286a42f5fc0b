#pragma once

#include <array>
#include <limits>
#include <span>
#include <string_view>

#include "core/tensor/matrix.h"

namespace nn {

/// The default of a setting that, unless stated, equals the one before it.
inline constexpr double kAsTheOneBefore = -1;
/// The upper limit of a padding: it is smaller than the kernel, so that no window sees only
/// padding.
inline constexpr double kBelowKernel = -1;

/// One number that a kind of layer needs.
struct LayerSetting {
  std::string_view name;  ///< in JavaScript, such as "padding"
  std::string_view what;  ///< in messages, such as "a padding"
  double least = 0;
  double most = 0;
  std::string_view key = {};  ///< in the text form, such as "pad"; empty: it is given by its place
  double usual = 0;           ///< the value if a setting with a key is left out
  bool whole = true;          ///< whether it must be a whole number
};

/// What a layer takes its input for.
enum class InputForm {
  kAny,
  kVector,  ///< an image is read as a vector
  kImage,   ///< a vector is read as one pixel of many channels
};

/// One operator of the chain that a layer is in an ONNX file. Its inputs are the result of the
/// operator before it, then, if there are any, the layer's own input, a constant, and the layer's
/// parameters.
struct OnnxStep {
  std::string_view operation;
  std::string_view flag = {};  ///< the name of an attribute that is set to 1
  bool with_input = false;
  float constant = 0;  ///< 0: none
};

/// The ends of what an activation can give. An end that it reaches only in the limit counts, too.
struct ActivationRange {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  bool HasLow() const { return low > -std::numeric_limits<double>::infinity(); }
  bool HasBoth() const { return HasLow() && high < std::numeric_limits<double>::infinity(); }
};

/// What is known of a kind of layer without building one. Parsing, printing, shape inference, named
/// tensors, ONNX and the page read it.
struct LayerKind {
  std::string_view name;
  std::span<const LayerSetting> settings = {};
  std::string_view example = {};       ///< for messages
  std::string_view long_example = {};  ///< the same with the settings that have a key
  InputForm input = InputForm::kAny;
  bool activation = false;
  ActivationRange range = {};
  std::span<const OnnxStep> onnx = {};  ///< empty if the layer does nothing at inference
};

/// One layer of a network: its kind and its settings, in the order of LayerKind::settings.
struct LayerSpec {
  const LayerKind* kind = nullptr;
  std::array<double, 4> settings{};

  /// Returns a setting by its name; 0 if the kind has no such setting.
  double Get(std::string_view name) const;
  Index GetWhole(std::string_view name) const { return static_cast<Index>(Get(name)); }
  bool operator==(const LayerSpec&) const = default;
};

}  // namespace nn
