#include "core/text/names.h"

namespace nn {

Result<std::size_t> FindName(std::span<const std::string_view> names, std::string_view text,
                             std::string_view what) {
  std::string known;
  for (std::size_t place = 0; place < names.size(); ++place) {
    if (names[place] == text) return place;
    known += Join(known.empty() ? "" : ", ", names[place]);
  }
  return Fail("\"", text, "\" is not a known ", what, "; there are ", known);
}

}  // namespace nn
