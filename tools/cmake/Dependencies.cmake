# Finds Eigen (headers only) and GoogleTest's sources on the system, or fetches them; native builds also need its threads.
include(FetchContent)

if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
endif()

# Not find_package: Emscripten's toolchain file hides the system's packages, and headers work for every target.
find_path(EIGEN_HEADERS Eigen/Core PATHS /usr/include /usr/local/include /opt/homebrew/include PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH)
if(NOT EIGEN_HEADERS)
  FetchContent_Declare(eigen GIT_REPOSITORY https://gitlab.com/libeigen/eigen.git GIT_TAG 3.4.0 GIT_SHALLOW TRUE SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(eigen)
  set(EIGEN_HEADERS ${eigen_SOURCE_DIR})
endif()
add_library(eigen_headers INTERFACE)
target_include_directories(eigen_headers SYSTEM INTERFACE ${EIGEN_HEADERS})

if(NOT GRADLAB_FUZZ)
  find_path(GOOGLETEST_FOLDER src/gtest-all.cc PATHS /usr/src/googletest/googletest NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT GOOGLETEST_FOLDER)
    FetchContent_Declare(googletest GIT_REPOSITORY https://github.com/google/googletest.git GIT_TAG v1.15.2 GIT_SHALLOW TRUE SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(googletest)
    set(GOOGLETEST_FOLDER ${googletest_SOURCE_DIR}/googletest)
  endif()
  # GoogleTest's own CMakeLists.txt is not used, since it also needs a C compiler.
  add_library(googletest STATIC EXCLUDE_FROM_ALL ${GOOGLETEST_FOLDER}/src/gtest-all.cc ${GOOGLETEST_FOLDER}/src/gtest_main.cc)
  target_include_directories(googletest SYSTEM PUBLIC ${GOOGLETEST_FOLDER}/include PRIVATE ${GOOGLETEST_FOLDER})
  target_compile_options(googletest PRIVATE -fno-exceptions)
  if(EMSCRIPTEN)
    target_compile_options(googletest PRIVATE -pthread)
  else()
    target_link_libraries(googletest PUBLIC Threads::Threads)
  endif()
endif()
