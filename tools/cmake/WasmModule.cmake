# The module the page loads: the bindings of wasm/ linked with the core, once for each variant.

set(GRADLAB_MODULE_FOLDER ${CMAKE_SOURCE_DIR}/web/public/core)
file(GLOB GRADLAB_BINDINGS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cc)

# gradlab_wasm_variant(name [TYPES] OPTIONS option...): web/public/core/gradlab-<name>.mjs and .wasm. TYPES: this variant also
# writes gradlab.d.ts, which takes running the module under Node and `tsc` on PATH.
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
  target_compile_definitions(${module} PRIVATE GRADLAB_VARIANT="${name}")
  # Bulk memory: without it memset is a loop of 4-byte stores, 4 % of a convolutional network; every browser with SIMD has it.
  # The stack: Eigen's products take up to 128 KB of it. No dynamic execution: the page forbids unsafe-eval.
  target_link_options(${module} PRIVATE -O3 -mbulk-memory -lembind -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker,node
    -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_LINEAR_STEP=8MB -sMAXIMUM_MEMORY=2GB -sDYNAMIC_EXECUTION=0 -sSTACK_SIZE=1MB)
  set_target_properties(${module} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${GRADLAB_MODULE_FOLDER})
  if(variant_TYPES)
    target_link_options(${module} PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/gradlab.d.ts)
    set_property(TARGET ${module} PROPERTY RULE_LAUNCH_LINK
      "${CMAKE_COMMAND} -E env --modify PATH=path_list_prepend:${CMAKE_SOURCE_DIR}/node_modules/.bin")
  endif()
endfunction()
