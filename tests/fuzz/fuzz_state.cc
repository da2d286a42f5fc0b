// Any bytes as a captured training state: they are refused in words, or a run goes on from them.
#include "tests/core/train/small_run.h"

namespace {

const nn::StateOrigin kOrigin{"n", "v"};

nn::TrainingConfig TinyRun() {
  nn::TrainingConfig config = nn::SmallRun("conv(1,28),relu,dense(10)");
  config.optimizer.kind = nn::OptimizerKind::kAdam;
  return config;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto images = nn::SharedImages(20);
  auto state = nn::Deserialize<float>({data, size}, kOrigin);
  if (!state) {
    NN_ASSERT(!state.error().message.empty());
    return 0;
  }
  const std::vector<std::uint8_t> again = nn::Serialize(*state, kOrigin);
  const auto back = nn::Deserialize<float>(again, kOrigin);
  NN_ASSERT(back && nn::Serialize(*back, kOrigin) == again);
  const auto trainer = nn::Started<float>(TinyRun(), images);
  const auto restored = trainer->Restore(std::move(*state));
  NN_ASSERT(restored || !restored.error().message.empty());
  if (!trainer->done() && !trainer->awaits_validation()) nn::TakeStep(*trainer);
  return 0;
}
