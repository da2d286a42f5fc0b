# The library `nn` and its tests, for each set of options they are built with.

# What nearly every file includes, parsed once a target instead of once a file: half of the building time with clang.
set(GRADLAB_COMMON_HEADERS <Eigen/Core> <cstdint> <expected> <memory> <span> <string> <string_view> <vector>)

# What a page downloads but no training waits for.
file(GLOB GRADLAB_COLD_SOURCES CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/core/data/*header.cc ${CMAKE_SOURCE_DIR}/core/data/*refusal.cc ${CMAKE_SOURCE_DIR}/core/data/*writer.cc
  ${CMAKE_SOURCE_DIR}/core/data/digit_strokes*.cc ${CMAKE_SOURCE_DIR}/core/data/file_kind.cc
  ${CMAKE_SOURCE_DIR}/core/data/idx_reader.cc ${CMAKE_SOURCE_DIR}/core/data/stratified_split.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/gradient_check.cc ${CMAKE_SOURCE_DIR}/core/gradient/gradient_lab.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/gradient_method.cc ${CMAKE_SOURCE_DIR}/core/gradient/kink_count.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/step_size_study.cc ${CMAKE_SOURCE_DIR}/core/inspect/*.cc ${CMAKE_SOURCE_DIR}/core/model/*.cc
  ${CMAKE_SOURCE_DIR}/core/optim/schedule.cc ${CMAKE_SOURCE_DIR}/core/train/*.cc)

# gradlab_core_library(name [option...]): core/ as a library; the options go to whatever links it, too. For wasm, what is cold is compiled for
# size.
function(gradlab_core_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/*.cc)
  add_library(${name} STATIC ${sources})
  gradlab_core_options(${name} ${ARGN})
  if(EMSCRIPTEN)
    list(REMOVE_ITEM sources ${GRADLAB_COLD_SOURCES})
    set_property(TARGET ${name} PROPERTY SOURCES ${sources})
    add_library(${name}-cold OBJECT ${GRADLAB_COLD_SOURCES})
    gradlab_core_options(${name}-cold ${ARGN} -Oz)
    target_sources(${name} PRIVATE $<TARGET_OBJECTS:${name}-cold>)
  endif()
endfunction()

function(gradlab_core_options target)
  target_link_libraries(${target} PUBLIC gradlab_options eigen_headers)
  target_compile_options(${target} PUBLIC ${ARGN})
  target_link_options(${target} PUBLIC ${ARGN})
  target_precompile_headers(${target} PRIVATE ${GRADLAB_COMMON_HEADERS})
  if(NOT EMSCRIPTEN)
    target_link_libraries(${target} PUBLIC Threads::Threads)
  endif()
endfunction()

# gradlab_core_tests(library program [folder...]): a program of the tests in these folders of tests/core, of all without any,
# natively or as wasm for Node.
function(gradlab_core_tests library program)
  set(patterns ${ARGN})
  list(TRANSFORM patterns PREPEND ${CMAKE_SOURCE_DIR}/tests/core/)
  list(TRANSFORM patterns APPEND /*.cc)
  if(NOT patterns)
    set(patterns ${CMAKE_SOURCE_DIR}/tests/core/*.cc)
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  if(NOT ARGN AND NOT EMSCRIPTEN)
    # The fuzz targets run on their corpora, each under a name of its own.
    file(GLOB fuzzers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.cc)
    foreach(fuzzer ${fuzzers})
      cmake_path(GET fuzzer STEM target)
      set_source_files_properties(${fuzzer} PROPERTIES COMPILE_DEFINITIONS LLVMFuzzerTestOneInput=${target}_input)
    endforeach()
    list(APPEND sources ${fuzzers} ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus_test.cc)
  endif()
  add_executable(${program} ${sources})
  target_link_libraries(${program} PRIVATE ${library} googletest)
  target_precompile_headers(${program} PRIVATE ${GRADLAB_COMMON_HEADERS} <gtest/gtest.h>)
  target_compile_definitions(${program} PRIVATE GRADLAB_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures")
  if(NOT EMSCRIPTEN)
    add_test(NAME ${program} COMMAND ${program})
    return()
  endif()
  # The core is under test as it ships; the tests themselves are compiled and linked for little waiting.
  target_compile_options(${program} PRIVATE -O1)
  target_link_options(${program} PRIVATE -O1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB
    -sSTACK_SIZE=1MB -sENVIRONMENT=node --pre-js ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
  set_target_properties(${program} PROPERTIES LINK_DEPENDS ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
  # Emscripten's glue for Node is CommonJS, and the project's own package.json says module.
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/package.json CONTENT "{ \"type\": \"commonjs\" }\n")
  add_test(NAME ${program} COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} ${GRADLAB_NODE_OPTIONS} $<TARGET_FILE:${program}>)
endfunction()

# Node 20 runs relaxed SIMD only when asked to, newer ones without, and may not know the question.
if(EMSCRIPTEN)
  execute_process(COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} --experimental-wasm-relaxed-simd --eval 0 RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
  if(NOT refused)
    set(GRADLAB_NODE_OPTIONS --experimental-wasm-relaxed-simd)
  endif()
endif()
