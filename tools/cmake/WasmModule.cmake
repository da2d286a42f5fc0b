# The module the page loads: the bindings of wasm/ linked with the core, once for each variant.

set(GRADLAB_MODULE_FOLDER ${CMAKE_SOURCE_DIR}/web/public/core)
# Every variant that the page may choose from.
add_custom_target(gradlab-modules)
file(GLOB GRADLAB_BINDINGS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cc)

# gradlab_wasm_variant(name [TYPES] OPTIONS option...): web/public/core/gradlab-<name>.mjs and .wasm. TYPES: this variant also
# writes gradlab.d.ts, which takes running the module under Node and `tsc` on PATH. A variant with -pthread starts `Module.poolThreads`
# threads before its factory resolves: a thread that the core starts later would wait for the event loop.
function(gradlab_wasm_variant name)
  cmake_parse_arguments(PARSE_ARGV 1 variant "TYPES" "" "OPTIONS")
  gradlab_core_library(nn-${name} ${variant_OPTIONS})
  set(module gradlab-${name})
  if(NOT GRADLAB_BINDINGS)
    message(WARNING "wasm/ holds no bindings: ${module} is left out.")
    return()
  endif()
  add_executable(${module} ${GRADLAB_BINDINGS})
  target_link_libraries(${module} PRIVATE nn-${name})
  target_precompile_headers(${module} PRIVATE ${GRADLAB_COMMON_HEADERS} <emscripten/bind.h>)
  add_dependencies(gradlab-modules ${module})
  # Named by its arithmetic: threads change no bit, and a run may go on with another number of them.
  string(REGEX REPLACE "-threads$" "" arithmetic ${name})
  # Each byte of it is downloaded, and none of it runs for long.
  target_compile_options(${module} PRIVATE -Os)
  target_compile_definitions(${module} PRIVATE GRADLAB_VARIANT="${arithmetic}")
  # Bulk memory: without it memset is a loop of 4-byte stores, 4 % of a convolutional network; every browser with SIMD has it.
  # The stack: Eigen's products take up to 128 KB of it. No dynamic execution: the page forbids unsafe-eval.
  target_link_options(${module} PRIVATE -O3 -mbulk-memory -lembind -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0 -sSTACK_SIZE=1MB)
  if("-pthread" IN_LIST variant_OPTIONS)
    # A fixed size: JavaScript's view of memory that is shared and grows is slow. Pages of it take room when first touched.
    target_link_options(${module} PRIVATE -sINITIAL_MEMORY=1GB -sPTHREAD_POOL_SIZE=Module.poolThreads -sDEFAULT_PTHREAD_STACK_SIZE=1MB)
  else()
    target_link_options(${module} PRIVATE -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_LINEAR_STEP=8MB -sMAXIMUM_MEMORY=2GB)
  endif()
  set_target_properties(${module} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${GRADLAB_MODULE_FOLDER})
  if(variant_TYPES)
    target_link_options(${module} PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/gradlab.d.ts)
    set_property(TARGET ${module} PROPERTY RULE_LAUNCH_LINK
      "${CMAKE_COMMAND} -E env --modify PATH=path_list_prepend:${CMAKE_SOURCE_DIR}/node_modules/.bin")
  endif()
endfunction()
