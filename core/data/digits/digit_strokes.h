#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace nn {

/// The mark of a point at which the pen turns sharply.
inline constexpr bool kCorner = true;

/// A point on the pen's path, in a field of height 1: x to the right, y downwards. Coordinates are
/// whole hundredths from 0 to 1 and take a byte each, since every first visit downloads the tables.
class PenPoint {
 public:
  consteval PenPoint(float x, float y, bool corner = false)
      : x_(Hundredths(x)), y_(static_cast<uint8_t>(Hundredths(y) | (corner ? kCornerBit : 0))) {}

  float x() const { return static_cast<float>(x_) / 100; }
  float y() const { return static_cast<float>(y_ & ~kCornerBit) / 100; }
  bool corner() const { return (y_ & kCornerBit) != 0; }

 private:
  static constexpr uint8_t kCornerBit = 128;
  static consteval uint8_t Hundredths(float share) {
    return static_cast<uint8_t>(100 * share + 0.5f);
  }

  uint8_t x_, y_;
};

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
