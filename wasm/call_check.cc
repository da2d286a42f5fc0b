#include "wasm/call_check.h"

#include "core/data/image.h"
#include "core/memory/reservation.h"
#include "core/text/number_check.h"

using emscripten::val;

CallCheck::CallCheck() = default;
CallCheck::~CallCheck() = default;

nn::Index CallCheck::Whole(std::string_view name, double value, nn::Index least, nn::Index most) {
  const auto whole = nn::CheckWhole(name, value, least, most);
  if (whole) return static_cast<nn::Index>(*whole);
  Add(std::unexpected(whole.error()));
  return 0;
}

std::uint64_t CallCheck::Seed(double value) {
  const auto whole = nn::CheckWhole("the seed", value, 0, nn::kLargestWhole);
  if (whole) return static_cast<std::uint64_t>(*whole);
  Add(std::unexpected(whole.error()));
  return 0;
}

nn::Index CallCheck::Place(std::string_view name, double value, std::size_t items) {
  return Whole(name, value, 0, static_cast<nn::Index>(items) - 1);
}

std::vector<std::uint8_t> CallCheck::Image(const Uint8Array& pixels) {
  Whole("the number of pixels", pixels["length"].as<double>(), nn::kPixels, nn::kPixels);
  return ok() ? CopyIn(pixels) : std::vector<std::uint8_t>(nn::kPixels);
}

void CallCheck::Memory(std::int64_t bytes, std::string_view purpose) {
  if (ok()) Add(nn::CheckMemory(bytes, purpose));
}

void CallCheck::Add(const nn::Result<void>& result) {
  if (ok() && !result) first_ = result.error();
}

val CallCheck::refusal() const { return ok() ? val::undefined() : JsError(first_); }
