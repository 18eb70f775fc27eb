# A room is a folder under src/ that becomes one library, with its tests beside it under tests/.

# Seconds that the longest tests take, so that ctest begins with them; in how many parts they run, so that two cores share
# the longest.
set(lockstep_cost_engine_explore 120)
set(lockstep_parts_engine_explore 8)
set(lockstep_cost_engine_live 20)
set(lockstep_cost_lab 18)
set(lockstep_parts_lab 4)
set(lockstep_cost_fuzz 6)
set(lockstep_cost_app 5)

# The ctest entries of the executable <name>_tests; scripts/test counts the facts from the reports that they leave.
function(lockstep_test_entry name)
  set(parts 1)
  if(lockstep_parts_${name})
    set(parts ${lockstep_parts_${name}})
  endif()
  foreach(part RANGE 1 ${parts})
    math(EXPR index "${part} - 1")
    set(entry ${name}_tests_${part})
    add_test(NAME ${entry} COMMAND ${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    if(lockstep_cost_${name})
      set_tests_properties(${entry} PROPERTIES COST ${lockstep_cost_${name}})
    endif()
    set_tests_properties(${entry} PROPERTIES TIMEOUT 900
      ENVIRONMENT "LOCKSTEP_SOURCE=${CMAKE_SOURCE_DIR};GTEST_OUTPUT=json:${CMAKE_BINARY_DIR}/results/${entry}.json;GTEST_TOTAL_SHARDS=${parts};GTEST_SHARD_INDEX=${index};TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1")
  endforeach()
endfunction()

# What the labs are compiled for speed from: the loop, what it calls for nearly every instruction, and the swap kernels.
# (Measured; other files are a third smaller for size, and programs as fast.) What explores is in no lab, and all of it is hot.
set(lockstep_hot_sources
  base/place_of.cpp bytes/swap.cpp trace/recorder.cpp python/vm/objects/protocol/attribute.cpp
  python/vm/eval/attribute_cache.cpp python/vm/eval/call.cpp python/vm/objects/containers/dict.cpp
  python/vm/eval/eval.cpp python/vm/eval/forms.cpp python/vm/eval/generator.cpp python/vm/core/heap.cpp
  python/vm/objects/containers/list.cpp python/vm/core/object.cpp python/vm/objects/containers/tuple.cpp
  python/vm/objects/containers/iterator.cpp python/vm/objects/containers/slice.cpp python/vm/objects/threads/sync.cpp)
file(GLOB lockstep_exploring RELATIVE ${CMAKE_SOURCE_DIR}/src CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/src/python/vm/explore/*.cpp ${CMAKE_SOURCE_DIR}/src/engine/explore/*.cpp)
list(APPEND lockstep_hot_sources ${lockstep_exploring})

# lockstep_room(<path> [PART_OF <room>] [THREADLESS] [DEPS <rooms>] [LINK <libraries>] [TEST_DEPS <rooms>]
#               [PRECOMPILE <headers> | PRECOMPILED_BY <room>])
#
# PART_OF: a room that is one library with others, as they call one another through headers of the lower ones: its
# objects go into the library of that room, which names it among its DEPS. Its files may lie one folder deeper.
#
# Every .cpp directly in src/<path> goes into the static library <path with _ for />; a room without any is an
# INTERFACE library. Natively, tests/<path>/*.cpp become the executable and ctest entry <name>_tests, which may use
# the rooms of TEST_DEPS besides. PRECOMPILE: headers that most files of the room read, which are parsed once, with the
# standard library's; PRECOMPILED_BY: those of that room are these files' too (precompile.cmake). THREADLESS: nothing in it
# is atomic or local to a thread, so that lab-st takes what was compiled for lab.
function(lockstep_room path)
  cmake_parse_arguments(room "THREADLESS" "PART_OF;PRECOMPILED_BY" "DEPS;LINK;TEST_DEPS;PRECOMPILE" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  list(TRANSFORM room_DEPS REPLACE "/" "_")
  list(TRANSFORM room_TEST_DEPS REPLACE "/" "_")
  set(folders ${CMAKE_SOURCE_DIR}/src/${path}/*.cpp)
  set(kind STATIC)
  if(room_PART_OF)
    list(APPEND folders ${CMAKE_SOURCE_DIR}/src/${path}/*/*.cpp)
    set(kind OBJECT)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${folders})
  if(room_THREADLESS AND LOCKSTEP_COMPILED_IN)
    add_library(${name} STATIC IMPORTED GLOBAL)
    set_target_properties(${name} PROPERTIES IMPORTED_LOCATION ${LOCKSTEP_COMPILED_IN}/liblockstep_${name}.a)
    set(scope INTERFACE)
  elseif(sources)
    add_library(${name} ${kind} ${sources})
    # What is built is what is linked: a program, or the tests that a preset wants.
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
    target_compile_options(${name} PRIVATE ${lockstep_warnings})
    # A page pays for every byte, so that the labs are compiled for size, but for what runs while a program runs.
    if(EMSCRIPTEN AND NOT LOCKSTEP_UI)
      target_compile_options(${name} PRIVATE -Oz)
      foreach(file IN LISTS lockstep_hot_sources)
        set_source_files_properties(${CMAKE_SOURCE_DIR}/src/${file} PROPERTIES COMPILE_OPTIONS -O3
          SKIP_PRECOMPILE_HEADERS ON)  # a header is parsed for one kind of optimisation
      endforeach()
    endif()
    # So does the drawing, where a frame is a few thousand draw calls.
    if(LOCKSTEP_UI AND path MATCHES "^(bytes|ui/.*)$")
      target_compile_options(${name} PRIVATE -Os)
      if(path STREQUAL ui/model/timeline)  # what a frame of ten million events looks at
        set_source_files_properties(${CMAKE_SOURCE_DIR}/src/${path}/track.cpp PROPERTIES COMPILE_OPTIONS -O3
          SKIP_PRECOMPILE_HEADERS ON)
      endif()
    endif()
    set(scope PUBLIC)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME lockstep_${name})
    if(NOT LOCKSTEP_PRECOMPILE)
      # every header is parsed for every file
    elseif(room_PRECOMPILED_BY)
      string(REPLACE "/" "_" other ${room_PRECOMPILED_BY})
      lockstep_precompile_as(${name} ${other})
    elseif(room_PRECOMPILE)
      lockstep_precompile(${name} ${room_PRECOMPILE})
    endif()
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} ${scope} ${room_DEPS} ${room_LINK})

  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${path}/*.cpp)
  if(tests AND NOT EMSCRIPTEN AND name MATCHES "${LOCKSTEP_TEST_ROOMS}")
    add_executable(${name}_tests ${tests})
    target_compile_options(${name}_tests PRIVATE ${lockstep_warnings} ${lockstep_test_options})
    target_include_directories(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    lockstep_precompile_as(${name}_tests test_headers)
    target_link_libraries(${name}_tests PRIVATE ${name} ${room_TEST_DEPS} nlohmann_json GTest::gtest_main)
    lockstep_test_entry(${name})
  endif()
endfunction()

# lockstep_fuzz(DEPS <rooms>)
#
# The targets of tests/fuzz: natively the ctest entry of fuzz_tests; in the preset `asan` also the program `fuzz`, which is
# libFuzzer's (scripts/fuzz).
function(lockstep_fuzz)
  cmake_parse_arguments(fuzz "" "" "DEPS" ${ARGN})
  if(EMSCRIPTEN OR NOT "fuzz" MATCHES "${LOCKSTEP_TEST_ROOMS}")
    return()
  endif()
  file(GLOB common CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*.cpp)
  set(tests ${common})
  list(FILTER tests INCLUDE REGEX "_test[.]cpp$")
  list(REMOVE_ITEM common ${tests} ${CMAKE_SOURCE_DIR}/tests/fuzz/libfuzzer_main.cpp)
  list(TRANSFORM fuzz_DEPS REPLACE "/" "_")
  add_library(fuzz_targets STATIC ${common})
  target_compile_options(fuzz_targets PRIVATE ${lockstep_warnings})
  target_include_directories(fuzz_targets PUBLIC ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(fuzz_targets PUBLIC ${fuzz_DEPS})
  add_executable(fuzz_tests ${tests})
  target_compile_options(fuzz_tests PRIVATE ${lockstep_warnings} ${lockstep_test_options})
  target_link_libraries(fuzz_tests PRIVATE fuzz_targets GTest::gtest_main)
  lockstep_test_entry(fuzz)
  if(LOCKSTEP_FUZZER)
    add_executable(fuzz tests/fuzz/libfuzzer_main.cpp)
    target_compile_options(fuzz PRIVATE ${lockstep_warnings})
    target_link_options(fuzz PRIVATE -fsanitize=fuzzer)
    target_link_libraries(fuzz PRIVATE fuzz_targets)
  endif()
endfunction()

# lockstep_embed(<room> FILES <glob> ROOT <folder> SYMBOLS <namespace> [BESIDE <regex> IN <file>])
#
# Adds to the room what its header declares as
#   namespace <namespace> {
#   struct EmbeddedSource { std::string_view name, text; };
#   extern const std::span<const EmbeddedSource> embedded_sources;
#   }
# with one entry per file below ROOT, sorted by name. A name is the path below ROOT without its extension, dots for
# slashes; a Python package's __init__ goes by the package's name.
#
# In a wasm program the files that BESIDE matches have a null text: their texts stand in <file> in the build's folder, in
# the order of their entries, each ended by a form feed, for the program to fetch when they are asked for.
function(lockstep_embed path)
  cmake_parse_arguments(embed "" "FILES;ROOT;SYMBOLS;BESIDE;IN" "" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${embed_ROOT}
       ${CMAKE_SOURCE_DIR}/${embed_ROOT}/${embed_FILES})
  if(NOT files)
    return()
  endif()
  list(SORT files)
  set(generated ${CMAKE_BINARY_DIR}/generated/lockstep_${name}_sources.cpp)
  set(script ${CMAKE_SOURCE_DIR}/scripts/cmake/embed.cmake)
  list(TRANSFORM files PREPEND ${CMAKE_SOURCE_DIR}/${embed_ROOT}/ OUTPUT_VARIABLE inputs)
  string(REPLACE ";" "|" file_list "${files}")
  set(outputs ${generated})
  set(beside "")
  if(EMSCRIPTEN AND embed_BESIDE)
    list(APPEND outputs ${CMAKE_BINARY_DIR}/${embed_IN})
    set(beside "-DBESIDE=${embed_BESIDE}" -DBESIDE_OUTPUT=${CMAKE_BINARY_DIR}/${embed_IN})
  endif()
  add_custom_command(OUTPUT ${outputs} DEPENDS ${inputs} ${script} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DROOT=${CMAKE_SOURCE_DIR}/${embed_ROOT} -DFILES=${file_list}
            -DNAMESPACE=${embed_SYMBOLS} ${beside} -P ${script}
    COMMENT "Embedding ${embed_ROOT}/${embed_FILES}")
  add_library(${name}_embedded OBJECT ${generated})
  target_compile_options(${name}_embedded PRIVATE -w)
  # An object library's objects reach the final program only by name, not through the room.
  target_link_libraries(${name} INTERFACE $<TARGET_OBJECTS:${name}_embedded>)
  add_dependencies(${name} ${name}_embedded)
endfunction()

# lockstep_shaders(<room> FOLDER <folder> TEXTURES <textures.def>): the effects in the folder, compiled and linked by
# glslangValidator, are the room's "shaders.h" (shaders/README.md).
function(lockstep_shaders path)
  cmake_parse_arguments(shaders "" "FOLDER;TEXTURES" "" ${ARGN})
  string(REPLACE "/" "_" name ${path})
  find_program(LOCKSTEP_SHADER_VALIDATOR glslangValidator)
  if(NOT LOCKSTEP_SHADER_VALIDATOR)
    message(FATAL_ERROR "glslangValidator is missing: run scripts/setup.")
  endif()
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${shaders_FOLDER}/*.glsl)
  set(header ${CMAKE_BINARY_DIR}/generated/shaders/shaders.h)
  set(script ${CMAKE_SOURCE_DIR}/scripts/cmake/shaders.cmake)
  set(textures ${CMAKE_SOURCE_DIR}/${shaders_TEXTURES})
  add_custom_command(OUTPUT ${header} DEPENDS ${inputs} ${textures} ${script} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DSHADERS=${CMAKE_SOURCE_DIR}/${shaders_FOLDER} -DTEXTURES=${textures}
            -DVALIDATOR=${LOCKSTEP_SHADER_VALIDATOR} -DOUTPUT=${header} -P ${script}
    COMMENT "Compiling the effects in ${shaders_FOLDER}")
  target_sources(${name} PRIVATE ${header})
  target_include_directories(${name} PRIVATE ${CMAKE_BINARY_DIR}/generated/shaders)
endfunction()

# lockstep_app(<name> SOURCE <file in src/app> DEPS <rooms>): the program, once its source is there.
function(lockstep_app name)
  cmake_parse_arguments(app "" "SOURCE" "DEPS" ${ARGN})
  set(source ${CMAKE_SOURCE_DIR}/src/app/${app_SOURCE})
  if(NOT EXISTS ${source})
    return()
  endif()
  list(TRANSFORM app_DEPS REPLACE "/" "_")
  if(EMSCRIPTEN)
    set(target ${name}_wasm)
    add_executable(${target} ${source})
    set(stem ${name})
    if(name STREQUAL lab AND NOT LOCKSTEP_THREADS)
      set(stem lab-st)
    endif()
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${stem} SUFFIX .mjs)
    include(wasm_link)
    lockstep_wasm_link(${target} ${name})
  else()
    set(target ${name})
    add_executable(${target} ${source})
    # Its tests run the built program.
    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/app/${name}*_test.cpp)
    if(tests AND "app" MATCHES "${LOCKSTEP_TEST_ROOMS}")
      add_executable(app_tests ${tests})
      target_compile_options(app_tests PRIVATE ${lockstep_warnings} ${lockstep_test_options})
      target_include_directories(app_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
      lockstep_precompile_as(app_tests test_headers)
      target_link_libraries(app_tests PRIVATE nlohmann_json GTest::gtest_main)
      add_dependencies(app_tests ${target})
      lockstep_test_entry(app)
    endif()
  endif()
  target_compile_options(${target} PRIVATE ${lockstep_warnings})
  target_link_libraries(${target} PRIVATE ${app_DEPS})
endfunction()

# lockstep_wasm_test(<name> DEPS <rooms>): tests/wasm/<name>.cpp as a module that a test under Node.js asks; the target
# wasm_tests makes all of them.
function(lockstep_wasm_test name)
  cmake_parse_arguments(test "" "" "DEPS" ${ARGN})
  add_executable(${name} EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/wasm/${name}.cpp)
  if(NOT TARGET wasm_tests)
    add_custom_target(wasm_tests)
  endif()
  add_dependencies(wasm_tests ${name})
  set_target_properties(${name} PROPERTIES SUFFIX .mjs)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests/bytes)
  include(wasm_link)
  lockstep_wasm_link(${name} ${name})
  target_compile_options(${name} PRIVATE ${lockstep_warnings})
  target_link_libraries(${name} PRIVATE ${test_DEPS} nlohmann_json)
endfunction()
