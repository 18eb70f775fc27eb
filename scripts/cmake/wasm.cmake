# Toolchain file of the presets lab, lab-st and ui: Emscripten's own platform, where scripts/setup found or put it.
set(platform ${CMAKE_CURRENT_LIST_DIR}/../../.toolchain/emscripten/platform.cmake)
if(NOT EXISTS ${platform})
  message(FATAL_ERROR "The toolchain is not there yet: run scripts/setup.")
endif()
include(${platform})
# CMake's questions are answered without a link: that would build Emscripten's libraries for flags that nobody uses.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
