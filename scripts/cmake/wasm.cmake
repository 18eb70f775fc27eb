# Toolchain file of the presets lab, lab-st and ui: Emscripten through the commands that scripts/setup wrote.
set(_toolchain ${CMAKE_CURRENT_LIST_DIR}/../../.toolchain)
if(NOT EXISTS ${_toolchain}/emscripten/platform.cmake)
  message(FATAL_ERROR "The toolchain is not there yet: run scripts/setup.")
endif()
include(${_toolchain}/emscripten/platform.cmake)

# The commands in .toolchain/bin know their configuration, so the build tree works from any shell.
get_filename_component(_bin ${_toolchain}/bin ABSOLUTE)
set(CMAKE_C_COMPILER ${_bin}/emcc)
set(CMAKE_CXX_COMPILER ${_bin}/em++)
set(CMAKE_AR ${_bin}/emar CACHE FILEPATH "" FORCE)
set(CMAKE_RANLIB ${_bin}/emranlib CACHE FILEPATH "" FORCE)
