// Any bytes as an IDX file: nothing breaks, how the file is cut into chunks makes no difference,
// and memory follows what has arrived, whatever the header promises.
#include <algorithm>

#include "core/error/error.h"
#include "tests/core/data/idx/idx_bytes.h"
#include "tests/fuzz/chunk_sizes.h"

namespace {

nn::Result<nn::IdxContent> ReadInPieces(std::span<const uint8_t> bytes, size_t row_limit) {
  nn::IdxReader reader(nn::IdxOptions{row_limit});
  nn::ChunkSizes sizes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  size_t pushed = 0;
  while (!bytes.empty()) {
    const auto part = bytes.first(std::min(sizes.Next(), bytes.size()));
    const nn::Bytes8 chunk(part.begin(),
                           part.end());  // a copy: reading past a chunk's end is caught
    bytes = bytes.subspan(chunk.size());
    pushed += chunk.size();
    const bool more = reader.Push(chunk);
    NN_ASSERT(more == reader.wants_more());
    NN_ASSERT(reader.rows() <= pushed);
    NN_ASSERT(row_limit == 0 || reader.rows() <= row_limit);
  }
  return reader.Finish();
}

/// What was read is no more than what was there.
void CheckSize(const nn::Result<nn::IdxContent>& outcome, size_t size) {
  if (!outcome) {
    NN_ASSERT(!outcome.error().message.empty());
    return;
  }
  if (const auto* const labels = std::get_if<nn::IdxLabels>(&*outcome)) {
    NN_ASSERT(!labels->labels.empty() && labels->labels.size() + 8 <= size);
    NN_ASSERT(labels->labels.capacity() <= 2 * size);
    NN_ASSERT(
        std::ranges::all_of(labels->labels, [](uint8_t label) { return label < nn::kClasses; }));
    return;
  }
  const nn::Dataset& images = std::get<nn::IdxImages>(*outcome).unlabelled;
  NN_ASSERT(images.size() > 0 && images.size() * nn::kPixels + 16 <= size);
  NN_ASSERT(images.bytes() <= (images.size() + nn::Dataset::kBlockRows) * (nn::kPixels + 1));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span bytes(data, size);
  for (const size_t row_limit : {0, 1, 3}) {
    const auto whole = nn::ReadIdx(bytes, row_limit);
    CheckSize(whole, size);
    NN_ASSERT(nn::Describe(ReadInPieces(bytes, row_limit)) == nn::Describe(whole));
  }
  return 0;
}
