# What every translation unit of ours is compiled with, as the interface library gradlab_options.
include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS "-std=c++23")
check_cxx_source_compiles("#include <expected>\nint main() { return std::expected<int, int>(0).value(); }" GRADLAB_HAS_EXPECTED)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT GRADLAB_HAS_EXPECTED)
  message(FATAL_ERROR "${CMAKE_CXX_COMPILER} has no std::expected. Set CXX to GCC 12, clang 19 or a newer one, and delete ${CMAKE_BINARY_DIR}.")
endif()

add_library(gradlab_options INTERFACE)
target_include_directories(gradlab_options INTERFACE ${CMAKE_SOURCE_DIR})
# No contraction: a fused multiply-add rounds differently, and native and wasm runs of one seed are to agree.
# No exceptions: what can fail returns std::expected.
# An assertion names its file as seen from here, whatever folder this is.
target_compile_options(gradlab_options INTERFACE -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/= -ffp-contract=off -fno-exceptions -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
# Only with the compiler of the set-up: each other one, newer or older, has warnings of its own, and its owner a page to build.
if(GRADLAB_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 20)
  target_compile_options(gradlab_options INTERFACE -Werror)
endif()

if(EMSCRIPTEN)
  # Nothing asks for the name of a type, and each byte is downloaded. Everything that links has to agree, GoogleTest too; embind has to be told.
  add_compile_options(-fno-rtti)
  add_link_options(-fno-rtti)
  add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
endif()

if(GRADLAB_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
