# The modules the page loads: the bindings of wasm/ linked with the core, once for each variant, and the gradient laboratory.

set(GRADLAB_MODULE_FOLDER ${CMAKE_SOURCE_DIR}/web/public/core)
# This target builds every variant that the page may choose from.
add_custom_target(gradlab-modules)
find_program(GRADLAB_NODE node REQUIRED)

# Every file that the page reads passes through this code, and code optimised for size would fill buffers byte by byte.
set_source_files_properties(${CMAKE_SOURCE_DIR}/wasm/values.cc PROPERTIES COMPILE_OPTIONS -Os)

# gradlab_bindings_objects(name option... SOURCES source...): bindings, compiled once for the variants with threads and once for those without:
# embind keeps its data on JavaScript's functions in thread-local variables, which do not work when they are linked
# without threads. They are optimised for size, since every byte is downloaded and none of this code runs for long.
function(gradlab_bindings_objects name)
  cmake_parse_arguments(PARSE_ARGV 1 bindings "" "" "SOURCES")
  add_library(${name} OBJECT ${bindings_SOURCES})
  gradlab_core_options(${name} -msimd128 -Oz ${bindings_UNPARSED_ARGUMENTS})
  target_compile_definitions(${name} PRIVATE GRADLAB_NO_KERNELS)
  set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  target_precompile_headers(${name} PRIVATE <emscripten/bind.h>)
endfunction()

# Both modules use these.
set(GRADLAB_SHARED_BINDINGS ${CMAKE_SOURCE_DIR}/wasm/values.cc ${CMAKE_SOURCE_DIR}/wasm/gradient_subject.cc
  ${CMAKE_SOURCE_DIR}/wasm/call_check.cc ${CMAKE_SOURCE_DIR}/wasm/run_config.cc)
file(GLOB bindings CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cc)
list(REMOVE_ITEM bindings ${GRADLAB_SHARED_BINDINGS})
gradlab_bindings_objects(gradlab-bindings-page SOURCES ${bindings})
gradlab_bindings_objects(gradlab-bindings-shared SOURCES ${GRADLAB_SHARED_BINDINGS})
gradlab_bindings_objects(gradlab-bindings-threads -pthread SOURCES ${bindings} ${GRADLAB_SHARED_BINDINGS})
file(GLOB bindings CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/lab/*.cc)
gradlab_bindings_objects(gradlab-bindings-lab SOURCES ${bindings})

# gradlab_wasm_variant(name [TYPES] KERNELS kernels [THREADS]): web/public/core/gradlab-<name>.mjs and .wasm, which train. TYPES: this variant
# also writes gradlab.d.ts. One with THREADS starts `Module.poolThreads` threads before its factory resolves: a thread that the core starts
# later would wait for the event loop.
function(gradlab_wasm_variant name)
  cmake_parse_arguments(PARSE_ARGV 1 variant "TYPES;THREADS" "KERNELS" "")
  set(module gradlab-${name})
  if(variant_THREADS)
    gradlab_wasm_module(${module} nn-${variant_KERNELS} threads)
    # The size is fixed, since JavaScript's access to growable shared memory is slow. A memory page takes up space only
    # once it is used. malloc may fail, as in the other variants. The page uses PThread to end the threads of a module
    # that could not start.
    target_link_options(${module} PRIVATE -pthread -sINITIAL_MEMORY=1GB -sABORTING_MALLOC=0 -sPTHREAD_POOL_SIZE=Module.poolThreads
      -sDEFAULT_PTHREAD_STACK_SIZE=1MB -sEXPORTED_RUNTIME_METHODS=PThread)
    # The page gives the module a memory of 1 GB, or less if the browser cannot provide it, but at least 256 MB.
    add_custom_command(TARGET ${module} POST_BUILD VERBATIM
      COMMAND ${GRADLAB_NODE} ${CMAKE_SOURCE_DIR}/tools/cmake/smaller-memory.mjs $<TARGET_FILE_DIR:${module}>/${module}.wasm 256)
  else()
    gradlab_wasm_module(${module} nn-${variant_KERNELS} page shared)
    gradlab_growing_memory(${module})
  endif()
  if(variant_TYPES)
    gradlab_wasm_types(${module} gradlab.d.ts)
  endif()
endfunction()

# gradlab_lab_module(): web/public/core/gradlab-lab.mjs and .wasm, the gradient laboratory. It is a separate module, since
# few visitors use it. It compares results, so it uses the arithmetic of the plain variant, which follows IEEE 754.
function(gradlab_lab_module)
  gradlab_wasm_module(gradlab-lab nn-simd lab shared)
  gradlab_growing_memory(gradlab-lab)
  gradlab_wasm_types(gradlab-lab gradlab-lab.d.ts)
endfunction()

# gradlab_wasm_module(module library bindings...): a module of the core's library with these bindings.
function(gradlab_wasm_module module library)
  set(bindings ${ARGN})
  list(TRANSFORM bindings REPLACE "(.+)" "$<TARGET_OBJECTS:gradlab-bindings-\\1>")
  add_executable(${module} ${bindings})
  target_link_libraries(${module} PRIVATE ${library})
  add_dependencies(gradlab-modules ${module})
  # Bulk memory: without it memset is a loop of 4-byte stores, 4 % of a convolutional network; every browser with SIMD has it.
  # The stack is larger than necessary, since an overflow would go unnoticed. No dynamic execution: the page forbids unsafe-eval.
  # The smaller allocator: training allocates nothing in its loop. -Oz takes the C library that is compiled for size and does not inline what was
  # compiled for size, and -O3 optimises the module once more: 4.2 KB less (compressed) than -O3 alone, with the same bits and speed.
  target_link_options(${module} PRIVATE -Oz -sBINARYEN_EXTRA_PASSES=-O3 -mbulk-memory -lembind -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0 -sSTACK_SIZE=1MB -sMALLOC=emmalloc)
  set_target_properties(${module} PROPERTIES LINKER_LANGUAGE CXX SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${GRADLAB_MODULE_FOLDER})
endfunction()

function(gradlab_growing_memory module)
  set(limit ${CMAKE_SOURCE_DIR}/tools/cmake/memory-limit.js)
  target_link_options(${module} PRIVATE -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_LINEAR_STEP=8MB -sMAXIMUM_MEMORY=2GB --js-library ${limit})
  set_property(TARGET ${module} APPEND PROPERTY LINK_DEPENDS ${limit})
endfunction()

# To write the types, the module is run under Node, with `tsc` on PATH. The command is copied into the build file
# unchanged, so it quotes its paths itself.
function(gradlab_wasm_types module file)
  target_link_options(${module} PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/${file})
  set_property(TARGET ${module} PROPERTY RULE_LAUNCH_LINK
    "\"${CMAKE_COMMAND}\" -E env --modify \"PATH=path_list_prepend:${CMAKE_SOURCE_DIR}/node_modules/.bin\"")
endfunction()
