# How everything of ours is compiled. Third-party sources take the optimisation and leave the warnings.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)

option(LOCKSTEP_THREADS "wasm with pthreads on shared memory" OFF)
set(LOCKSTEP_COMPILED_IN "" CACHE PATH "the build whose threadless rooms are linked instead of being compiled again")
option(LOCKSTEP_UI "wasm of the drawing instead of the lab" OFF)
set(LOCKSTEP_SANITIZE "" CACHE STRING "sanitizers of a native build, as in -fsanitize=")

set(LOCKSTEP_TEST_ROOMS "." CACHE STRING "whose tests are built: a regular expression over the rooms' names")
option(LOCKSTEP_FUZZER "the program of scripts/fuzz; needs clang" OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
if(EMSCRIPTEN)
  set(CMAKE_C_FLAGS_RELEASE "-O3 -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-O3 -DNDEBUG")
else()
  set(CMAKE_C_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
endif()

if(LOCKSTEP_SANITIZE)
  # Compiles in less than half the time of -O1 -g; reports still name lines.
  set(CMAKE_C_FLAGS_DEBUG "-Og -g1")
  set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
  add_compile_options(-fsanitize=${LOCKSTEP_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LOCKSTEP_SANITIZE})
endif()

# How tests are compiled, which spend their time in what they test: optimised as the rooms are, they would be more than
# half of what a build costs. What the fuzzer steers by is asked of the rooms alone.
if(LOCKSTEP_SANITIZE)
  set(lockstep_test_options -O0)
  if(LOCKSTEP_FUZZER)
    list(APPEND lockstep_test_options -fno-sanitize=fuzzer-no-link)
  endif()
else()
  set(lockstep_test_options -O1)
endif()

# Emscripten's clang calls ccache itself (COMPILER_WRAPPER in its configuration).
if(NOT EMSCRIPTEN)
  find_program(CCACHE ccache)
  if(CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_SOURCE_DIR}/scripts/shell/cached)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_SOURCE_DIR}/scripts/shell/cached)
  endif()
endif()

if(EMSCRIPTEN)
  # Nothing throws in wasm; no RTTI keeps it small.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  if(LOCKSTEP_THREADS)
    add_compile_options(-pthread)
    add_link_options(-pthread)
  endif()
endif()

# The warnings of our own sources.
set(lockstep_warnings -Wall -Wextra -Wpedantic -Wshadow -Werror)
