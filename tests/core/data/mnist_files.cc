#include "tests/core/data/mnist_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/core/data/inflate.h"

namespace nn {
namespace {

std::filesystem::path MnistFolder() {
  const char* const folder = std::getenv("MNIST_DIR");
  if (folder && *folder) return folder;
  return (std::filesystem::path(GRADLAB_FIXTURES) / "../../../shared/mnist").lexically_normal();
}

}  // namespace

std::optional<std::vector<uint8_t>> ReadMnistFile(const std::string& name) {
  std::ifstream file(MnistFolder() / (name + ".gz"), std::ios::binary);
  if (!file) return std::nullopt;
  const std::vector<uint8_t> packed(std::istreambuf_iterator<char>(file), {});
  std::vector<uint8_t> unpacked = Gunzip(packed);
  const size_t header = name.find("idx3") != std::string::npos ? 16 : 8;
  unpacked.erase(unpacked.begin(), unpacked.begin() + static_cast<std::ptrdiff_t>(header));
  return unpacked;
}

}  // namespace nn
