#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/data/csv/csv_row.h"

namespace nn {

/// The bytes of one line. Only the first `kCapacity` bytes are kept, however long the line is.
class LineBuffer {
 public:
  /// Three times the length of 785 columns in NumPy's longest default notation, 25 bytes per
  /// number.
  static constexpr size_t kCapacity = 64 * 1024;

  LineBuffer() : bytes_(kCapacity + kPlainRowReach) {}

  void Append(std::string_view text) {
    const size_t kept = std::min(text.size(), kCapacity - kept_);
    std::ranges::copy(text.substr(0, kept), bytes_.begin() + static_cast<std::ptrdiff_t>(kept_));
    kept_ += kept;
    length_ += text.size();
  }

  void Clear() { kept_ = length_ = 0; }

  bool empty() const { return length_ == 0; }
  uint64_t length() const { return length_; }
  bool overflowed() const { return length_ > kept_; }
  std::string_view text() const { return {bytes_.data(), kept_}; }

  /// Returns the line followed by a line end and readable bytes, as `ParsePlainRow` requires.
  const char* Terminated() {
    bytes_[kept_] = '\n';
    return bytes_.data();
  }

 private:
  std::vector<char> bytes_;
  size_t kept_ = 0;
  uint64_t length_ = 0;
};

}  // namespace nn
