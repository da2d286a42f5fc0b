# The programs that `npm run bench` measures in addition to the page; never part of a default build.

# gradlab_bench_modules(variant...): builds build/wasm/bench/gradlab-bench-<variant>.mjs, the matrix products of each
# variant. The target gradlab-bench builds all of them.
function(gradlab_bench_modules)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/wasm/*.cc)
  add_custom_target(gradlab-bench)
  foreach(name ${ARGV})
    if(TARGET nn-${name})
      set(module gradlab-bench-${name})
      add_executable(${module} EXCLUDE_FROM_ALL ${sources})
      target_link_libraries(${module} PRIVATE nn-${name})
      target_link_options(${module} PRIVATE -O3 -lembind -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker
        -sINITIAL_MEMORY=256MB -sDYNAMIC_EXECUTION=0 -sSTACK_SIZE=1MB)
      set_target_properties(${module} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
      add_dependencies(gradlab-bench ${module})
    endif()
  endforeach()
endfunction()

# Builds the core for this machine's processor, and the program that drives it.
function(gradlab_bench_native)
  gradlab_native_core(nn-machine -march=native)
  add_executable(bench_epoch EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/bench/native/bench_epoch.cc)
  target_link_libraries(bench_epoch PRIVATE nn-machine)
endfunction()
