#include "core/data/digits/digit_generator.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/data/digits/digit_strokes.h"
#include "core/data/augmentation/displacement_field.h"
#include "core/data/drawing/drawing.h"
#include "core/data/digits/handwriting.h"
#include "core/data/digits/ink_raster.h"
#include "core/error/error.h"
#include "core/random/random.h"

namespace nn {
namespace {

/// Digits are drawn on a sheet of nearly three times MNIST's size: the longest side of the pen
/// points' bounding box is `kLongest` pixels, and the margin leaves room for the thickest line and
/// for curves that swing out between points.
constexpr float kLongest = 42;
constexpr float kMargin = 12;
constexpr int kSheet = static_cast<int>(kLongest + 2 * kMargin);
constexpr float kFramedPixel = kLongest / kFrameSide;
constexpr int kPiecesPerSpan = 5;  // straight pieces between two pen points

constexpr float kElastic =
    1.2f;  // standard deviation of the elastic distortion, in pixels of MNIST's frame
constexpr double kLiftChance = 0.04;  // probability that the pen is lifted within a stroke

/// The generator's two random streams for an index: the order of labels within ten digits, and the
/// handwriting of one digit.
constexpr uint32_t kLabelOrder = 0, kHandwriting = 1;

using PenPath = std::vector<PlanePoint>;

const DigitForm& ChooseForm(RandomStream& random, int digit) {
  const auto forms = FormsOf(digit);
  double total = 0;
  for (const DigitForm& form : forms) total += form.weight;
  double left = random.Uniform(0, total);
  for (const DigitForm& form : forms) {
    if (left < form.weight) return form;
    left -= form.weight;
  }
  return forms.back();
}

std::vector<PenPath> PlacePoints(const DigitForm& form, const Handwriting& hand,
                                 RandomStream& random) {
  const auto jitter = [&] { return static_cast<float>(random.Normal()) * hand.jitter(); };
  std::vector<PenPath> paths;
  for (const Stroke& stroke : form.strokes) {
    if (stroke.empty()) break;
    PenPath& path = paths.emplace_back();
    for (const PenPoint& point : stroke) {
      const PlanePoint jittered{point.x() + jitter(),
                                point.y() + jitter()};  // a brace list is evaluated in order
      path.push_back(hand.Place(jittered));
    }
  }
  return paths;
}

/// Scales and moves the paths into the middle of the sheet.
void FitToSheet(std::vector<PenPath>& paths) {
  PlanePoint low = paths[0][0], high = low;
  for (const PenPath& path : paths) {
    for (const PlanePoint& p : path) {
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
  }
  const float scale = kLongest / std::max(high.x - low.x, high.y - low.y);
  const PlanePoint middle{(low.x + high.x) / 2, (low.y + high.y) / 2};
  for (PenPath& path : paths) {
    for (PlanePoint& p : path)
      p = {kSheet / 2.0f + scale * (p.x - middle.x), kSheet / 2.0f + scale * (p.y - middle.y)};
  }
}

/// The slope of the pen's path at point i (Catmull and Rom 1974): the chord between its neighbours.
/// An end or a corner belongs to the span before it (`side` −1) or after it (1), and its slope is
/// the chord to the neighbour on that side.
PlanePoint Slope(const PenPath& points, Stroke stroke, size_t i, int side) {
  const bool ends = stroke[i].corner() || i == 0 || i + 1 == points.size();
  const PlanePoint& next = points[ends && side < 0 ? i : i + 1];
  const PlanePoint& previous = points[ends && side > 0 ? i : i - 1];
  const float scale = ends ? 1.0f : 0.5f;
  return {(next.x - previous.x) * scale, (next.y - previous.y) * scale};
}

/// Cubic Hermite curve from a to b.
PlanePoint Between(PlanePoint a, PlanePoint slope_a, PlanePoint b, PlanePoint slope_b, float t) {
  const float t2 = t * t, t3 = t2 * t;
  const float ha = 2 * t3 - 3 * t2 + 1, hb = 1 - ha, hsa = t3 - 2 * t2 + t, hsb = t3 - t2;
  return {ha * a.x + hb * b.x + hsa * slope_a.x + hsb * slope_b.x,
          ha * a.y + hb * b.y + hsa * slope_a.y + hsb * slope_b.y};
}

/// Returns a curve through the pen points as short straight pieces.
PenPath Curve(const PenPath& points, Stroke stroke) {
  PenPath curve{points[0]};
  for (size_t span = 0; span + 1 < points.size(); ++span) {
    const PlanePoint from = Slope(points, stroke, span, 1),
                     to = Slope(points, stroke, span + 1, -1);
    for (int piece = 1; piece <= kPiecesPerSpan; ++piece) {
      const float t = static_cast<float>(piece) / kPiecesPerSpan;
      curve.push_back(Between(points[span], from, points[span + 1], to, t));
    }
  }
  return curve;
}

PlanePoint Pull(const DisplacementField& field, PlanePoint p) {
  constexpr float kMiddle = kImageSide / 2.0f;
  const auto pull = field.At((p.x - kSheet / 2.0f) / kFramedPixel + kMiddle,
                             (p.y - kSheet / 2.0f) / kFramedPixel + kMiddle);
  return {p.x + kFramedPixel * pull.x, p.y + kFramedPixel * pull.y};
}

/// Chooses the piece of a curve that is left out because the pen is lifted; usually none.
std::optional<size_t> ChooseGap(RandomStream& random, size_t pieces) {
  if (random.Uniform() >= kLiftChance) return std::nullopt;
  return random.Below(static_cast<uint32_t>(pieces));
}

void Write(const PenPath& curve, const Handwriting& hand, std::optional<size_t> gap,
           InkRaster& sheet) {
  const size_t pieces = curve.size() - 1;
  const auto ink_point = [&](size_t i) {
    const float progress = static_cast<float>(i) / static_cast<float>(pieces);
    return InkPoint{curve[i].x, curve[i].y, kFramedPixel * hand.RadiusAt(progress)};
  };
  for (size_t piece = 0; piece < pieces; ++piece) {
    if (piece != gap)
      sheet.DrawLine(ink_point(piece), ink_point(piece + 1), kFramedPixel * hand.softness());
  }
}

Image WriteDigit(int digit, RandomStream random, InkRaster& sheet) {
  const Handwriting hand(random);
  const DigitForm& form = ChooseForm(random, digit);
  std::vector<PenPath> paths = PlacePoints(form, hand, random);
  FitToSheet(paths);
  const DisplacementField field = DisplacementField::Draw(random, kElastic);
  sheet.Clear();
  for (size_t i = 0; i < paths.size(); ++i) {
    PenPath curve = Curve(paths[i], form.strokes[i]);
    for (PlanePoint& p : curve) p = Pull(field, p);
    Write(curve, hand, ChooseGap(random, curve.size() - 1), sheet);
  }
  const auto image =
      FrameDrawing(sheet.Develop(kFramedPixel * hand.softness()), sheet.side(), sheet.side());
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
    NN_ASSERT(digits.Append(
        label,
        WriteDigit(label, RandomStream(seed, Purpose::kDigitGenerator, kHandwriting, i), sheet)));
  }
  return digits;
}

}  // namespace nn
