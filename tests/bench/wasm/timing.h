#pragma once

#include <emscripten/emscripten.h>

#include <algorithm>

/// Not inlined: a browser puts its better translation of a function to use when the function is
/// entered the next time.
template <class Work>
[[gnu::noinline]] void CallOnce(Work& work) {
  work();
}

/// The shortest time of one call of `work`, in seconds, over some `milliseconds` of calls. The
/// first third warms up. The shortest, because whatever else the machine does can only add to it.
template <class Work>
double ShortestSeconds(double milliseconds, Work work) {
  const double begin = emscripten_get_now();
  int calls = 0;
  while (emscripten_get_now() - begin < milliseconds / 3) {
    CallOnce(work);
    ++calls;
  }
  // Groups of calls that last a hundred times what the clock tells apart, 5 µs in a browser.
  constexpr double kGroupMilliseconds = 0.5;
  const int group = std::max(1, static_cast<int>(calls * kGroupMilliseconds / (milliseconds / 3)));
  double shortest = 1e30;
  // At least one: a large product may take longer than the warming up was to.
  do {
    const double before = emscripten_get_now();
    for (int i = 0; i < group; ++i) CallOnce(work);
    shortest = std::min(shortest, (emscripten_get_now() - before) / group);
  } while (emscripten_get_now() - begin < milliseconds);
  return shortest / 1000;
}
