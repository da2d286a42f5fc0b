#include "core/parallel/thread_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace nn {
namespace {

template <class Function>
void RunJob(ThreadPool& pool, Index tasks, const Function& function) {
  pool.Run(tasks,
           {[](const void* context, Index task) { (*static_cast<const Function*>(context))(task); },
            &function});
}

class Pool : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {}
};

TEST_P(Pool, RunsEachTaskOnce) {
  ThreadPool pool(GetParam());
  for (const Index tasks : {0, 1, 2, 3, 7, 1000}) {
    std::vector<int> runs(static_cast<std::size_t>(tasks));
    RunJob(pool, tasks, [&](Index task) { ++runs[static_cast<std::size_t>(task)]; });
    EXPECT_EQ(runs, std::vector<int>(static_cast<std::size_t>(tasks), 1)) << tasks;
  }
}

// Each job depends on the one before: a task that is lost, done twice or seen too early changes the
// result.
TEST_P(Pool, AJobSeesAllOfTheOneBefore) {
  ThreadPool pool(GetParam());
  std::vector<std::uint64_t> values(6, 1);
  std::vector<std::uint64_t> expected = values;
  const auto step = [](const std::vector<std::uint64_t>& from, std::size_t place) {
    return from[place] * 3 + from[(place + 1) % from.size()];
  };
  for (int job = 0; job < 20'000; ++job) {
    std::vector<std::uint64_t> next(values.size());
    RunJob(pool, static_cast<Index>(next.size()), [&](Index task) {
      next[static_cast<std::size_t>(task)] = step(values, static_cast<std::size_t>(task));
    });
    values.swap(next);
    for (std::size_t place = 0; place < next.size(); ++place) next[place] = step(expected, place);
    expected.swap(next);
    ASSERT_EQ(values, expected) << "job " << job;
  }
}

// Far longer apart than a thread watches for work, so that each job has to wake it.
TEST_P(Pool, SleepersWakeForAJob) {
  ThreadPool pool(GetParam());
  for (int job = 0; job < 5; ++job) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::atomic<int> runs = 0;
    RunJob(pool, 50, [&](Index) {
      std::this_thread::sleep_for(std::chrono::microseconds(100));
      ++runs;
    });
    EXPECT_EQ(runs, 50);
  }
}

TEST_P(Pool, TheCallerSleepsThroughALongLastTask) {
  ThreadPool pool(GetParam());
  std::atomic<int> runs = 0;
  RunJob(pool, 2 * GetParam(), [&](Index task) {
    if (task % 2 == 1) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    ++runs;
  });
  EXPECT_EQ(runs, 2 * GetParam());
}

TEST_P(Pool, AJobWithinATaskIsALoop) {
  ThreadPool pool(GetParam());
  std::vector<std::vector<Index>> inner(8);
  RunJob(pool, 8, [&](Index outer) {
    RunJob(pool, 5, [&](Index task) { inner[static_cast<std::size_t>(outer)].push_back(task); });
  });
  for (const auto& tasks : inner) EXPECT_EQ(tasks, (std::vector<Index>{0, 1, 2, 3, 4}));
}

TEST_P(Pool, SeveralCallersMayMeet) {
  ThreadPool pool(GetParam());
  std::vector<std::uint64_t> sums(3);
  std::vector<std::thread> callers;
  for (std::uint64_t& sum : sums) {
    callers.emplace_back([&pool, &sum] {
      for (int job = 0; job < 500; ++job) {
        std::vector<std::uint64_t> parts(4);
        RunJob(pool, 4, [&](Index task) {
          parts[static_cast<std::size_t>(task)] = static_cast<std::uint64_t>(task + job);
        });
        for (const std::uint64_t part : parts) sum += part;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(sums, std::vector<std::uint64_t>(3, 500 * 6 + 4 * (499 * 500 / 2)));
}

INSTANTIATE_TEST_SUITE_P(Threads, Pool, testing::Values(1, 2, 3, 5),
                         testing::PrintToStringParamName());

// Each task waits until all have begun, which takes a thread for each.
TEST(ThreadPool, HasAsManyThreadsAsItSays) {
  ThreadPool pool(4);
  ASSERT_EQ(pool.thread_count(), 4);
  std::mutex mutex;
  std::condition_variable all_began;
  std::set<std::thread::id> threads;
  RunJob(pool, 4, [&](Index) {
    std::unique_lock lock(mutex);
    threads.insert(std::this_thread::get_id());
    all_began.notify_all();
    all_began.wait(lock, [&] { return threads.size() == 4; });
  });
  EXPECT_EQ(threads.count(std::this_thread::get_id()), 1u);
}

}  // namespace
}  // namespace nn
