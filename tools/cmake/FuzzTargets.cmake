# tests/fuzz/fuzz_<name>.cc becomes the program fuzz_<name>; its corpus is tests/fuzz/corpus/<name>.
file(GLOB fuzzers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.cc)
foreach(source ${fuzzers})
  cmake_path(GET source STEM name)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE nn)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endforeach()
