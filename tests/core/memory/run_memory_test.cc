#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "core/gradient/lab/gradient_lab.h"
#include "core/inspect/update_watch.h"
#include "core/memory/reservation.h"
#include "core/train/evaluation.h"
#include "core/train/memory_need.h"
#include "tests/core/memory/limited_heap.h"
#include "tests/core/train/small_run.h"

namespace nn {
namespace {

const StateOrigin kOrigin{"network", "build"};

/// A run and what is done with it, as the page does it. Each act returns an error, or has been
/// done.
struct DrivenRun {
  TrainingConfig config;
  std::shared_ptr<const Dataset> images;
  std::unique_ptr<Trainer<float>> trainer;
  std::unique_ptr<Evaluation<float>> test;
  UpdateWatch watch;
  std::vector<std::uint8_t> captured;

  Result<void> Create() {
    auto created = Trainer<float>::Create(config, images, images->size());
    if (!created) return std::unexpected(created.error());
    trainer = std::move(*created);
    return {};
  }
  Result<void> CreateEvaluation() {
    auto created = Evaluation<float>::Create(trainer->plan(), images);
    if (!created) return std::unexpected(created.error());
    test = std::move(*created);
    return {};
  }
  Result<void> Measure() {
    UnlimitedBudget unlimited;
    test->Begin();
    test->Advance(trainer->parameters(), unlimited);
    if (trainer->awaits_validation()) trainer->ReportValidation(test->metrics());
    return {};
  }
  Result<void> TrainEpoch() {
    do {
      watch.Before(trainer->position().step, trainer->parameters());
      TakeStep(*trainer);
      watch.After(trainer->plan(), trainer->parameters(), trainer->gradient_method().gradient());
    } while (trainer->position().step_in_epoch > 0);
    return {};
  }
  Result<void> Watch() {
    return watch.Begin(trainer->position().step, 2, trainer->parameters().size());
  }
  Result<void> ChangeMethod() {
    return trainer->SetGradientMethod(
        {.method = ParseGradientMethod("forward-gradient").value(), .directions = 2});
  }
  Result<void> ChangeBack() { return trainer->SetGradientMethod(config.gradient); }
  Result<void> CaptureState() {
    auto bytes = Capture(trainer->state(), kOrigin);
    if (!bytes) return std::unexpected(bytes.error());
    captured = std::move(*bytes);
    return {};
  }
  Result<void> RestoreState() {
    auto state = Deserialize<float>(captured, kOrigin);
    if (!state) return std::unexpected(state.error());
    return trainer->Restore(std::move(*state));
  }
};

using Act = Result<void> (DrivenRun::*)();

constexpr Act kActs[] = {
    &DrivenRun::Create,       &DrivenRun::CreateEvaluation, &DrivenRun::Measure,
    &DrivenRun::TrainEpoch,   &DrivenRun::Measure,          &DrivenRun::CaptureState,
    &DrivenRun::ChangeMethod, &DrivenRun::TrainEpoch,       &DrivenRun::Measure,
    &DrivenRun::Watch,        &DrivenRun::RestoreState,     &DrivenRun::ChangeBack,
    &DrivenRun::TrainEpoch,   &DrivenRun::CaptureState,     &DrivenRun::Measure};

struct Tried {
  int sites = 0;
  int refused = 0;
};

/// Does everything, with the heap limited during one act.
class Story {
 public:
  Story(const TrainingConfig& config, std::shared_ptr<const Dataset> images)
      : config_(config), images_(std::move(images)) {
    const DrivenRun run = Told([&](DrivenRun& some, std::size_t act) {
      LimitedHeap heap;
      EXPECT_TRUE((some.*kActs[act])());
      fallible_.push_back(heap.fallible());
      heights_.push_back(heap.Heights());
    });
    final_ = run.captured;
  }

  void FailEach(Tried& tried) {
    for (std::size_t act = 0; act < std::size(kActs); ++act) {
      for (int site = 0; site < fallible_[act]; ++site)
        FailOne(act, LimitedHeap::kUnlimited, site, tried);
      for (const std::int64_t height : heights_[act])
        FailOne(act, std::max<std::int64_t>(height - 1, 0), -1, tried);
    }
  }

 private:
  DrivenRun Told(const std::function<void(DrivenRun&, std::size_t)>& perform) {
    DrivenRun run{.config = config_,
                  .images = images_,
                  .trainer = nullptr,
                  .test = nullptr,
                  .watch = {},
                  .captured = {}};
    for (std::size_t act = 0; act < std::size(kActs); ++act) perform(run, act);
    return run;
  }

  /// A refused act is done again with memory enough: then everything has to go on as if nothing had
  /// happened, to the last bit.
  void FailOne(std::size_t failing, std::int64_t limit, int site, Tried& tried) {
    const DrivenRun run = Told([&](DrivenRun& some, std::size_t act) {
      Result<void> done;
      int unchecked = 0;
      if (act == failing) {
        LimitedHeap heap(limit, site);
        done = (some.*kActs[act])();
        unchecked = heap.unchecked();
      } else {
        done = (some.*kActs[act])();
        EXPECT_TRUE(done);
        return;
      }
      ++tried.sites;
      EXPECT_EQ(unchecked, 0) << "act " << act << " with " << limit << " bytes";
      EXPECT_TRUE(site < 0 || !done) << "act " << act;
      if (done) return;
      ++tried.refused;
      EXPECT_NE(done.error().message.find("MB of memory"), std::string::npos)
          << done.error().message;
      EXPECT_TRUE((some.*kActs[act])());
    });
    EXPECT_TRUE(run.captured == final_) << "after act " << failing << " with " << limit << " bytes";
  }

  TrainingConfig config_;
  std::shared_ptr<const Dataset> images_;
  std::vector<int> fallible_;
  std::vector<std::vector<std::int64_t>> heights_;
  std::vector<std::uint8_t> final_;
};

void FailEachOf(const TrainingConfig& config) {
  Tried tried;
  Story(config, SharedImages(20)).FailEach(tried);
  std::printf("[  memory  ] %d allocations failed in turn, %d of them refused in words\n",
              tried.sites, tried.refused);
  EXPECT_GT(tried.sites, 20);
  EXPECT_GT(tried.refused, 5);
}

TrainingConfig RunOf(std::string_view layers) {
  TrainingConfig config = SmallRun(layers);
  config.epochs = 9;
  config.validation = 0.2;
  return config;
}

TEST(MemoryNeed, SurvivesEachFailedAllocationOfADenseNetworkWithAdam) {
  TrainingConfig config = RunOf("dense(60),relu,dense(10)");
  config.optimizer.kind = OptimizerKind::kAdam;
  FailEachOf(config);
}

TEST(MemoryNeed, SurvivesEachFailedAllocationOfAConvolutionalNetworkWithAugmentation) {
  TrainingConfig config = RunOf("conv(4,5),relu,maxpool(2),dropout(0.2),dense(10)");
  config.augmentation.rotation = 10;
  FailEachOf(config);
}

TEST(MemoryNeed, SurvivesEachFailedAllocationOfTheNumericalMethods) {
  for (const GradientMethodKind* const method : GradientMethodKinds()) {
    SCOPED_TRACE(method->name);
    // They take no more than backpropagation in the other tests.
    if (method->memory == MethodMemory::kGradient) continue;
    TrainingConfig config = RunOf("conv(2,5,stride=3),tanh,maxpool(2),dense(10)");
    config.batch_size = 20;
    config.gradient = {.method = method, .step_size = 0.01, .directions = 2};
    FailEachOf(config);
  }
}

/// What is allocated is no more than what was worked out before.
TEST(MemoryNeed, IsWorkedOutBeforehand) {
  for (const char* layers : {"dense(10)", "dense(300),sigmoid,dense(10)",
                             "conv(20,5),relu,maxpool(2),conv(8,3,pad=1),relu,flatten,dense(10)",
                             "avgpool(2),dense(64),tanh,dropout(0.5),dense(10)"}) {
    for (const GradientMethodKind* const method : GradientMethodKinds()) {
      TrainingConfig config = RunOf(layers);
      config.gradient = {.method = method, .step_size = 0.01, .directions = 1};
      DrivenRun run{.config = config,
                    .images = SharedImages(30),
                    .trainer = nullptr,
                    .test = nullptr,
                    .watch = {},
                    .captured = {}};
      const auto plan = Plan<float>::Compile(config.model);
      const MemoryNeed expected =
          MemoryOfRun(*plan, config, run.images->size(), run.images->size());
      std::int64_t needed = 0;
      {
        LimitedHeap heap;
        ASSERT_TRUE(run.Create());
        ASSERT_TRUE(run.CreateEvaluation());
        EvaluationBudget budget(3);
        run.trainer->AdvanceStep(budget);
        ASSERT_TRUE(run.CaptureState());
        needed = heap.Heights().back();
      }
      EXPECT_LE(needed, expected.total() + (2 << 20)) << layers << " by " << method->name;
    }
  }
}

TEST(Reservation, SaysWhatThereIsNoMemoryFor) {
  const LimitedHeap heap(0);
  const auto refused = Reservation::Of(5 << 20, "training this network");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("training this network takes 6 MB of memory"),
            std::string::npos);
}

}  // namespace
}  // namespace nn
