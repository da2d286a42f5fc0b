#include "core/text/names.h"

namespace nn {

Result<std::size_t> PlaceOfName(const void* list, std::size_t count,
                                std::string_view (*name_at)(const void* list, std::size_t place),
                                std::string_view text, std::string_view what) {
  std::string known;
  for (std::size_t place = 0; place < count; ++place) {
    const std::string_view name = name_at(list, place);
    if (name == text) return place;
    known += Join(known.empty() ? "" : ", ", name);
  }
  return Fail("\"", text, "\" is not a known ", what, "; there are ", known);
}

}  // namespace nn
