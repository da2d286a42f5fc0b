#pragma once

#include <cmath>
#include <numbers>

#include "core/data/image.h"

namespace nn {

/// An image's ink as a body: its mass, where its centre lies (pixels from the image's centre, y
/// downwards), and how far it spreads.
struct Moments {
  double mass = 0, x = 0, y = 0;
  double xx = 0, xy = 0, yy = 0;  // variances and covariance

  explicit Moments(ImageView image) {
    const auto sum = [&](auto&& value) {
      double total = 0;
      for (int i = 0; i < kPixels; ++i) {
        total += image[i] * value(i % kImageSide - 13.5, i / kImageSide - 13.5);
      }
      return total;
    };
    mass = sum([](double, double) { return 1.0; });
    x = sum([](double px, double) { return px; }) / mass;
    y = sum([](double, double py) { return py; }) / mass;
    xx = sum([this](double px, double) { return (px - x) * (px - x); }) / mass;
    xy = sum([this](double px, double py) { return (px - x) * (py - y); }) / mass;
    yy = sum([this](double, double py) { return (py - y) * (py - y); }) / mass;
  }

  /// The direction of the longest axis in degrees, clockwise from pointing right.
  double angle() const { return 0.5 * std::atan2(2 * xy, xx - yy) * 180 / std::numbers::pi; }
};

/// A bar with soft edges about the image's centre, in pixels.
inline Image Bar(double width, double height) {
  Image image;
  for (int i = 0; i < kPixels; ++i) {
    const double dx = std::abs(i % kImageSide - 13.5) - width / 2,
                 dy = std::abs(i / kImageSide - 13.5) - height / 2;
    const double ink = std::fmin(std::fmax(0.5 - dx, 0), 1) * std::fmin(std::fmax(0.5 - dy, 0), 1);
    image[i] = static_cast<uint8_t>(std::lround(255 * ink));
  }
  return image;
}

}  // namespace nn
