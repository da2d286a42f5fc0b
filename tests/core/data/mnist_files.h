#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nn {

/// One of MNIST's gzipped IDX files, unpacked, without its header; nothing where MNIST is not.
/// `name` is as in "t10k-labels-idx1-ubyte". The folder is MNIST_DIR, by default ../shared/mnist
/// beside the repository.
std::optional<std::vector<uint8_t>> ReadMnistFile(const std::string& name);

/// What a test says that is skipped for the lack of MNIST.
inline constexpr const char* kNoMnist = "no MNIST (set MNIST_DIR): skipped ";

}  // namespace nn
