// Any bytes as a network, a line of text, and how to train it, a byte for each choice: it is
// refused in words, or it makes two steps, and a run that is restored from them goes on as it does.
#include <cmath>

#include "tests/core/train/random_run.h"

namespace {

/// Larger networks are only slower.
constexpr nn::Index kMostParameters = 20'000;
constexpr std::int64_t kMostMultiplyAdds = 500'000;
/// A numerical gradient's loss evaluations times the multiplications of one.
constexpr std::int64_t kMostWork = 5'000'000;

const nn::StateOrigin kOrigin{"n", "v"};

/// One choice after the other; the first of its options when the bytes are used up.
class ByteChoices {
 public:
  explicit ByteChoices(std::string_view bytes) : bytes_(bytes) {}
  int Below(int count) {
    if (bytes_.empty()) return 0;
    const int byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    return byte % count;
  }
  template <class T, std::size_t N>
  const T& Of(const std::array<T, N>& options) {
    return Of(std::span<const T>(options));
  }
  template <class T>
  const T& Of(std::span<const T> options) {
    return options[static_cast<std::size_t>(Below(static_cast<int>(options.size())))];
  }

 private:
  std::string_view bytes_;
};

nn::TrainingConfig ConfigOf(std::vector<nn::LayerSpec> layers, ByteChoices choices) {
  nn::TrainingConfig config;
  config.model.layers = std::move(layers);
  config.gradient.method = choices.Of(nn::GradientMethodKinds());
  config.optimizer.kind = choices.Of(nn::OptimizerKinds());
  config.model.loss = choices.Of(nn::LossKinds());
  config.batch_size = 1 + choices.Below(5);
  config.learning_rate = std::pow(10.0, choices.Below(12) - 5);
  config.initialization =
      choices.Of(std::array{nn::Initialization::kScaledNormal, nn::Initialization::kUnitNormal,
                            nn::Initialization::kXavier, nn::Initialization::kHe});
  config.schedule = choices.Of(std::array{nn::Schedule::kConstant, nn::Schedule::kStep,
                                          nn::Schedule::kCosine, nn::Schedule::kOneCycle});
  config.optimizer.weight_decay = choices.Below(2) * 0.01;
  config.optimizer.decay = choices.Below(2) == 0 ? nn::DecayKind::kL2 : nn::DecayKind::kDecoupled;
  config.optimizer.clip_norm = choices.Below(2);
  config.augmentation.shift = static_cast<float>(choices.Below(2));
  config.seed = static_cast<std::uint64_t>(choices.Below(256));
  config.epochs = 10;
  return config;
}

bool IsSmall(const nn::Plan<float>& plan, const nn::GradientSpec& gradient) {
  if (plan.parameter_count() > kMostParameters || plan.multiply_adds() > kMostMultiplyAdds)
    return false;
  return gradient.method == &nn::kBackpropagation ||
         plan.parameter_count() * plan.multiply_adds() <= kMostWork;
}

void TakeTwoSteps(nn::Trainer<float>& trainer) {
  for (int step = 0; step < 2; ++step) nn::TakeStep(trainer);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto images = nn::SharedImages(7);
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const std::size_t line_end = std::min(file.find('\n'), file.size());
  auto layers = nn::ParseLayers(file.substr(0, line_end));
  if (!layers) return 0;
  const nn::TrainingConfig config =
      ConfigOf(std::move(*layers), ByteChoices(file.substr(std::min(line_end + 1, size))));
  const auto plan = nn::Plan<float>::Compile(config.model);
  if (!plan || !IsSmall(*plan, config.gradient)) return 0;
  const auto created = nn::Trainer<float>::Create(config, images);
  if (!created) {
    NN_ASSERT(!created.error().message.empty());
    return 0;
  }
  nn::Trainer<float>& trainer = **created;
  TakeTwoSteps(trainer);
  const std::vector<std::uint8_t> bytes = nn::Serialize(trainer.state(), kOrigin);
  auto state = nn::Deserialize<float>(bytes, kOrigin);
  NN_ASSERT(state.has_value());
  const auto restored = nn::Started<float>(config, images);
  NN_ASSERT(restored->Restore(std::move(*state)).has_value());
  NN_ASSERT(nn::Serialize(restored->state(), kOrigin) == bytes);
  TakeTwoSteps(trainer);
  TakeTwoSteps(*restored);
  NN_ASSERT(nn::Serialize(restored->state(), kOrigin) == nn::Serialize(trainer.state(), kOrigin));
  return 0;
}
