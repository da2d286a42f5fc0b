#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/idx/idx_header.h"
#include "core/error/error.h"

namespace nn {

struct IdxOptions {
  size_t row_limit = 0;  // images or labels after which reading stops; 0 = all
};

/// Images whose labels are in another file.
struct IdxImages {
  Dataset unlabelled;  // every row's label is still 0
};

struct IdxLabels {
  std::vector<uint8_t> labels;  // each 0–9
};

using IdxContent = std::variant<IdxImages, IdxLabels>;

/// Reads one file in the IDX format, images or labels, that arrives in chunks of any size. The
/// result does not depend on where the chunks end, and memory grows with the bytes that have
/// arrived, not with the count in the header. A file whose length does not match its header is
/// refused; if the row limit is reached, the rest of the file is not read.
class IdxReader {
 public:
  /// The largest count that is accepted: more rows than fit into the 2 GB of a browser's worker.
  static constexpr size_t kMostRows = 2'500'000;

  explicit IdxReader(IdxOptions options = {});

  /// Takes the file's next bytes. Returns false if no more are wanted: the row limit is reached, or
  /// the file has been refused.
  bool Push(std::span<const uint8_t> chunk);
  bool wants_more() const;

  size_t rows() const { return images_.size() + labels_.size(); }

  /// Ends the file and returns its images or labels. A second call is an error.
  Result<IdxContent> Finish();

 private:
  std::span<const uint8_t> TakeHeader(std::span<const uint8_t> chunk);
  void CheckHeader();
  std::span<const uint8_t> TakeImage(std::span<const uint8_t> chunk);
  void AppendImage(ImageView pixels);
  std::span<const uint8_t> TakeLabels(std::span<const uint8_t> chunk);
  void Refuse(Error error);
  Error CutShort() const;
  size_t wanted() const;

  IdxOptions options_;
  IdxHeader header_;
  Dataset images_;
  std::vector<uint8_t> labels_;
  std::string refusal_;

  std::vector<uint8_t> start_;  // the header's bytes, until it is complete
  size_t header_bytes_ = IdxHeader::kMagicBytes;
  bool started_ = false;
  bool finished_ = false;
  uint64_t offset_ = 0;  // bytes of the file taken so far

  Image image_{};  // an image that spans chunks
  size_t image_bytes_ = 0;
};

/// Joins images and the same number of labels into one data set, without copying the images.
Result<Dataset> PairIdx(IdxImages images, const IdxLabels& labels);

}  // namespace nn
