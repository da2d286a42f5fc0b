#include "core/data/augmentation.h"

#include <algorithm>
#include <numbers>

#include "core/data/image_warp.h"
#include "core/error/error.h"

namespace nn {
namespace {

float Symmetric(RandomStream& random, float limit) { return static_cast<float>(random.Uniform(-limit, limit)); }

AffineWarp DrawAffine(const Augmentation& strengths, RandomStream& random) {
  AffineWarp warp;
  warp.shift_x = Symmetric(random, strengths.shift);
  warp.shift_y = Symmetric(random, strengths.shift);
  warp.rotation = Symmetric(random, strengths.rotation);
  warp.width = 1 + Symmetric(random, strengths.scale);
  warp.height = 1 + Symmetric(random, strengths.scale);
  warp.shear = Symmetric(random, strengths.shear);
  return warp;
}

/// Grid values are uniform: each place adds up sixteen of them, which is close to normal, and costs a tenth of drawing
/// normal ones.
void FillGrid(RandomStream& random, float deviation, DisplacementField::Grid& grid) {
  const float unit = 2 * std::numbers::sqrt3_v<float> * deviation / 0x10000;  // a uniform of width w deviates by w/√12
  uint32_t word = 0;
  bool half = false;
  for (auto& row : grid) {
    for (float& value : row) {
      word = half ? word >> 16 : random.Word();
      half = !half;
      value = (static_cast<float>(word & 0xffff) - 0x7fff.8p0f) * unit;
    }
  }
}

}  // namespace

void Augment(const Augmentation& strengths, ImageView in, RandomStream random, Image& out) {
  NN_ASSERT(strengths.scale < 1);
  if (!strengths.any()) {
    std::ranges::copy(in, out.begin());
    return;
  }
  const AffineWarp affine = DrawAffine(strengths, random);
  DisplacementField field;
  if (strengths.elastic != 0) {
    FillGrid(random, strengths.elastic / DisplacementField::kGain, field.x);
    FillGrid(random, strengths.elastic / DisplacementField::kGain, field.y);
  }
  WarpImage(affine, strengths.elastic != 0 ? &field : nullptr, in, out);
}

}  // namespace nn
