# The modules the page loads: the bindings of wasm/ linked with the core, once for each variant, and the gradient laboratory.

set(GRADLAB_MODULE_FOLDER ${CMAKE_SOURCE_DIR}/web/public/core)
# Every variant that the page may choose from.
add_custom_target(gradlab-modules)
find_program(GRADLAB_NODE node REQUIRED)
file(GLOB GRADLAB_BINDINGS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/*.cc)

# Both modules speak these.
# Through these passes every file that is read: the smallest code fills its buffers byte by byte.
set_source_files_properties(${CMAKE_SOURCE_DIR}/wasm/values.cc ${CMAKE_SOURCE_DIR}/wasm/data_files.cc PROPERTIES COMPILE_OPTIONS -Os)
set(GRADLAB_SHARED_BINDINGS ${CMAKE_SOURCE_DIR}/wasm/values.cc ${CMAKE_SOURCE_DIR}/wasm/gradient_subject.cc)
file(GLOB GRADLAB_LAB_BINDINGS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm/lab/*.cc)

# gradlab_wasm_variant(name [TYPES] OPTIONS option...): web/public/core/gradlab-<name>.mjs and .wasm, which train. TYPES: this variant also
# writes gradlab.d.ts. A variant with -pthread starts `Module.poolThreads` threads before its factory resolves: a thread that the core
# starts later would wait for the event loop.
function(gradlab_wasm_variant name)
  cmake_parse_arguments(PARSE_ARGV 1 variant "TYPES" "" "OPTIONS")
  gradlab_core_library(nn-${name} ${variant_OPTIONS})
  set(module gradlab-${name})
  gradlab_wasm_module(${module} nn-${name} ${GRADLAB_BINDINGS})
  # Named by its arithmetic: threads change no bit, and a run may go on with another number of them.
  string(REGEX REPLACE "-threads$" "" arithmetic ${name})
  target_compile_definitions(${module} PRIVATE GRADLAB_VARIANT="${arithmetic}")
  if("-pthread" IN_LIST variant_OPTIONS)
    # A fixed size: JavaScript's view of memory that is shared and grows is slow. Pages of it take room when first touched.
    # malloc may fail, as it may in the other variants. PThread: the page ends the threads of a module that could not start.
    target_link_options(${module} PRIVATE -sINITIAL_MEMORY=1GB -sABORTING_MALLOC=0 -sPTHREAD_POOL_SIZE=Module.poolThreads
      -sDEFAULT_PTHREAD_STACK_SIZE=1MB -sEXPORTED_RUNTIME_METHODS=PThread)
    # The page hands the module a memory of 1 GB, or of less where the browser has no more to give; 256 MB is the least.
    add_custom_command(TARGET ${module} POST_BUILD VERBATIM
      COMMAND ${GRADLAB_NODE} ${CMAKE_SOURCE_DIR}/tools/cmake/smaller-memory.mjs $<TARGET_FILE_DIR:${module}>/${module}.wasm 256)
  else()
    gradlab_growing_memory(${module})
  endif()
  if(variant_TYPES)
    gradlab_wasm_types(${module} gradlab.d.ts)
  endif()
endfunction()

# gradlab_lab_module(variant): web/public/core/gradlab-lab.mjs and .wasm, the gradient laboratory: what few visitors ask for is no part of
# what all of them download. It compares, so its arithmetic is the plain variant's, which is IEEE's.
function(gradlab_lab_module variant)
  gradlab_wasm_module(gradlab-lab nn-${variant} ${GRADLAB_LAB_BINDINGS} ${GRADLAB_SHARED_BINDINGS})
  gradlab_growing_memory(gradlab-lab)
  gradlab_wasm_types(gradlab-lab gradlab-lab.d.ts)
endfunction()

function(gradlab_wasm_module module library)
  add_executable(${module} ${ARGN})
  target_link_libraries(${module} PRIVATE ${library})
  target_precompile_headers(${module} PRIVATE ${GRADLAB_COMMON_HEADERS} <emscripten/bind.h>)
  add_dependencies(gradlab-modules ${module})
  # Each byte of it is downloaded, and none of it runs for long.
  target_compile_options(${module} PRIVATE -Oz)
  # Bulk memory: without it memset is a loop of 4-byte stores, 4 % of a convolutional network; every browser with SIMD has it.
  # The stack: with room to spare, for nothing notices that it overflows. No dynamic execution: the page forbids unsafe-eval.
  # The smaller allocator: training allocates nothing in its loop.
  target_link_options(${module} PRIVATE -O3 -mbulk-memory -lembind -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0 -sSTACK_SIZE=1MB -sMALLOC=emmalloc)
  set_target_properties(${module} PROPERTIES SUFFIX .mjs RUNTIME_OUTPUT_DIRECTORY ${GRADLAB_MODULE_FOLDER})
endfunction()

function(gradlab_growing_memory module)
  target_link_options(${module} PRIVATE -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_LINEAR_STEP=8MB -sMAXIMUM_MEMORY=2GB)
endfunction()

# Writing the types takes running the module under Node and `tsc` on PATH. The command is put into the build file as it is, so it quotes its paths.
function(gradlab_wasm_types module file)
  target_link_options(${module} PRIVATE --emit-tsd ${CMAKE_BINARY_DIR}/${file})
  set_property(TARGET ${module} PROPERTY RULE_LAUNCH_LINK
    "\"${CMAKE_COMMAND}\" -E env --modify \"PATH=path_list_prepend:${CMAKE_SOURCE_DIR}/node_modules/.bin\"")
endfunction()
