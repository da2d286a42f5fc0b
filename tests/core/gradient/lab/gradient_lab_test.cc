// The laboratory's jobs go in slices that may take turns; each finds what it would find alone.
#include "core/gradient/lab/gradient_lab.h"

#include <gtest/gtest.h>

#include <functional>

#include "tests/core/network_on_batch.h"

namespace nn {
namespace {

constexpr double kStepSize = 0.05;
constexpr Index kStudiedWeights = 12;

class LabJobs : public testing::Test {
 protected:
  LabJobs() {
    for (float& parameter : parameters_) parameter = 0.6f * static_cast<float>(stream_.Normal());
  }

  GradientLab MakeLab() const {
    return {
        spec_, parameters_, {.dataset = &images_, .rows = rows_, .augmentation = {}, .pass = {}}};
  }
  /// Runs jobs to their ends, a slice of one loss evaluation each in turn.
  static void TakeTurns(std::vector<std::function<bool(Budget&)>> jobs) {
    while (!jobs.empty()) {
      std::erase_if(jobs, [](const auto& advance) {
        EvaluationBudget budget(1);
        return advance(budget);
      });
    }
  }

  /// Studies one precision until its nudges are large enough to change what the other jobs see.
  static void AdvanceToLargeStepSizes(GradientLab& lab, Precision precision) {
    while (lab.step_sizes_fraction() < (precision == Precision::kFloat ? 0.46 : 0.96)) {
      EvaluationBudget budget(1);
      lab.AdvanceStepSizes(budget);
    }
  }

  ModelSpec spec_ = Network("conv(2,9,stride=8),relu,maxpool(2),flatten,dense(4),relu,dense(10)",
                            &kCrossEntropyLoss);
  RandomStream stream_{3, Purpose::kTest};
  FlatVector<float> parameters_ =
      FlatVector<float>(static_cast<std::size_t>(Plan<float>::Compile(spec_)->parameter_count()));
  Dataset images_ = PatternedImages(4, 20);
  std::vector<std::uint32_t> rows_ = CountUp(0, 4);
};

TEST_F(LabJobs, FindTheSameWhenTheyTakeTurns) {
  for (const Precision precision : {Precision::kFloat, Precision::kDouble}) {
    for (const std::string_view method : {"structured-difference", "node-perturbation"}) {
      UnlimitedBudget unlimited;
      GradientLab alone = MakeLab();
      ASSERT_TRUE(alone.Begin(
          {.method = ParseGradientMethod(method).value(), .step_size = kStepSize}, precision));
      alone.Advance(unlimited);
      const std::vector<double> gradient(alone.gradient().begin(), alone.gradient().end());
      alone.BeginKinkCount(kStepSize);
      alone.kinks().Advance(unlimited);
      alone.BeginStepSizes(kStudiedWeights, 1);
      alone.AdvanceStepSizes(unlimited);

      GradientLab shared = MakeLab();
      ASSERT_TRUE(shared.Begin(
          {.method = ParseGradientMethod(method).value(), .step_size = kStepSize}, precision));
      shared.BeginKinkCount(kStepSize);
      shared.BeginStepSizes(kStudiedWeights, 1);
      AdvanceToLargeStepSizes(shared, precision);
      TakeTurns({[&](Budget& budget) { return shared.AdvanceStepSizes(budget); },
                 [&](Budget& budget) { return shared.kinks().Advance(budget); },
                 [&](Budget& budget) { return shared.Advance(budget); }});
      EXPECT_GT(alone.kinks().crossed(), 0);
      EXPECT_EQ(shared.kinks().crossed(), alone.kinks().crossed()) << method;
      EXPECT_EQ(std::vector<double>(shared.gradient().begin(), shared.gradient().end()), gradient)
          << method;
      ASSERT_EQ(shared.step_sizes(precision).size(), 25);
      for (std::size_t k = 0; k < 25; ++k) {
        EXPECT_EQ(shared.step_sizes(precision)[k].central, alone.step_sizes(precision)[k].central)
            << method << " " << k;
      }
    }
  }
}

TEST_F(LabJobs, ExamplesCrossingAtOneWeightAreTheSameAfterAStudy) {
  UnlimitedBudget unlimited;
  GradientLab lab = MakeLab();
  lab.BeginKinkCount(kStepSize);
  const auto crossings = [&] {
    std::vector<Index> counts;
    for (Index layer = 0; layer < lab.plan().layer_count(); ++layer) {
      for (Index row = 0; row < lab.plan().layer(layer).weight_rows(); ++row)
        counts.push_back(lab.kinks().ExamplesCrossing(layer, row, 1));
    }
    return counts;
  };
  const std::vector<Index> before = crossings();
  lab.BeginStepSizes(kStudiedWeights, 1);
  lab.AdvanceStepSizes(unlimited);
  EXPECT_EQ(crossings(), before);
}

}  // namespace
}  // namespace nn
