# Third-party libraries, from .toolchain/ (scripts/setup puts them there, pinned by hash) and from the system (GoogleTest).

set(toolchain ${CMAKE_SOURCE_DIR}/.toolchain)
foreach(folder src/imgui src/SDL2 src/libtommath include/nlohmann)
  if(NOT EXISTS ${toolchain}/${folder})
    message(FATAL_ERROR ".toolchain/${folder} is missing: run scripts/setup.")
  endif()
endforeach()

find_package(Threads REQUIRED)

# Python's integers.
file(GLOB tommath_sources ${toolchain}/src/libtommath/bn_*.c)
add_library(tommath STATIC ${tommath_sources})
# One compilation, as its 154 small files cost far more to begin than to compile.
set_target_properties(tommath PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
target_include_directories(tommath SYSTEM PUBLIC ${toolchain}/src/libtommath)
target_compile_options(tommath PRIVATE -w $<$<BOOL:${EMSCRIPTEN}>:-Oz>)

# JSON as a judge of ours, in tests alone; without exceptions: use json::parse(text, nullptr, false).
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE ${toolchain}/include)
target_compile_definitions(nlohmann_json INTERFACE JSON_NOEXCEPTION JSON_DIAGNOSTICS=0)

if(LOCKSTEP_UI)
  set(imgui ${toolchain}/src/imgui)
  add_library(imgui STATIC ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp
                           ${imgui}/imgui_widgets.cpp ${imgui}/backends/imgui_impl_sdl2.cpp
                           ${imgui}/backends/imgui_impl_opengl3.cpp)
  # See src/ui/platform/gl_state.cpp.
  set_source_files_properties(${imgui}/backends/imgui_impl_opengl3.cpp PROPERTIES
    COMPILE_DEFINITIONS glGetIntegerv=lockstep_gl_get_integer)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui} ${imgui}/backends)
  target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3 IMGUI_DISABLE_OBSOLETE_FUNCTIONS
                                          IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS)
  target_compile_options(imgui PRIVATE -w PUBLIC -sUSE_SDL=2)
endif()

if(NOT EMSCRIPTEN)
  enable_testing()
  find_package(GTest REQUIRED)
endif()
