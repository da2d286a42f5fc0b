#include "core/data/augmentation/augmentation.h"

#include <algorithm>

#include "core/data/augmentation/image_warp.h"
#include "core/error/error.h"

namespace nn {
namespace {

float Symmetric(RandomStream& random, float limit) {
  return static_cast<float>(random.Uniform(-limit, limit));
}

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

}  // namespace

void Augment(const Augmentation& strengths, ImageView in, RandomStream random, Image& out) {
  NN_ASSERT(strengths.scale < 1);
  if (!strengths.any()) {
    std::ranges::copy(in, out.begin());
    return;
  }
  const AffineWarp affine = DrawAffine(strengths, random);
  if (strengths.elastic == 0) return WarpImage(affine, nullptr, in, out);
  const DisplacementField field = DisplacementField::Draw(random, strengths.elastic);
  WarpImage(affine, &field, in, out);
}

}  // namespace nn
