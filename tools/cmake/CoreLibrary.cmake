# The library `nn` and its tests, for each set of options they are built with.

# What nearly every file includes, parsed once a target instead of once a file: half of the building time with clang.
set(GRADLAB_COMMON_HEADERS <Eigen/Core> <cstdint> <expected> <memory> <span> <string> <string_view> <vector>)

# gradlab_core_library(name [option...]): core/ as a library; the options go to whatever links it, too.
function(gradlab_core_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/core/*.cc)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC gradlab_options eigen_headers)
  target_compile_options(${name} PUBLIC ${ARGN})
  target_link_options(${name} PUBLIC ${ARGN})
  target_precompile_headers(${name} PRIVATE ${GRADLAB_COMMON_HEADERS})
  if(NOT EMSCRIPTEN)
    target_link_libraries(${name} PUBLIC Threads::Threads)
  endif()
endfunction()

# gradlab_core_tests(library): the program core_tests, natively or as wasm for Node.
function(gradlab_core_tests library)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/core/*.cc)
  add_executable(core_tests ${sources})
  target_link_libraries(core_tests PRIVATE ${library} googletest)
  target_precompile_headers(core_tests PRIVATE ${GRADLAB_COMMON_HEADERS} <gtest/gtest.h>)
  target_compile_definitions(core_tests PRIVATE GRADLAB_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures")
  if(EMSCRIPTEN)
    target_link_options(core_tests PRIVATE -O2 -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=2GB
      -sSTACK_SIZE=1MB -sENVIRONMENT=node --pre-js ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
    set_target_properties(core_tests PROPERTIES LINK_DEPENDS ${CMAKE_SOURCE_DIR}/tools/cmake/node-environment.cjs)
    # Emscripten's glue for Node is CommonJS, and the project's own package.json says module.
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/package.json CONTENT "{ \"type\": \"commonjs\" }\n")
  endif()
  add_test(NAME core_tests COMMAND core_tests)
endfunction()
