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
#include "core/train/training_config.h"
#include "wasm/call_check.h"

using emscripten::val;

namespace {

Uint32Array ClassCountsOf(const nn::Dataset& dataset, std::span<const std::uint32_t> rows) {
  std::array<std::uint32_t, nn::kClasses> counts{};
  for (const std::uint32_t row : rows) ++counts[static_cast<std::size_t>(dataset.label(row))];
  return CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts));
}

}  // namespace

DatasetOrError GenerateDigits(double count, double seed, double first) {
  constexpr nn::Index kMostDigits = 1'000'000;
  CallCheck check;
  const nn::Index digits = check.Whole("the number of digits", count, 0, kMostDigits);
  const std::uint64_t series = check.Seed(seed);
  const nn::Index from = check.Whole("the first digit", first);
  check.Memory(std::int64_t{digits} * (nn::kPixels + 8), "writing these digits");
  if (!check.ok()) return DatasetOrError(check.refusal());
  return DatasetOrError(val(std::make_shared<nn::Dataset>(nn::GenerateDigits(
      static_cast<std::uint32_t>(digits), series, static_cast<std::uint32_t>(from)))));
}

DatasetOrError DatasetFromBytes(const Uint8Array& pixels, const Uint8Array& labels) {
  const auto given = labels["length"].as<double>();
  CallCheck check;
  const nn::Index most = std::numeric_limits<std::int32_t>::max() / nn::kPixels;
  const nn::Index pixel_count = check.Whole("the number of images", given, 0, most) * nn::kPixels;
  check.Whole("the number of pixels", pixels["length"].as<double>(), pixel_count, pixel_count);
  check.Memory(std::int64_t{pixel_count} + pixel_count / nn::kPixels, "copying these images");
  if (!check.ok()) return DatasetOrError(check.refusal());
  const std::vector<std::uint8_t> bytes = CopyIn(pixels);
  const std::vector<std::uint8_t> classes = CopyIn(labels);
  auto dataset = std::make_shared<nn::Dataset>();
  for (std::size_t row = 0; row < classes.size(); ++row) {
    check.Whole("the label", classes[row], 0, nn::kClasses - 1);
    if (!check.ok()) return DatasetOrError(check.refusal());
    const nn::ImageView image(bytes.data() + row * nn::kPixels, nn::kPixels);
    if (!dataset->Append(classes[row], image))
      return DatasetOrError(JsError({"there is no memory left for more images; use fewer rows"}));
  }
  return DatasetOrError(emscripten::val(dataset));
}

double DatasetSize(const nn::Dataset& dataset) { return static_cast<double>(dataset.size()); }
double DatasetBytes(const nn::Dataset& dataset) { return static_cast<double>(dataset.bytes()); }

Uint8Array DatasetLabels(const nn::Dataset& dataset) {
  std::vector<std::uint8_t> labels(dataset.size());
  for (std::size_t row = 0; row < labels.size(); ++row)
    labels[row] = static_cast<std::uint8_t>(dataset.label(row));
  return CopyOut<Uint8Array>(std::span<const std::uint8_t>(labels));
}

Uint8ArrayOrError DatasetImages(const nn::Dataset& dataset, const Uint32Array& rows) {
  return DatasetImages(dataset, emscripten::convertJSArrayToNumberVector<std::uint32_t>(rows));
}

Uint8ArrayOrError DatasetImages(const nn::Dataset& dataset, std::span<const std::uint32_t> rows) {
  CallCheck check;
  for (const std::uint32_t row : rows) check.Place("the row", row, dataset.size());
  check.Memory(static_cast<std::int64_t>(rows.size()) * nn::kPixels, "copying these images");
  if (!check.ok()) return Uint8ArrayOrError(check.refusal());
  std::vector<std::uint8_t> images;
  images.reserve(rows.size() * nn::kPixels);
  for (const std::uint32_t row : rows) {
    const nn::ImageView image = dataset.pixels(row);
    images.insert(images.end(), image.begin(), image.end());
  }
  return Uint8ArrayOrError(CopyOut<Uint8Array>(std::span<const std::uint8_t>(images)));
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

namespace {

std::string Hexadecimal(std::uint64_t hash) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016" PRIx64, hash);
  return digits;
}

}  // namespace

std::string DatasetFingerprint(const nn::Dataset& dataset) {
  return Hexadecimal(nn::Fingerprint(dataset));
}

std::string ChecksumOf(const Uint8Array& bytes) { return Hexadecimal(nn::Checksum(CopyIn(bytes))); }

SplitCountsOrError CountSplit(const nn::Dataset& dataset, double share, double seed) {
  CallCheck check;
  const std::uint64_t draw = check.Seed(seed);
  check.Add(nn::CheckValidation(share));
  check.Add(nn::CheckSplitMemory(dataset));
  if (!check.ok()) return SplitCountsOrError(check.refusal());
  const nn::Split split = nn::StratifiedSplit(dataset, share, draw);
  return SplitCountsOrError(val(SplitCounts{
      static_cast<double>(split.training.size()), static_cast<double>(split.validation.size()),
      ClassCountsOf(dataset, split.training), ClassCountsOf(dataset, split.validation)}));
}

Uint8ArrayOrError AugmentPreview(const nn::Dataset& dataset, double row,
                                 const nn::Augmentation& augment, double seed, double count) {
  constexpr nn::Index kMostImages = 1000;
  CallCheck check;
  const auto place = static_cast<std::uint32_t>(check.Place("the row", row, dataset.size()));
  const std::uint64_t draw = check.Seed(seed);
  const auto epochs =
      static_cast<std::uint32_t>(check.Whole("the number of images", count, 0, kMostImages));
  check.Add(nn::CheckAugmentation(augment));
  if (!check.ok()) return Uint8ArrayOrError(check.refusal());
  std::vector<std::uint8_t> images;
  for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
    nn::Image image;
    nn::Augment(augment, dataset.pixels(place),
                nn::RandomStream(draw, nn::Purpose::kAugmentation, epoch, place), image);
    images.insert(images.end(), image.begin(), image.end());
  }
  return Uint8ArrayOrError(CopyOut<Uint8Array>(std::span<const std::uint8_t>(images)));
}

Uint32Array DatasetClassCounts(const nn::Dataset& dataset) {
  const auto counts = dataset.ClassCounts();
  return CopyOut<Uint32Array>(std::span<const std::uint32_t>(counts));
}
