# The library `nn` and its tests, for each set of options they are built with.

# Headers that nearly every file includes, parsed once per target instead of once per file: this halves the build time
# with clang.
set(GRADLAB_COMMON_HEADERS <Eigen/Core> <cstdint> <expected> <memory> <span> <string> <string_view> <vector>)

# Sources that the page downloads but whose speed does not affect training.
file(GLOB GRADLAB_COLD_SOURCES CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/core/data/*/*header.cc ${CMAKE_SOURCE_DIR}/core/data/*/*refusal.cc ${CMAKE_SOURCE_DIR}/core/data/*/*writer.cc ${CMAKE_SOURCE_DIR}/core/data/file_writer.cc
  ${CMAKE_SOURCE_DIR}/core/memory/*.cc ${CMAKE_SOURCE_DIR}/core/data/dataset.cc ${CMAKE_SOURCE_DIR}/core/data/drawing/drawing.cc
  ${CMAKE_SOURCE_DIR}/core/data/file_writer.cc ${CMAKE_SOURCE_DIR}/core/data/digits/handwriting.cc ${CMAKE_SOURCE_DIR}/core/data/digits/digit_generator.cc ${CMAKE_SOURCE_DIR}/core/gradient/node_perturbation.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/random_direction.cc ${CMAKE_SOURCE_DIR}/core/gradient/finite_difference.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/backpropagation.cc ${CMAKE_SOURCE_DIR}/core/loss/loss.cc ${CMAKE_SOURCE_DIR}/core/data/digits/ink_raster.cc ${CMAKE_SOURCE_DIR}/core/data/csv/csv_field.cc
  ${CMAKE_SOURCE_DIR}/core/parallel/parallel.cc ${CMAKE_SOURCE_DIR}/core/layers/initialization.cc
  ${CMAKE_SOURCE_DIR}/core/layers/layer.cc ${CMAKE_SOURCE_DIR}/core/layers/layer_kinds.cc ${CMAKE_SOURCE_DIR}/core/layers/self_gated.cc
  ${CMAKE_SOURCE_DIR}/core/parallel/threading_tuner.cc ${CMAKE_SOURCE_DIR}/core/text/names.cc ${CMAKE_SOURCE_DIR}/core/text/number_check.cc ${CMAKE_SOURCE_DIR}/core/data/digits/digit_strokes*.cc ${CMAKE_SOURCE_DIR}/core/data/csv/file_kind.cc
  ${CMAKE_SOURCE_DIR}/core/data/idx/idx_reader.cc ${CMAKE_SOURCE_DIR}/core/data/stratified_split.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/lab/gradient_check.cc ${CMAKE_SOURCE_DIR}/core/gradient/lab/gradient_lab.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/gradient_method.cc ${CMAKE_SOURCE_DIR}/core/gradient/lab/kink_count.cc
  ${CMAKE_SOURCE_DIR}/core/gradient/lab/step_size_study.cc ${CMAKE_SOURCE_DIR}/core/inspect/*.cc ${CMAKE_SOURCE_DIR}/core/model/*.cc
  ${CMAKE_SOURCE_DIR}/core/optim/schedule.cc ${CMAKE_SOURCE_DIR}/core/train/*.cc)

if(EMSCRIPTEN)
  # Every page downloads it, and only a CSV file with exponents calls it often.
  set_source_files_properties(${CMAKE_SOURCE_DIR}/core/text/number.cc PROPERTIES COMPILE_OPTIONS -O1)
endif()

# Sources that depend on the width and kind of vector instructions. "core/linalg/simd.h" cannot be included elsewhere.
file(GLOB GRADLAB_KERNEL_SOURCES CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/core/linalg/*.cc ${CMAKE_SOURCE_DIR}/core/layers/*_change.cc
  ${CMAKE_SOURCE_DIR}/core/layers/activation.cc ${CMAKE_SOURCE_DIR}/core/layers/pool2d.cc
  ${CMAKE_SOURCE_DIR}/core/loss/quadratic.cc ${CMAKE_SOURCE_DIR}/core/loss/softmax_cross_entropy.cc)

file(GLOB_RECURSE GRADLAB_WARM_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/*.cc)
list(REMOVE_ITEM GRADLAB_WARM_SOURCES ${GRADLAB_KERNEL_SOURCES} ${GRADLAB_COLD_SOURCES})

# gradlab_core_objects(name sources OPTIONS option...): one of the three parts of core/, compiled with these options.
# Several files are compiled as one (a unity build), which takes a third of the time, but not the kernels, which are few,
# long and changed most often, nor the page's code that is optimised for speed: it would grow by 1 KB (compressed), since
# more of it could be inlined.
function(gradlab_core_objects name sources)
  cmake_parse_arguments(PARSE_ARGV 2 objects "" "" "OPTIONS")
  add_library(${name} OBJECT ${GRADLAB_${sources}_SOURCES})
  gradlab_core_options(${name} ${objects_OPTIONS})
  if(NOT sources STREQUAL "KERNEL")
    target_compile_definitions(${name} PRIVATE GRADLAB_NO_KERNELS)
  endif()
  if(sources STREQUAL "COLD" OR (sources STREQUAL "WARM" AND NOT EMSCRIPTEN))
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  endif()
endfunction()

function(gradlab_core_options target)
  target_link_libraries(${target} PUBLIC gradlab_options eigen_headers)
  target_compile_options(${target} PUBLIC ${ARGN})
  target_precompile_headers(${target} PRIVATE ${GRADLAB_COMMON_HEADERS})
endfunction()

# gradlab_core_library(name objects...): the library of the three parts.
function(gradlab_core_library name)
  set(objects ${ARGN})
  list(TRANSFORM objects PREPEND "$<TARGET_OBJECTS:")
  list(TRANSFORM objects APPEND ">")
  add_library(${name} STATIC ${objects})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PUBLIC gradlab_options eigen_headers)
  if(NOT EMSCRIPTEN)
    target_link_libraries(${name} PUBLIC Threads::Threads)
  endif()
endfunction()

# gradlab_native_core(name option...): core/ for this machine. The options also apply to targets that link it.
function(gradlab_native_core name)
  foreach(sources WARM KERNEL COLD)
    string(TOLOWER ${name}-${sources} objects)
    gradlab_core_objects(${objects} ${sources} OPTIONS ${ARGN})
    list(APPEND all ${objects})
  endforeach()
  gradlab_core_library(${name} ${all})
  target_compile_options(${name} PUBLIC ${ARGN})
  target_link_options(${name} PUBLIC ${ARGN})
endfunction()

# gradlab_wasm_core(): core/ for WebAssembly as nn-simd and nn-relaxed. Everything but the kernels is compiled once, for threads and with plain
# SIMD, and the kernels once for each kind of vector instructions. Code compiled for threads may be linked without
# threads, but not the other way round. Cold sources are compiled for size.
function(gradlab_wasm_core)
  gradlab_core_objects(nn-warm WARM OPTIONS -pthread -msimd128)
  gradlab_core_objects(nn-cold COLD OPTIONS -pthread -msimd128 -Oz)
  gradlab_core_objects(nn-kernels-simd KERNEL OPTIONS -pthread -msimd128)
  gradlab_core_objects(nn-kernels-relaxed KERNEL OPTIONS -pthread -msimd128 -mrelaxed-simd)
  gradlab_core_library(nn-simd nn-warm nn-kernels-simd nn-cold)
  target_compile_options(nn-simd INTERFACE -msimd128)
  gradlab_core_library(nn-relaxed nn-warm nn-kernels-relaxed nn-cold)
  target_compile_options(nn-relaxed INTERFACE -msimd128 -mrelaxed-simd)
endfunction()

# gradlab_test_objects(name [folder...]): compiles the tests in these folders of tests/core, or in all if none is named.
# No test depends on the kind of vector instructions, so the libraries of all kinds are linked with the same objects.
function(gradlab_test_objects name)
  set(patterns ${ARGN})
  list(TRANSFORM patterns PREPEND ${CMAKE_SOURCE_DIR}/tests/core/)
  list(TRANSFORM patterns APPEND /*.cc)
  if(NOT patterns)
    set(patterns ${CMAKE_SOURCE_DIR}/tests/core/*.cc)
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  if(NOT ARGN AND NOT EMSCRIPTEN)
    # The fuzz targets are also run as tests, on their corpora, each under a different name.
    file(GLOB fuzzers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.cc)
    foreach(fuzzer ${fuzzers})
      cmake_path(GET fuzzer STEM target)
      set_source_files_properties(${fuzzer} PROPERTIES COMPILE_DEFINITIONS LLVMFuzzerTestOneInput=${target}_input)
    endforeach()
    list(APPEND sources ${fuzzers} ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus_test.cc)
  endif()
  add_library(${name} OBJECT ${sources})
  target_link_libraries(${name} PUBLIC gradlab_options eigen_headers googletest)
  target_precompile_headers(${name} PRIVATE ${GRADLAB_COMMON_HEADERS} <gtest/gtest.h>)
  target_compile_definitions(${name} PRIVATE GRADLAB_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures")
  if(EMSCRIPTEN)
    # The core is tested as it ships; the tests themselves are compiled and linked quickly.
    target_compile_options(${name} PRIVATE -O1 -pthread -msimd128)
  endif()
endfunction()

# gradlab_test_program(program library objects...): links these tests into a native program, or into wasm for Node.
function(gradlab_test_program program library)
  set(objects ${ARGN})
  list(TRANSFORM objects REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
  add_executable(${program} ${objects})
  set_target_properties(${program} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${program} PRIVATE ${library} googletest)
  if(NOT EMSCRIPTEN)
    add_test(NAME ${program} COMMAND ${program})
    return()
  endif()
  # main() runs in a thread, so that threads that it starts need not wait until it returns to the event loop.
  target_link_options(${program} PRIVATE -O1 -pthread -sPROXY_TO_PTHREAD=1 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sINITIAL_MEMORY=1GB
    -sSTACK_SIZE=1MB -sDEFAULT_PTHREAD_STACK_SIZE=1MB -sENVIRONMENT=node --pre-js ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
  set_target_properties(${program} PROPERTIES LINK_DEPENDS ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
  # Emscripten's glue code for Node is CommonJS, but the project's package.json says "module".
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/package.json CONTENT "{ \"type\": \"commonjs\" }\n")
  add_test(NAME ${program} COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} ${GRADLAB_NODE_OPTIONS} $<TARGET_FILE:${program}>)
endfunction()

# Node 20 runs relaxed SIMD only with a flag; newer versions do not need it and may not accept it.
if(EMSCRIPTEN)
  execute_process(COMMAND ${CMAKE_CROSSCOMPILING_EMULATOR} --experimental-wasm-relaxed-simd --eval 0 RESULT_VARIABLE refused OUTPUT_QUIET ERROR_QUIET)
  if(NOT refused)
    set(GRADLAB_NODE_OPTIONS --experimental-wasm-relaxed-simd)
  endif()
endif()
