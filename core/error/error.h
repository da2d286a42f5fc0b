#pragma once

#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <expected>
#include <string>
#include <string_view>

namespace nn {

/// An error that the program's user can understand: the message says what is wrong, where, and what
/// to do.
struct Error {
  std::string message;
};

template <class T>
using Result = std::expected<T, Error>;

inline void AppendPart(std::string& text, std::string_view part) { text += part; }
inline void AppendPart(std::string& text, char part) { text += part; }
template <std::integral T>
void AppendPart(std::string& text, T part) {
  text += std::to_string(part);
}
template <std::floating_point T>
void AppendPart(std::string& text, T part) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%g", static_cast<double>(part));
  text += digits;
}

/// Concatenates strings and numbers into a message. (`<format>` is missing from GCC 12; streams
/// would add 100 KB to the wasm.)
template <class... Parts>
std::string Join(const Parts&... parts) {
  std::string text;
  (AppendPart(text, parts), ...);
  return text;
}

template <class... Parts>
std::unexpected<Error> Fail(const Parts&... parts) {
  return std::unexpected(Error{Join(parts...)});
}

/// Reports a failed assertion (an error in the program itself) and aborts. In the page the worker
/// dies and is restarted from its last snapshot.
[[noreturn]] inline void AssertionFailed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, condition);
  std::abort();
}

}  // namespace nn

/// Marks a function that every page downloads and few run: it is compiled for size.
#if defined(__clang__)
#define NN_RARELY_RUN [[clang::minsize]]
#else
#define NN_RARELY_RUN
#endif

/// The text of a failed condition. In the page, which downloads all texts, file and line suffice.
#if defined(__wasm__)
#define NN_CONDITION_TEXT(condition) ""
#else
#define NN_CONDITION_TEXT(condition) #condition
#endif

/// Checks a condition, in release builds too: a wrong result is worse than a stopped worker.
#define NN_ASSERT(condition) \
  ((condition) ? void(0) : ::nn::AssertionFailed(NN_CONDITION_TEXT(condition), __FILE__, __LINE__))
