#include "core/data/digits/handwriting.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace nn {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

/// The share of a stroke, at its end, over which the line gets thinner as the pen is lifted.
constexpr float kLeaving = 0.2f;

float Normal(RandomStream& random, float deviation) {
  return static_cast<float>(random.Normal()) * deviation;
}
float Uniform(RandomStream& random, float low, float high) {
  return static_cast<float>(random.Uniform(low, high));
}

}  // namespace

Handwriting::Handwriting(RandomStream& random) {
  width_ = 0.97f * std::exp(Normal(random, 0.22f));
  slant_ = 0.18f + Normal(random, 0.26f);
  const float angle = Normal(random, 0.14f);
  cosine_ = std::cos(angle);
  sine_ = std::sin(angle);
  waist_ = Normal(random, 0.08f);
  flare_ = Normal(random, 0.3f);
  bend_ = {Normal(random, 0.06f), Normal(random, 0.06f)};  // a brace list is evaluated in order
  bend_phase_ = {Uniform(random, 0, kTurn), Uniform(random, 0, kTurn)};
  bend_frequency_ = {Uniform(random, 2, 6), Uniform(random, 2, 6)};
  jitter_ = Uniform(random, 0.01f, 0.065f);
  radius_ = 0.5f * std::min(6.0f, std::max(1.3f, 2.85f * std::exp(Normal(random, 0.36f))));
  taper_ = Normal(random, 0.15f);
  lightness_ = Uniform(random, 0, 0.5f);
  softness_ = Uniform(random, 0.2f, 0.8f);
}

PlanePoint Handwriting::Place(PlanePoint p) const {
  p = {p.x + bend_.x * std::sin(bend_frequency_.x * p.y + bend_phase_.x),
       p.y + bend_.y * std::sin(bend_frequency_.y * p.x + bend_phase_.y)};
  const float y = p.y + 4 * waist_ * p.y * (1 - p.y) - 0.5f;
  const float x = (p.x - 0.4f) * width_ * (1 + flare_ * y) - slant_ * y;
  return {cosine_ * x - sine_ * y, sine_ * x + cosine_ * y};
}

float Handwriting::RadiusAt(float progress) const {
  const float leaving = std::max(0.0f, (progress - (1 - kLeaving)) / kLeaving);
  return radius_ * (1 + taper_ * (2 * progress - 1)) * (1 - lightness_ * leaving * leaving);
}

}  // namespace nn
