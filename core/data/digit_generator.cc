#include "core/data/digit_generator.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/data/digit_strokes.h"
#include "core/data/drawing.h"
#include "core/data/ink_raster.h"
#include "core/error/error.h"
#include "core/random/random.h"

namespace nn {
namespace {

/// Written on a sheet at near three times MNIST's size: the pen points' longest side takes `kLongest` pixels, and the
/// margin leaves room for the thickest line and for curves that swing out between points.
constexpr float kLongest = 56;
constexpr float kMargin = 16;
constexpr int kSheet = static_cast<int>(kLongest + 2 * kMargin);
constexpr float kFramedPixel = kLongest / kFrameSide;
constexpr int kPiecesPerSpan = 5;  // straight pieces between two pen points

/// What the generator's two streams of an index are for: the order of labels within ten digits, and how one digit is
/// written.
constexpr uint32_t kLabelOrder = 0, kHandwriting = 1;

constexpr float kPi = std::numbers::pi_v<float>;

struct Vec {
  float x, y;
};

float Normal(RandomStream& random, float deviation) { return static_cast<float>(random.Normal()) * deviation; }
float Uniform(RandomStream& random, float low, float high) { return static_cast<float>(random.Uniform(low, high)); }

using PenPath = std::vector<Vec>;

/// How one digit is written: chance's choices but for the jitter of single points.
struct Hand {
  float width, slant, cosine, sine;      // proportions, shear, rotation
  float waist, flare;                    // how far the middle moves down, how much wider the foot is than the head
  Vec bend, bend_phase, bend_frequency;  // a smooth warp, in units of the height
  float jitter;                          // deviation of each pen point, in units of the height
  float radius, taper, softness;         // of the line, in pixels; taper: relative change of the width along a stroke

  explicit Hand(RandomStream& random) {
    width = 0.97f * std::exp(Normal(random, 0.22f));
    slant = 0.18f + Normal(random, 0.26f);
    const float angle = Normal(random, 0.14f);
    cosine = std::cos(angle);
    sine = std::sin(angle);
    waist = Normal(random, 0.08f);
    flare = Normal(random, 0.3f);
    bend = {Normal(random, 0.06f), Normal(random, 0.06f)};  // a brace list is evaluated in order
    bend_phase = {Uniform(random, 0, 2 * kPi), Uniform(random, 0, 2 * kPi)};
    bend_frequency = {Uniform(random, 2, 6), Uniform(random, 2, 6)};
    jitter = Uniform(random, 0.01f, 0.065f);
    radius = 0.5f * kFramedPixel * std::min(4.5f, std::max(1.3f, 2.75f * std::exp(Normal(random, 0.28f))));
    taper = Normal(random, 0.15f);
    softness = Uniform(random, 1, 3);
  }

  /// Where a skeleton's point comes to lie, in units of the height about the skeleton's middle.
  Vec Place(Vec p) const {
    p = {p.x + bend.x * std::sin(bend_frequency.x * p.y + bend_phase.x),
         p.y + bend.y * std::sin(bend_frequency.y * p.x + bend_phase.y)};
    const float y = p.y + 4 * waist * p.y * (1 - p.y) - 0.5f;
    const float x = (p.x - 0.4f) * width * (1 + flare * y) - slant * y;
    return {cosine * x - sine * y, sine * x + cosine * y};
  }
};

const DigitForm& ChooseForm(RandomStream& random, int digit) {
  const auto forms = FormsOf(digit);
  float total = 0;
  for (const DigitForm& form : forms) total += form.weight;
  float left = Uniform(random, 0, total);
  for (const DigitForm& form : forms) {
    if (left < form.weight) return form;
    left -= form.weight;
  }
  return forms.back();
}

/// The slope of the pen's path at point i, by Catmull and Rom (1974): the chord of the neighbours. At ends and corners,
/// which belong to the span before or after them (`side` −1 or 1), the chord to the one neighbour.
Vec Slope(const PenPath& points, Stroke stroke, size_t i, int side) {
  const bool ends = stroke[i].corner || i == 0 || i + 1 == points.size();
  const Vec& next = points[ends && side < 0 ? i : i + 1];
  const Vec& previous = points[ends && side > 0 ? i : i - 1];
  const float scale = ends ? 1.0f : 0.5f;
  return {(next.x - previous.x) * scale, (next.y - previous.y) * scale};
}

/// Cubic Hermite curve from a to b.
Vec Between(Vec a, Vec slope_a, Vec b, Vec slope_b, float t) {
  const float t2 = t * t, t3 = t2 * t;
  const float ha = 2 * t3 - 3 * t2 + 1, hb = 1 - ha, hsa = t3 - 2 * t2 + t, hsb = t3 - t2;
  return {ha * a.x + hb * b.x + hsa * slope_a.x + hsb * slope_b.x,
          ha * a.y + hb * b.y + hsa * slope_a.y + hsb * slope_b.y};
}

std::vector<PenPath> PlacePoints(const DigitForm& form, const Hand& hand, RandomStream& random) {
  std::vector<PenPath> paths;
  for (const Stroke& stroke : form.strokes) {
    if (stroke.empty()) break;
    PenPath& path = paths.emplace_back();
    for (const PenPoint& point : stroke) {
      path.push_back(hand.Place({point.x + Normal(random, hand.jitter), point.y + Normal(random, hand.jitter)}));
    }
  }
  return paths;
}

/// Scales and moves the paths into the middle of the sheet.
void FitToSheet(std::vector<PenPath>& paths) {
  Vec low = paths[0][0], high = low;
  for (const PenPath& path : paths) {
    for (const Vec& p : path) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  const float scale = kLongest / std::max(high.x - low.x, high.y - low.y);
  const Vec middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
  for (PenPath& path : paths) {
    for (Vec& p : path) p = {kSheet / 2.0f + scale * (p.x - middle.x), kSheet / 2.0f + scale * (p.y - middle.y)};
  }
}

void Write(const PenPath& points, Stroke stroke, const Hand& hand, InkRaster& sheet) {
  const int pieces = kPiecesPerSpan * static_cast<int>(points.size() - 1);
  const auto radius = [&](int piece) {
    return hand.radius * (1 + hand.taper * (2 * static_cast<float>(piece) / static_cast<float>(pieces) - 1));
  };
  InkPoint from{points[0].x, points[0].y, radius(0)};
  for (int piece = 1; piece <= pieces; ++piece) {
    const size_t span = static_cast<size_t>(piece - 1) / kPiecesPerSpan;
    const float t = static_cast<float>(piece - static_cast<int>(span) * kPiecesPerSpan) / kPiecesPerSpan;
    const Vec at =
        Between(points[span], Slope(points, stroke, span, 1), points[span + 1], Slope(points, stroke, span + 1, -1), t);
    const InkPoint to{at.x, at.y, radius(piece)};
    sheet.DrawLine(from, to, hand.softness);
    from = to;
  }
}

Image WriteDigit(int digit, RandomStream random, InkRaster& sheet) {
  const Hand hand(random);
  sheet.Clear();
  const DigitForm& form = ChooseForm(random, digit);
  std::vector<PenPath> paths = PlacePoints(form, hand, random);
  FitToSheet(paths);
  for (size_t i = 0; i < paths.size(); ++i) Write(paths[i], form.strokes[i], hand, sheet);
  const auto image = FrameDrawing(sheet.Develop(hand.softness), sheet.side(), sheet.side());
  NN_ASSERT(image);
  return *image;
}

int LabelOf(uint64_t seed, uint32_t index) {
  RandomStream random(seed, Purpose::kDigitGenerator, kLabelOrder, index / kClasses);
  std::vector<uint32_t> order(kClasses);
  Shuffle(random, order);
  return static_cast<int>(order[index % kClasses]);
}

}  // namespace

Dataset GenerateDigits(uint32_t count, uint64_t seed, uint32_t first) {
  Dataset digits;
  InkRaster sheet(kSheet);
  for (uint32_t i = first; i != first + count; ++i) {
    const int label = LabelOf(seed, i);
    NN_ASSERT(
        digits.Append(label, WriteDigit(label, RandomStream(seed, Purpose::kDigitGenerator, kHandwriting, i), sheet)));
  }
  return digits;
}

}  // namespace nn
