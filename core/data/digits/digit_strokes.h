#pragma once

#include <array>
#include <span>

namespace nn {

/// A point on the pen's path, in a field of height 1: x to the right, y downwards. At a corner the
/// pen turns sharply.
struct PenPoint {
  float x, y;
  bool corner = false;
};

/// The value of PenPoint::corner for a point at which the pen turns sharply.
inline constexpr bool kCorner = true;

using Stroke = std::span<const PenPoint>;

/// One way of writing a digit. `weight` is how often it is used, relative to the other forms of the
/// digit.
struct DigitForm {
  float weight;
  std::array<Stroke, 2> strokes;  // the second may be empty
};

/// The ways of writing 0 … 9, drawn by hand for this project.
std::span<const DigitForm> FormsOf(int digit);
std::span<const DigitForm> FormsOfFiveToNine(int digit);

}  // namespace nn
