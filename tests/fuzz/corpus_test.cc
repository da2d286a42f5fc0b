// What the fuzzers begin with, and what has broken something once: each file of tests/fuzz/corpus
// goes through its target.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

// The targets' LLVMFuzzerTestOneInput, renamed by the build.
extern "C" int fuzz_csv_input(const uint8_t* data, size_t size);
extern "C" int fuzz_idx_input(const uint8_t* data, size_t size);
extern "C" int fuzz_model_input(const uint8_t* data, size_t size);
extern "C" int fuzz_run_input(const uint8_t* data, size_t size);
extern "C" int fuzz_state_input(const uint8_t* data, size_t size);

namespace nn {
namespace {

void RunCorpus(const char* name, int (*target)(const uint8_t*, size_t)) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(
           std::filesystem::path(GRADLAB_FIXTURES) / "../fuzz/corpus" / name)) {
    SCOPED_TRACE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::vector<char> bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(target(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()), 0);
    ++files;
  }
  EXPECT_GT(files, 3);
}

TEST(FuzzCorpus, OfCsvFilesIsSurvived) { RunCorpus("csv", fuzz_csv_input); }
TEST(FuzzCorpus, OfIdxFilesIsSurvived) { RunCorpus("idx", fuzz_idx_input); }
TEST(FuzzCorpus, OfModelsIsSurvived) { RunCorpus("model", fuzz_model_input); }
TEST(FuzzCorpus, OfRunsIsSurvived) { RunCorpus("run", fuzz_run_input); }
TEST(FuzzCorpus, OfTrainingStatesIsSurvived) { RunCorpus("state", fuzz_state_input); }

}  // namespace
}  // namespace nn
