#include "wasm/data_sets.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <optional>
#include <span>
#include <vector>

#include "core/data/digits/digit_generator.h"
#include "core/data/fingerprint.h"
#include "core/data/stratified_split.h"
#include "core/text/number_check.h"
#include "core/train/training_config.h"

using emscripten::val;

namespace {

Uint32Array ClassCountsOf(const nn::Dataset& dataset, std::span<const std::uint32_t> rows) {
  std::array<std::uint32_t, nn::kClasses> counts{};
  for (const std::uint32_t row : rows) ++counts[static_cast<std::size_t>(dataset.label(row))];
  return CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts));
}

}  // namespace

SharedDataset GenerateDigits(double count, double seed, double first) {
  return std::make_shared<nn::Dataset>(nn::GenerateDigits(static_cast<std::uint32_t>(count),
                                                          static_cast<std::uint64_t>(seed),
                                                          static_cast<std::uint32_t>(first)));
}

DatasetOrError DatasetFromBytes(const Uint8Array& pixels, const Uint8Array& labels) {
  const std::vector<std::uint8_t> bytes = CopyIn(pixels);
  const std::vector<std::uint8_t> classes = CopyIn(labels);
  NN_ASSERT(bytes.size() == classes.size() * nn::kPixels);
  auto dataset = std::make_shared<nn::Dataset>();
  for (std::size_t row = 0; row < classes.size(); ++row) {
    const nn::ImageView image(bytes.data() + row * nn::kPixels, nn::kPixels);
    if (!dataset->Append(classes[row], image))
      return DatasetOrError(JsError({"there is no memory left for more images; use fewer rows"}));
  }
  return DatasetOrError(emscripten::val(dataset));
}

double DatasetSize(const nn::Dataset& dataset) { return static_cast<double>(dataset.size()); }
double DatasetBytes(const nn::Dataset& dataset) { return static_cast<double>(dataset.bytes()); }
double DatasetLabel(const nn::Dataset& dataset, double row) {
  return dataset.label(static_cast<std::size_t>(row));
}

Uint8Array DatasetPixels(const nn::Dataset& dataset, double row) {
  return CopyOut<Uint8Array>(
      std::span<const std::uint8_t>(dataset.pixels(static_cast<std::size_t>(row))));
}

Uint8Array DatasetLabels(const nn::Dataset& dataset) {
  std::vector<std::uint8_t> labels(dataset.size());
  for (std::size_t row = 0; row < labels.size(); ++row)
    labels[row] = static_cast<std::uint8_t>(dataset.label(row));
  return CopyOut<Uint8Array>(std::span<const std::uint8_t>(labels));
}

Uint8Array DatasetImages(const nn::Dataset& dataset, const Uint32Array& rows) {
  return DatasetImages(dataset, emscripten::convertJSArrayToNumberVector<std::uint32_t>(rows));
}

Uint8Array DatasetImages(const nn::Dataset& dataset, std::span<const std::uint32_t> rows) {
  std::vector<std::uint8_t> images;
  images.reserve(rows.size() * nn::kPixels);
  for (const std::uint32_t row : rows) {
    const nn::ImageView image = dataset.pixels(row);
    images.insert(images.end(), image.begin(), image.end());
  }
  return CopyOut<Uint8Array>(std::span<const std::uint8_t>(images));
}

DatasetOrError DatasetWith(const nn::Dataset& dataset, const SharedDataset& more) {
  std::optional<nn::Dataset> joined = dataset.Share();
  bool fits = joined.has_value();
  for (std::size_t row = 0; fits && row < more->size(); ++row)
    fits = joined->Append(more->label(row), more->pixels(row));
  if (!fits)
    return DatasetOrError(
        JsError({"there is no memory left to put the two data sets together; use fewer rows"}));
  return DatasetOrError(val(std::make_shared<nn::Dataset>(std::move(*joined))));
}

std::string DatasetFingerprint(const nn::Dataset& dataset) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016" PRIx64, nn::Fingerprint(dataset));
  return digits;
}

SplitCountsOrError CountSplit(const nn::Dataset& dataset, double share, double seed) {
  const auto checked_seed = nn::CheckWhole("the seed", seed, 0, nn::kLargestWhole);
  if (!checked_seed) return SplitCountsOrError(JsError(checked_seed.error()));
  nn::Result<void> checked = nn::CheckValidation(share);
  if (checked) checked = nn::CheckSplitMemory(dataset);
  if (!checked) return SplitCountsOrError(JsError(checked.error()));
  const nn::Split split =
      nn::StratifiedSplit(dataset, share, static_cast<std::uint64_t>(*checked_seed));
  return SplitCountsOrError(val(SplitCounts{
      static_cast<double>(split.training.size()), static_cast<double>(split.validation.size()),
      ClassCountsOf(dataset, split.training), ClassCountsOf(dataset, split.validation)}));
}

Uint8ArrayOrError AugmentPreview(const nn::Dataset& dataset, double row,
                                 const nn::Augmentation& augment, double seed, double count) {
  constexpr std::int64_t kMostImages = 1000;
  const auto rows = static_cast<std::int64_t>(dataset.size());
  const auto checked_row = nn::CheckWhole("the row", row, 0, rows - 1);
  if (!checked_row) return Uint8ArrayOrError(JsError(checked_row.error()));
  const auto checked_seed = nn::CheckWhole("the seed", seed, 0, nn::kLargestWhole);
  if (!checked_seed) return Uint8ArrayOrError(JsError(checked_seed.error()));
  const auto images_wanted = nn::CheckWhole("the number of images", count, 0, kMostImages);
  if (!images_wanted) return Uint8ArrayOrError(JsError(images_wanted.error()));
  if (const auto checked = nn::CheckAugmentation(augment); !checked)
    return Uint8ArrayOrError(JsError(checked.error()));
  std::vector<std::uint8_t> images;
  for (std::uint32_t epoch = 0; epoch < *images_wanted; ++epoch) {
    nn::Image image;
    nn::Augment(
        augment, dataset.pixels(static_cast<std::size_t>(*checked_row)),
        nn::RandomStream(static_cast<std::uint64_t>(*checked_seed), nn::Purpose::kAugmentation,
                         epoch, static_cast<std::uint32_t>(*checked_row)),
        image);
    images.insert(images.end(), image.begin(), image.end());
  }
  return Uint8ArrayOrError(CopyOut<Uint8Array>(std::span<const std::uint8_t>(images)));
}

Uint32Array DatasetClassCounts(const nn::Dataset& dataset) {
  const auto counts = dataset.ClassCounts();
  return CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts));
}
