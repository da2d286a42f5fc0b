// One epoch with the core built for this processor. Argument: a folder with MNIST's four files
// unpacked. Jobs come one a line on standard input, `model batch rate images seed`; each is
// answered with one line of JSON.

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/data/idx/idx_reader.h"
#include "core/model/presets.h"
#include "core/train/evaluation.h"
#include "core/train/trainer.h"

namespace {

struct Job {
  std::string model;
  nn::Index batch;
  double rate;
  std::size_t images;
  std::uint64_t seed;
};

nn::Result<nn::IdxContent> ReadIdx(const std::string& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return nn::Fail("cannot open ", path);
  const std::vector<char> bytes((std::istreambuf_iterator<char>(file)),
                                std::istreambuf_iterator<char>());
  nn::IdxReader reader({.row_limit = limit});
  reader.Push({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  return reader.Finish();
}

nn::Result<std::shared_ptr<nn::Dataset>> ReadSet(const std::string& folder, std::string_view stem,
                                                 std::size_t limit) {
  const std::string begin = nn::Join(folder, "/", stem);
  nn::Result<nn::IdxContent> images = ReadIdx(begin + "-images-idx3-ubyte", limit);
  if (!images) return std::unexpected(images.error());
  nn::Result<nn::IdxContent> labels = ReadIdx(begin + "-labels-idx1-ubyte", limit);
  if (!labels) return std::unexpected(labels.error());
  nn::Result<nn::Dataset> set =
      nn::PairIdx(std::move(std::get<nn::IdxImages>(*images)), std::get<nn::IdxLabels>(*labels));
  if (!set) return std::unexpected(set.error());
  return std::make_shared<nn::Dataset>(std::move(*set));
}

nn::Result<nn::TrainingConfig> ConfigOf(const Job& job) {
  const nn::Result<nn::Preset> preset = nn::FindPreset(job.model);
  if (!preset) return std::unexpected(preset.error());
  nn::Result<std::vector<nn::LayerSpec>> layers = nn::ParseLayers(preset->layers);
  if (!layers) return std::unexpected(layers.error());
  nn::TrainingConfig config;
  config.model.layers = std::move(*layers);
  config.model.loss = preset->loss;
  config.initialization = preset->initialization;
  config.learning_rate = job.rate;
  config.batch_size = job.batch;
  config.seed = job.seed;
  return config;
}

nn::Result<std::string> Measure(const Job& job, const std::string& folder) {
  const auto train = ReadSet(folder, "train", job.images);
  if (!train) return std::unexpected(train.error());
  const auto test = ReadSet(folder, "t10k", 0);
  if (!test) return std::unexpected(test.error());
  const auto config = ConfigOf(job);
  if (!config) return std::unexpected(config.error());
  auto trainer = nn::Trainer<float>::Create(*config, *train);
  if (!trainer) return std::unexpected(trainer.error());

  nn::UnlimitedBudget budget;
  const auto begin = std::chrono::steady_clock::now();
  while (!(*trainer)->done()) (*trainer)->AdvanceStep(budget);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;

  nn::Evaluation<float> evaluation((*trainer)->plan(), *test);
  evaluation.Begin();
  evaluation.Advance((*trainer)->parameters(), budget);
  return nn::Join("{\"seconds\":", seconds.count(),
                  ",\"accuracy\":", evaluation.metrics().accuracy(),
                  ",\"images\":", (*train)->size(), "}");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: bench_epoch FOLDER\n";
    return 1;
  }
  Job job;
  while (std::cin >> job.model >> job.batch >> job.rate >> job.images >> job.seed) {
    const nn::Result<std::string> answer = Measure(job, arguments[1]);
    if (answer)
      std::cout << *answer << std::endl;
    else
      std::cout << "{\"error\":\"" << answer.error().message << "\"}" << std::endl;
  }
  return 0;
}
