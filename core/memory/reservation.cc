#include "core/memory/reservation.h"

#include <limits>

namespace nn {
namespace {

constexpr std::int64_t kMegabyte = 1 << 20;
/// For the allocator's own bookkeeping, alignment, and everything small that is allocated without
/// asking, messages of errors among it.
constexpr std::int64_t kMargin = kMegabyte;

}  // namespace

Result<Reservation> Reservation::Of(std::int64_t bytes, std::string_view purpose) {
  Reservation reservation;
  const std::int64_t wanted = bytes + kMargin;
  if (static_cast<std::uint64_t>(wanted) <= std::numeric_limits<std::size_t>::max() / 2) {
    reservation.memory_.reset(::operator new(static_cast<std::size_t>(wanted), std::nothrow));
  }
  if (reservation.memory_) return reservation;
  return Fail(
      purpose, " takes ", wanted / kMegabyte,
      " MB of memory, more than this browser tab has left for it; use a smaller network, batch "
      "size or data set");
}

Result<void> CheckMemory(std::int64_t bytes, std::string_view purpose) {
  if (const Result<Reservation> reserved = Reservation::Of(bytes, purpose); !reserved)
    return std::unexpected(reserved.error());
  return {};
}

}  // namespace nn
