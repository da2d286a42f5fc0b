#include "core/inspect/decision_flip.h"

#include <algorithm>
#include <cmath>

namespace nn {
namespace {

constexpr int kMostSteps = 30;
constexpr int kPolishes = 6;
constexpr int kBisections = 12;
/// Steps go this much beyond the boundary, because it is not as linear as they assume (the paper's
/// η).
constexpr double kOvershoot = 0.02;

float Clip(double pixel) { return static_cast<float>(std::clamp(pixel, 0.0, 1.0)); }

double Gained(std::span<const float> from, std::span<const float> weights, double length) {
  double sum = 0;
  for (std::size_t k = 0; k < from.size(); ++k)
    sum += static_cast<double>(weights[k]) * (Clip(from[k] + length * weights[k]) - from[k]);
  return sum;
}

double Distance(std::span<const float> a, std::span<const float> b) {
  double squares = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    squares += (static_cast<double>(a[k]) - b[k]) * (static_cast<double>(a[k]) - b[k]);
  return std::sqrt(squares);
}

class Search {
 public:
  Search(InputSensitivity<float>& network, std::span<const float> original,
         std::optional<Index> target)
      : network_(&network),
        original_(original),
        target_(target),
        image_(original.begin(), original.end()) {}

  DecisionFlip Find() {
    network_->Evaluate(image_);
    flip_.from = network_->digit();
    while (!Flips() && flip_.steps < kMostSteps && StepOver()) network_->Evaluate(image_);
    if (Flips()) {
      Keep();
      for (int k = 0; k < kPolishes && Polish(); ++k) {
      }
      CutBack();
    }
    network_->Evaluate(flip_.found ? best_ : image_);
    flip_.image = flip_.found ? best_ : image_;
    flip_.to = network_->digit();
    flip_.answers.assign(network_->answers().begin(), network_->answers().end());
    flip_.norm = Distance(flip_.image, original_);
    return std::move(flip_);
  }

 private:
  bool Flips() const {
    return target_ ? network_->digit() == *target_ : network_->digit() != flip_.from;
  }

  /// The shortest step from `from` at which `to` overtakes `rival`, with the network taken as
  /// linear around its current image.
  std::optional<std::vector<float>> StepFrom(std::span<const float> from, Index to, Index rival) {
    const Matrix<float>& gradients = network_->ScoreGradients();
    std::vector<float> weights(from.size());
    for (std::size_t k = 0; k < weights.size(); ++k) {
      const auto pixel = static_cast<Index>(k);
      weights[k] = gradients(to, pixel) - gradients(rival, pixel);
    }
    const std::span<const float> scores = network_->scores();
    double gap = static_cast<double>(scores[static_cast<std::size_t>(rival)]) -
                 scores[static_cast<std::size_t>(to)];
    for (std::size_t k = 0; k < from.size(); ++k)
      gap += static_cast<double>(weights[k]) * (image_[k] - from[k]);
    return ShortestStep(from, weights, gap * (1 + (gap > 0 ? kOvershoot : -kOvershoot)) + 1e-6);
  }

  bool StepOver() {
    const Index rival = network_->digit();
    std::vector<float> shortest;
    double length = 0;
    for (Index to = 0; to < kClasses; ++to) {
      if (to == rival || (target_ && to != *target_)) continue;
      auto step = StepFrom(image_, to, rival);
      if (!step) continue;
      const double norm = Distance(*step, std::vector<float>(step->size()));
      if (shortest.empty() || norm < length) {
        length = norm;
        shortest = std::move(*step);
      }
    }
    if (shortest.empty()) return false;
    for (std::size_t k = 0; k < image_.size(); ++k)
      image_[k] = Clip(static_cast<double>(image_[k]) + shortest[k]);
    ++flip_.steps;
    return true;
  }

  void Keep() {
    if (flip_.found && Distance(image_, original_) >= Distance(best_, original_)) return;
    best_ = image_;
    best_digit_ = network_->digit();
    flip_.found = true;
  }

  /// Steps from the original to the boundary, which is taken as linear near the image found so far.
  bool Polish() {
    const auto step = StepFrom(original_, best_digit_, flip_.from);
    if (!step) return false;
    for (std::size_t k = 0; k < image_.size(); ++k)
      image_[k] = Clip(static_cast<double>(original_[k]) + (*step)[k]);
    ++flip_.steps;
    network_->Evaluate(image_);
    if (Flips()) Keep();
    return true;
  }

  /// Searches between the original and the best image for the nearest one that still flips the
  /// answer.
  void CutBack() {
    const std::vector<float> far = best_;
    double enough = 1;
    double too_little = 0;
    for (int k = 0; k < kBisections; ++k) {
      const double share = (enough + too_little) / 2;
      for (std::size_t p = 0; p < image_.size(); ++p)
        image_[p] = Clip(original_[p] + share * (static_cast<double>(far[p]) - original_[p]));
      network_->Evaluate(image_);
      (Flips() ? enough : too_little) = share;
      if (Flips()) Keep();
    }
  }

  InputSensitivity<float>* network_;
  std::span<const float> original_;
  std::optional<Index> target_;
  std::vector<float> image_;
  std::vector<float> best_;
  Index best_digit_ = 0;
  DecisionFlip flip_;
};

}  // namespace

std::optional<std::vector<float>> ShortestStep(std::span<const float> from,
                                               std::span<const float> weights, double gain) {
  double enough = 1;
  for (int doublings = 0; Gained(from, weights, enough) < gain; ++doublings, enough *= 2) {
    if (doublings == 60) return std::nullopt;
  }
  double too_little = 0;
  for (int k = 0; k < 60 && too_little < enough; ++k) {
    const double middle = (enough + too_little) / 2;
    (Gained(from, weights, middle) >= gain ? enough : too_little) = middle;
  }
  std::vector<float> step(from.size());
  for (std::size_t k = 0; k < from.size(); ++k)
    step[k] = Clip(from[k] + enough * weights[k]) - from[k];
  return step;
}

DecisionFlip FindDecisionFlip(InputSensitivity<float>& network, std::span<const float> original,
                              std::optional<Index> target) {
  return Search(network, original, target).Find();
}

}  // namespace nn
