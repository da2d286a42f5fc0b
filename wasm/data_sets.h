#pragma once

#include <string>

#include "core/data/augmentation/augmentation.h"
#include "core/data/dataset.h"
#include "wasm/values.h"

/// Functions on data sets for JavaScript. Rows and counts are doubles, as all numbers are there.

struct SplitCounts {
  double training;
  double validation;
  /// The same for each class.
  Uint32Array training_classes{emscripten::val::undefined()};
  Uint32Array validation_classes{emscripten::val::undefined()};
};

DatasetOrError GenerateDigits(double count, double seed, double first);
/// `pixels` holds 784 bytes per image, `labels` one byte.
DatasetOrError DatasetFromBytes(const Uint8Array& pixels, const Uint8Array& labels);
/// Returns the rows of `dataset`, then those of `more`. Memory is shared, and neither is changed.
DatasetOrError DatasetWith(const nn::Dataset& dataset, const SharedDataset& more);

double DatasetSize(const nn::Dataset& dataset);
double DatasetBytes(const nn::Dataset& dataset);
Uint8Array DatasetLabels(const nn::Dataset& dataset);
/// 784 bytes for each of `rows`.
Uint8ArrayOrError DatasetImages(const nn::Dataset& dataset, const Uint32Array& rows);
Uint8ArrayOrError DatasetImages(const nn::Dataset& dataset, std::span<const std::uint32_t> rows);
Uint32Array DatasetClassCounts(const nn::Dataset& dataset);
/// Returns a hash of its content as 16 hexadecimal digits; see nn::Fingerprint.
std::string DatasetFingerprint(const nn::Dataset& dataset);
/// Returns a hash of bytes in hexadecimal: see nn::Checksum.
std::string ChecksumOf(const Uint8Array& bytes);

/// Returns how many rows a run with this validation share and seed would train on and hold out.
SplitCountsOrError CountSplit(const nn::Dataset& dataset, double share, double seed);
/// Returns `count` augmented versions of one row, as in a run's first epochs.
Uint8ArrayOrError AugmentPreview(const nn::Dataset& dataset, double row,
                                 const nn::Augmentation& augment, double seed, double count);
