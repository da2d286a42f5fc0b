# The options of all our translation units, as the interface library gradlab_options.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS "-std=c++23")
check_cxx_source_compiles("#include <expected>\nint main() { return std::expected<int, int>(0).value(); }" GRADLAB_HAS_EXPECTED)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT GRADLAB_HAS_EXPECTED)
  message(FATAL_ERROR "${CMAKE_CXX_COMPILER} has no std::expected. Set CXX to GCC 12, clang 19 or a newer one, and delete ${CMAKE_BINARY_DIR}.")
endif()

add_library(gradlab_options INTERFACE)
target_include_directories(gradlab_options INTERFACE ${CMAKE_SOURCE_DIR})
# No contraction: a fused multiply-add rounds differently, and native and wasm runs with the same seed have to agree.
# No exceptions: functions that can fail return std::expected.
# Paths in assertions are relative to the checkout, wherever it is.
target_compile_options(gradlab_options INTERFACE -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/= -ffp-contract=off -fno-exceptions -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# Only with the compiler of the set-up: the warnings of newer or older ones should not stop anyone from building the page.
if(GRADLAB_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 20)
  target_compile_options(gradlab_options INTERFACE -Werror)
endif()

if(EMSCRIPTEN)
  # Nothing uses type names at run time, and every byte is downloaded. Everything that is linked has to use the same
  # setting, including GoogleTest, and embind needs a definition for it.
  add_compile_options(-fno-rtti)
  add_link_options(-fno-rtti)
  add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
endif()

if(GRADLAB_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(GRADLAB_COVERAGE)
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()
