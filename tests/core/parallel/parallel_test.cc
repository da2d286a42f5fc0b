#include "core/parallel/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace nn {
namespace {

class Parallel : public testing::Test {
 protected:
  void TearDown() override { SetThreadCount(1); }
};

struct Range {
  Index begin;
  Index end;
  bool operator==(const Range&) const = default;
};

/// The ranges `outputs` is cut into, in order.
std::vector<Range> RangesOf(const Divisible& outputs) {
  std::vector<Range> ranges(static_cast<std::size_t>(outputs.count));
  std::atomic<std::size_t> count = 0;
  ParallelRanges(outputs, [&](Index begin, Index end) { ranges[count++] = {begin, end}; });
  ranges.resize(count);
  std::ranges::sort(ranges, {}, &Range::begin);
  return ranges;
}

TEST_F(Parallel, BeginsWithOneThread) {
  EXPECT_EQ(ThreadCount(), 1);
  EXPECT_EQ(RangesOf({.count = 10}), (std::vector<Range>{{0, 10}}));
}

TEST_F(Parallel, HasAsManyThreadsAsAsked) {
  SetThreadCount(3);
  EXPECT_EQ(ThreadCount(), 3);
}

TEST_F(Parallel, EachTaskRunsOnceWithAnyNumberOfThreads) {
  for (const int threads : {1, 2, 4, 2, 1}) {
    SetThreadCount(threads);
    std::vector<int> runs(100);
    ParallelFor(100, [&](Index task) { ++runs[static_cast<std::size_t>(task)]; });
    EXPECT_EQ(runs, std::vector<int>(100, 1)) << threads;
  }
}

TEST_F(Parallel, RangesAreAsEqualAsCanBe) {
  SetThreadCount(4);
  EXPECT_EQ(RangesOf({.count = 10}), (std::vector<Range>{{0, 3}, {3, 6}, {6, 8}, {8, 10}}));
  EXPECT_EQ(RangesOf({.count = 3}), (std::vector<Range>{{0, 1}, {1, 2}, {2, 3}}));
  EXPECT_TRUE(RangesOf({.count = 0}).empty());
}

// In wasm an Index has 32 bits: 1,000 filters on 1,000 maps of 28×28 are 2^31 multiply-adds an
// example and more.
TEST_F(Parallel, WorkOfMoreThan32BitsIsWorthATask) {
  for (const std::int64_t work :
       {std::int64_t{1} << 31, std::int64_t{1} << 32, (std::int64_t{1} << 33) + 1}) {
    EXPECT_EQ(OutputsWorthATask(work), 1) << work;
  }
}

TEST_F(Parallel, TooLittleWorkStaysWithFewerThreads) {
  SetThreadCount(4);
  EXPECT_EQ(RangesOf({.count = 9, .minimum = 10}), (std::vector<Range>{{0, 9}}));
  EXPECT_EQ(RangesOf({.count = 19, .minimum = 10}), (std::vector<Range>{{0, 19}}));
  EXPECT_EQ(RangesOf({.count = 20, .minimum = 10}), (std::vector<Range>{{0, 10}, {10, 20}}));
}

TEST_F(Parallel, WorkThatIsNotSharedStaysWithTheCaller) {
  SetThreadCount(3);
  {
    const WorkSharing alone(false);
    EXPECT_EQ(ThreadCount(), 3);
    EXPECT_EQ(ThreadsInUse(), 1);
    EXPECT_EQ(RangesOf({.count = 10}), (std::vector<Range>{{0, 10}}));
    std::vector<std::thread::id> by(20);
    ParallelFor(
        20, [&](Index task) { by[static_cast<std::size_t>(task)] = std::this_thread::get_id(); });
    EXPECT_EQ(by, std::vector<std::thread::id>(20, std::this_thread::get_id()));
  }
  EXPECT_EQ(ThreadsInUse(), 3);
}

TEST_F(Parallel, RangesBeginAtMultiples) {
  SetThreadCount(3);
  EXPECT_EQ(RangesOf({.count = 100, .multiple = 16}),
            (std::vector<Range>{{0, 48}, {48, 80}, {80, 100}}));
  EXPECT_EQ(RangesOf({.count = 17, .multiple = 16}), (std::vector<Range>{{0, 16}, {16, 17}}));
  EXPECT_EQ(RangesOf({.count = 15, .multiple = 16}), (std::vector<Range>{{0, 15}}));
}

TEST(OutputsWorthATask, AreFewerTheMoreEachCosts) {
  EXPECT_EQ(OutputsWorthATask(1), kWorthATask);
  EXPECT_EQ(OutputsWorthATask(kWorthATask / 2), 2);
  EXPECT_EQ(OutputsWorthATask(kWorthATask * 2), 1);
  EXPECT_EQ(OutputsWorthATask(0), kWorthATask);
}

}  // namespace
}  // namespace nn
