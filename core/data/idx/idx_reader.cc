#include "core/data/idx/idx_reader.h"

#include <algorithm>
#include <utility>

namespace nn {

IdxReader::IdxReader(IdxOptions options) : options_(options) {
  start_.reserve(IdxHeader::kLongest);
}

/// Returns how many images or labels are to be read.
size_t IdxReader::wanted() const {
  return options_.row_limit == 0 ? header_.count
                                 : std::min<size_t>(header_.count, options_.row_limit);
}

bool IdxReader::wants_more() const {
  const bool satisfied = started_ && options_.row_limit != 0 && rows() >= options_.row_limit;
  return refusal_.empty() && !satisfied && !finished_;
}

bool IdxReader::Push(std::span<const uint8_t> chunk) {
  while (!chunk.empty() && wants_more()) {
    const size_t before = chunk.size();
    if (!started_) {
      chunk = TakeHeader(chunk);
    } else if (rows() == header_.count) {
      Refuse({Join("The file goes on after the ", header_.count, " ", header_.items(),
                   " that its header promises (from byte ", offset_,
                   "). Header and content do not belong together: fetch the file once more.")});
    } else {
      chunk = header_.kind == IdxKind::kImages ? TakeImage(chunk) : TakeLabels(chunk);
    }
    offset_ += before - chunk.size();
  }
  return wants_more();
}

std::span<const uint8_t> IdxReader::TakeHeader(std::span<const uint8_t> chunk) {
  const size_t missing = std::min(header_bytes_ - start_.size(), chunk.size());
  start_.insert(start_.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(missing));
  if (start_.size() == header_bytes_) CheckHeader();
  return chunk.subspan(missing);
}

void IdxReader::CheckHeader() {
  const auto kind = ParseIdxMagic(std::span(start_).first<IdxHeader::kMagicBytes>());
  if (!kind) return Refuse(kind.error());
  header_bytes_ = IdxHeader::Bytes(*kind);
  if (start_.size() < header_bytes_) return;
  const auto header = ParseIdxHeader(*kind, start_);
  if (!header) return Refuse(header.error());
  header_ = *header;
  started_ = true;
  if (wanted() > kMostRows) {
    Refuse({Join(
        "By its header (byte 4) the file holds ", header_.count, " ", header_.items(),
        ", more than the ", kMostRows,
        " that fit into a browser's memory. Set a row limit, or fetch the file once more if it "
        "should be smaller.")});
  }
}

std::span<const uint8_t> IdxReader::TakeImage(std::span<const uint8_t> chunk) {
  if (image_bytes_ == 0 && chunk.size() >= kPixels) {
    AppendImage(chunk.first<kPixels>());
    return chunk.subspan(kPixels);
  }
  const size_t taken = std::min(kPixels - image_bytes_, chunk.size());
  std::ranges::copy(chunk.first(taken), image_.begin() + static_cast<std::ptrdiff_t>(image_bytes_));
  image_bytes_ += taken;
  if (image_bytes_ == kPixels) {
    image_bytes_ = 0;
    AppendImage(image_);
  }
  return chunk.subspan(taken);
}

void IdxReader::AppendImage(ImageView pixels) {
  if (images_.Append(0, pixels)) return;
  Refuse({Join(
      "The browser has no memory left after ", rows(),
      " images. Set a row limit below that, or close other tabs, and choose the file again.")});
}

std::span<const uint8_t> IdxReader::TakeLabels(std::span<const uint8_t> chunk) {
  const auto labels = chunk.first(std::min(chunk.size(), wanted() - labels_.size()));
  const auto bad = std::ranges::find_if(labels, [](uint8_t label) { return label >= kClasses; });
  if (bad != labels.end()) {
    const size_t place = static_cast<size_t>(bad - labels.begin());
    Refuse({Join("The label at byte ", offset_ + place, " (number ", labels_.size() + place + 1,
                 " of the file) is ", *bad,
                 ". Expected are labels from 0 to 9, for ten classes: choose a file with these, "
                 "such as MNIST's "
                 "train-labels-idx1-ubyte.")});
    return {};
  }
  labels_.insert(labels_.end(), labels.begin(), labels.end());
  return chunk.subspan(labels.size());
}

void IdxReader::Refuse(Error error) { refusal_ = std::move(error.message); }

/// Returns the reason for refusing a file that ended too early.
Error IdxReader::CutShort() const {
  if (offset_ == 0) return {"The file is empty. Was the download cut short? Fetch it once more."};
  if (!started_) {
    return {
        Join("The file ends at byte ", offset_,
             ", before its header is complete. Was the download cut short? Fetch it once more.")};
  }
  const uint64_t promised = header_.bytes() + uint64_t{header_.count} * header_.item_bytes();
  const std::string rest =
      rows() == 0 ? "." : Join(", or set a row limit of ", rows(), " to use what is there.");
  return {Join("The file ends at byte ", offset_, ", with ", rows(), " whole ", header_.items(),
               "; its header promises ", header_.count, " (", promised,
               " bytes). Was the download cut short? Fetch it once more", rest)};
}

Result<IdxContent> IdxReader::Finish() {
  if (finished_) return Fail("this file has been read to its end already");
  finished_ = true;
  if (refusal_.empty() && (!started_ || rows() < wanted())) Refuse(CutShort());
  if (!refusal_.empty()) return Fail(refusal_);
  if (header_.kind == IdxKind::kImages) return IdxImages{std::move(images_)};
  return IdxLabels{std::move(labels_)};
}

Result<Dataset> PairIdx(IdxImages images, const IdxLabels& labels) {
  const size_t image_count = images.unlabelled.size(), label_count = labels.labels.size();
  if (image_count != label_count) {
    return Fail("The file of images holds ", image_count, " of them, the file of labels ",
                label_count,
                " labels: they do not belong together. Choose both from one set: "
                "train-images-idx3-ubyte with "
                "train-labels-idx1-ubyte, or t10k-images-idx3-ubyte with t10k-labels-idx1-ubyte.");
  }
  images.unlabelled.SetLabels(labels.labels);
  return std::move(images.unlabelled);
}

}  // namespace nn
