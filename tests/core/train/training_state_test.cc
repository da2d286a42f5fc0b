#include "core/train/training_state.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>

#include "tests/core/train/small_run.h"

namespace nn {
namespace {

using Bytes = std::vector<std::uint8_t>;

const StateOrigin kOrigin{"dense(2),relu with quadratic loss", "plain"};

TrainingState<float> SomeState() {
  return {.position = {4'000'000'000, 70'000, 12},
          .optimizer_steps = 3'999'999'990,
          .epoch_metrics = {.loss_sum = 1.0 / 3, .correct = 17, .examples = 100},
          .loss_course = {2.25, 0.5, 0.75, 30, 15, 1.0 / 7, 0.25},
          .early_stopping = {.validated_epoch = 70'000,
                             .best_epoch = 69'997,
                             .best_loss = 0.1,
                             .best_accuracy = 0.97,
                             .stopped = true},
          .uses_best = true,
          .parameters = {1.5f, -0.0f, std::numeric_limits<float>::infinity(), 1e-42f},
          .optimizer = {3, 4},
          .best_parameters = {5, 6, 7, 8},
          .good = {.step = 3'999'999'900,
                   .optimizer_steps = 3'999'999'890,
                   .parameters = {9, 10, 11, 12},
                   .optimizer = {14, 15}}};
}

std::string ProblemOf(const Bytes& bytes, const StateOrigin& expected = kOrigin) {
  const auto state = Deserialize<float>(bytes, expected);
  return state ? "" : state.error().message;
}

void ExpectSaid(const std::string& problem, std::string_view part) {
  EXPECT_NE(problem.find(part), std::string::npos) << '"' << problem << "\" does not say: " << part;
}

TEST(TrainingState, ComesBackAsItWas) {
  const TrainingState<float> state = SomeState();
  const auto back = Deserialize<float>(Serialize(state, kOrigin), kOrigin);
  ASSERT_TRUE(back) << back.error().message;
  ExpectSameState(*back, state);
  EXPECT_TRUE(std::signbit(back->parameters[1]));
}

TEST(TrainingState, KeepsTheBitsOfANotANumber) {
  TrainingState<float> state = SomeState();
  const std::uint32_t bits = 0x7fc12345;
  std::memcpy(state.parameters.data(), &bits, sizeof bits);
  const auto back = Deserialize<float>(Serialize(state, kOrigin), kOrigin);
  ASSERT_TRUE(back);
  EXPECT_EQ(std::memcmp(back->parameters.data(), state.parameters.data(), 4 * sizeof(float)), 0);
}

// Half of the bytes are saved wherever the weights in use are the last good ones, as at most ends
// of epochs.
TEST(TrainingState, HoldsTheCheckpointOnceWhereTheyAreTheWeightsInUse) {
  TrainingState<float> state = SomeState();
  const std::size_t apart = Serialize(state, kOrigin).size();
  state.good.parameters = state.parameters;
  state.good.optimizer = state.optimizer;
  const Bytes once = Serialize(state, kOrigin);
  EXPECT_EQ(once.size(), apart - 3 * sizeof(std::uint64_t) - 6 * sizeof(float));
  const auto back = Deserialize<float>(once, kOrigin);
  ASSERT_TRUE(back);
  ExpectSameState(*back, state);
  state.good.parameters[1] = 0.0f;  // in use: -0
  EXPECT_EQ(Serialize(state, kOrigin).size(), apart);
}

TEST(TrainingState, OfARunRestoresIntoAnother) {
  const auto run = Started<float>(SmallRun());
  Losses(*run, 10);
  auto state = Deserialize<float>(Serialize(run->state(), kOrigin), kOrigin);
  ASSERT_TRUE(state);
  const auto other = Started<float>(SmallRun());
  ASSERT_TRUE(other->Restore(std::move(*state)));
  EXPECT_EQ(LossesToTheEnd(*other), LossesToTheEnd(*run));
}

/// tests/fixtures/state/state-2.bin was written by version 2: a run of 28 of 32 images, eight
/// epochs of four mini-batches of eight, after step 14, with the best weights of its second epoch.
Bytes StateOfVersion2() {
  std::ifstream file(Join(GRADLAB_FIXTURES, "/state/state-2.bin"), std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(file), {});
}

constexpr std::size_t kStateMagicSize = std::size("gradlab state 2\n") - 1;

const StateOrigin kOriginOfVersion2{"small", "plain"};

TrainingConfig RunOfVersion2() {
  TrainingConfig config = SmallRun("maxpool(14),dense(10)");
  config.optimizer.kind = OptimizerKind::kAdam;
  config.learning_rate = 0.05;
  config.epochs = 8;
  config.validation = 0.1;
  return config;
}

void StepOfVersion2(Trainer<float>& run) {
  TakeStep(run);
  if (run.awaits_validation())
    run.ReportValidation(
        {.loss_sum = 10, .correct = run.position().epoch == 2 ? 8.0 : 5.0, .examples = 10});
}

TEST(TrainingState, OfTheVersionBeforeGoesOn) {
  const auto whole = Started<float>(RunOfVersion2(), SharedImages(32));
  for (int step = 0; step < 14; ++step) StepOfVersion2(*whole);
  auto state = Deserialize<float>(StateOfVersion2(), kOriginOfVersion2);
  ASSERT_TRUE(state) << state.error().message;
  EXPECT_EQ(state->optimizer_steps, 14u);
  EXPECT_EQ(state->early_stopping.best_epoch, 2u);
  const auto restored = Started<float>(RunOfVersion2(), SharedImages(32));
  ASSERT_TRUE(restored->Restore(std::move(*state)));
  EXPECT_EQ(restored->position(), whole->position());
  // Another build wrote it: the last bits may differ.
  while (!whole->done()) {
    StepOfVersion2(*whole);
    StepOfVersion2(*restored);
    ASSERT_NEAR(restored->last_step().loss, whole->last_step().loss, 1e-5)
        << "step " << whole->position().step;
  }
  EXPECT_FALSE(restored->divergence());
  whole->RestoreBest();
  restored->RestoreBest();
  for (std::size_t k = 0; k < whole->parameters().size(); ++k)
    ASSERT_NEAR(restored->parameters()[k], whole->parameters()[k], 1e-5);
}

/// Version 2 wrote numbers with six digits; its state of the same run is not that of another one.
TEST(TrainingState, OfTheVersionBeforeBelongsToTheNetworkThatItNamedWithSixDigits) {
  const Bytes small = StateOfVersion2();
  const std::string_view former = "dropout(0.333333),dense(10), seed 12345678";
  const std::size_t text = sizeof(std::uint64_t) + kStateMagicSize + sizeof(std::uint32_t);
  Bytes bytes(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(text));
  const std::uint64_t size = former.size();
  const auto* const count = reinterpret_cast<const std::uint8_t*>(&size);
  bytes.insert(bytes.end(), count, count + sizeof size);
  bytes.insert(bytes.end(), former.begin(), former.end());
  bytes.insert(
      bytes.end(),
      small.begin() + static_cast<std::ptrdiff_t>(text + sizeof size + std::size("small") - 1),
      small.end());
  const auto named = [&](const char* network) {
    return Deserialize<float>(bytes, {network, "plain"});
  };
  EXPECT_TRUE(named("dropout(0.3333333),dense(10), seed 12345678"));
  EXPECT_TRUE(named("dropout(0.333333),dense(10), seed 12345678"));
  EXPECT_FALSE(named("dropout(0.333334),dense(10), seed 12345678"));
  EXPECT_FALSE(named("dropout(0.3333333),dense(10), seed 12345679"));
}

TEST(TrainingState, OfTheVersionBeforeCutShortIsAnErrorThatSaysSo) {
  const Bytes whole = StateOfVersion2();
  for (std::size_t size = 24; size < whole.size(); ++size) {
    const auto state = Deserialize<float>(std::span(whole).first(size), kOriginOfVersion2);
    ASSERT_FALSE(state);
    ExpectSaid(state.error().message, "cut short");
  }
}

TEST(TrainingState, CutShortAnywhereIsAnErrorThatSaysSo) {
  const Bytes whole = Serialize(SomeState(), kOrigin);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string problem =
        ProblemOf(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)));
    // The first 24 bytes are what tells that it is a training state at all.
    ExpectSaid(problem, size < 24 ? "not a training state" : "cut short");
  }
}

TEST(TrainingState, ForeignBytesAreNotATrainingState) {
  Bytes bytes = Serialize(SomeState(), kOrigin);
  for (std::size_t place = 0; place < 24; ++place) {
    bytes[place] ^= 4;
    ExpectSaid(ProblemOf(bytes), "not a training state");
    bytes[place] ^= 4;
  }
  ExpectSaid(ProblemOf(Bytes(1000, 0xff)), "not a training state");
  ExpectSaid(ProblemOf(Bytes(1000, 0)), "not a training state");
}

TEST(TrainingState, BytesThatFollowAreAnError) {
  Bytes bytes = Serialize(SomeState(), kOrigin);
  bytes.push_back(0);
  ExpectSaid(ProblemOf(bytes), "followed by bytes");
}

TEST(TrainingState, OfAnotherNetworkIsRefusedWithBothNames) {
  const std::string problem =
      ProblemOf(Serialize(SomeState(), kOrigin), {"dense(3) with quadratic loss", "simd"});
  ExpectSaid(problem, kOrigin.network);
  ExpectSaid(problem, "dense(3) with quadratic loss");
}

TEST(TrainingState, OfAnotherVariantIsRefusedWithBothNames) {
  const std::string problem =
      ProblemOf(Serialize(SomeState(), kOrigin), {kOrigin.network, "relaxed"});
  ExpectSaid(problem, "plain");
  ExpectSaid(problem, "relaxed");
}

TEST(TrainingState, OfAnotherPrecisionIsRefused) {
  const TrainingState<double> state{.position = {},
                                    .optimizer_steps = 0,
                                    .epoch_metrics = {},
                                    .parameters = {1, 2},
                                    .optimizer = {}};
  ExpectSaid(ProblemOf(Serialize(state, kOrigin)), "precision");
}

/// Where `count` stands as 64 bits.
std::size_t PlaceOfCount(const Bytes& bytes, std::uint64_t count) {
  std::uint8_t pattern[8];
  std::memcpy(pattern, &count, 8);
  const auto found =
      std::search(bytes.begin(), bytes.end(), std::begin(pattern), std::end(pattern));
  NN_ASSERT(found != bytes.end());
  return static_cast<std::size_t>(found - bytes.begin());
}

TEST(TrainingState, CountsThatTheBytesCannotHoldAreRefusedWithoutAllocating) {
  const Bytes whole = Serialize(SomeState(), kOrigin);
  const std::size_t place = PlaceOfCount(whole, SomeState().parameters.size());
  for (const std::uint64_t count :
       {std::uint64_t{8}, std::uint64_t{1} << 31, std::uint64_t{1} << 32,
        (std::uint64_t{1} << 62) + 4, ~std::uint64_t{0}}) {
    Bytes damaged = whole;
    std::memcpy(damaged.data() + place, &count, 8);
    // 8 values are there, and what follows them is taken for a list that has to be empty.
    ExpectSaid(ProblemOf(damaged), count == 8 ? "is damaged" : "cut short");
  }
}

// The file has a place for running statistics, which no network has.
TEST(TrainingState, WithRunningStatisticsIsRefused) {
  const TrainingState<float> state = SomeState();
  Bytes bytes = Serialize(state, kOrigin);
  const std::size_t statistics = PlaceOfCount(bytes, state.parameters.size()) +
                                 sizeof(std::uint64_t) + state.parameters.size() * sizeof(float);
  ASSERT_EQ(bytes[statistics], 0);
  bytes[statistics] = 1;
  bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(statistics + 8), 4, 0);
  ExpectSaid(ProblemOf(bytes), "is damaged: it has values where this version writes none");
}

// Whatever is damaged, reading ends in an error or in a state, never in a crash.
TEST(TrainingState, AnyEightDamagedBytesAreSurvived) {
  const Bytes whole = Serialize(SomeState(), kOrigin);
  for (std::size_t place = 0; place + 8 <= whole.size(); ++place) {
    for (const std::uint8_t value : {std::uint8_t{0}, std::uint8_t{0x7f}, std::uint8_t{0xff}}) {
      Bytes damaged = whole;
      std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(place), 8, value);
      const auto state = Deserialize<float>(damaged, kOrigin);
      EXPECT_TRUE(state || !state.error().message.empty());
    }
  }
}

}  // namespace
}  // namespace nn
