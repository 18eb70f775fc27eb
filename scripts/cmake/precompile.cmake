# Precompiled headers: nearly all that a compiler reads for one of our files is the standard library and the headers of
# the room, the same for every file. They are parsed once per room instead, which halves what a build costs.
#
# Sources still include what they use: a precompiled header is only an answer that is already there. The rooms of the preset
# tsan are compiled without, which tells whether they do.

option(LOCKSTEP_PRECOMPILE "parse the headers of rooms once" ON)

set(lockstep_std_headers
  <algorithm> <array> <atomic> <bit> <cassert> <charconv> <cmath> <cstddef> <cstdint> <cstdio> <cstdlib> <cstring>
  <deque> <expected> <functional> <initializer_list> <limits> <map> <memory> <mutex> <optional> <span> <string>
  <string_view> <unordered_map> <utility> <vector>)

# GCC 12 forgets of a precompiled header which of its lines are the system's, and then reports what the optimiser
# suspects inside std::string. Clang and the sanitizers keep looking at our own lines.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-array-bounds> $<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict>
                      $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overflow>
                      $<$<COMPILE_LANGUAGE:CXX>:-Wno-stringop-overread>)
endif()

# lockstep_precompile(<target> <headers>...): the standard library and these headers, parsed once for the target; a header
# of ours is named from src/, `std` alone adds none.
function(lockstep_precompile target)
  set(headers ${lockstep_std_headers})
  foreach(header IN LISTS ARGN)
    if(header MATCHES "^<")
      list(APPEND headers ${header})
    elseif(NOT header STREQUAL std)
      list(APPEND headers <${header}>)  # no path of this clone in the text, for the compiler's cache
    endif()
  endforeach()
  target_precompile_headers(${target} PRIVATE ${headers})
endfunction()

# lockstep_precompile_as(<target> <other>): the same as another target has; both must be compiled with the same options.
function(lockstep_precompile_as target other)
  target_precompile_headers(${target} REUSE_FROM ${other})
endfunction()

# What every test reads; all tests are precompiled as this. GoogleTest and the JSON reader are half of what a test costs.
function(lockstep_test_headers)
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/test_headers.cpp CONTENT "// Holds the tests' precompiled headers.\n")
  add_library(test_headers OBJECT ${CMAKE_BINARY_DIR}/generated/test_headers.cpp)
  target_compile_options(test_headers PRIVATE ${lockstep_warnings} ${lockstep_test_options})
  target_link_libraries(test_headers PRIVATE nlohmann_json GTest::gtest)
  lockstep_precompile(test_headers <gtest/gtest.h> <nlohmann/json.hpp> <chrono> <filesystem> <fstream> <sstream>)
endfunction()
