#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nn {

/// While it lives, this thread's heap has a limit, and one allocation that may fail does. Replaces
/// operator new for the whole test program. An allocation that must not fail but would, since it is
/// over the limit, is counted and made all the same, so that a test can say so instead of dying.
/// What takes less than kSmall bytes is always made: messages, names, lists of layers.
class LimitedHeap {
 public:
  static constexpr std::size_t kSmall = 16 * 1024;
  static constexpr std::int64_t kUnlimited = std::int64_t{1} << 60;

  /// `limit`: bytes that may be added to those allocated now. `failing`: which allocation that may
  /// fail does, counted from 0; −1 for none.
  explicit LimitedHeap(std::int64_t limit = kUnlimited, int failing = -1);
  ~LimitedHeap();
  LimitedHeap(const LimitedHeap&) = delete;
  LimitedHeap& operator=(const LimitedHeap&) = delete;

  /// After each allocation that is not small, the bytes allocated since the beginning, less those
  /// freed: ascending, each once.
  std::vector<std::int64_t> Heights() const;
  /// Allocations that may fail, so far.
  int fallible() const;
  /// Allocations over the limit that must not fail.
  int unchecked() const;
};

}  // namespace nn
