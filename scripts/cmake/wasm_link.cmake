# How the wasm programs are linked: ES modules that a Worker (the labs) or the page (the drawing) imports.

function(lockstep_wasm_link target name)
  target_link_options(${target} PRIVATE
    -sMODULARIZE -sEXPORT_ES6
    -sDYNAMIC_EXECUTION=0       # the page's content security policy has no unsafe-eval
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH
    -sEXPORTED_FUNCTIONS=_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAP32,HEAPU32,UTF8ToString,stringToUTF8,lengthBytesUTF8,wasmMemory)
  # No --closure: the compiler for it is not packaged everywhere, and -O3 has already minified the glue.

  if(name STREQUAL ui)
    target_link_options(${target} PRIVATE -sENVIRONMENT=web -sUSE_SDL=2 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
      -sINITIAL_MEMORY=32MB -sMAXIMUM_MEMORY=512MB -sSTACK_SIZE=512KB)
    return()
  endif()

  # For size, which tests/wasm holds to a budget; what is hot was compiled for speed and stays so (rooms.cmake). The
  # allocator is Emscripten's own: the VM has free lists of its own for small objects, and mimalloc would be 23 KB more.
  target_link_options(${target} PRIVATE -Oz)
  # Overflows of the C++ stack trap instead of overwriting memory; Python's recursion ends long before (RecursionError).
  target_link_options(${target} PRIVATE -sENVIRONMENT=worker,node -sSTACK_OVERFLOW_CHECK=2 -sSTACK_SIZE=4MB
    -sINITIAL_MEMORY=32MB -sMAXIMUM_MEMORY=1GB)
  if(LOCKSTEP_THREADS)
    # The pool is filled while the lab is already at work, and grows past its size when a program asks for more.
    # Growing shared memory costs JavaScript a check per access to the heap, and wasm nothing.
    target_link_options(${target} PRIVATE -sDEFAULT_PTHREAD_STACK_SIZE=1MB
      -sPTHREAD_POOL_SIZE=8 -sPTHREAD_POOL_SIZE_STRICT=0 -sPTHREAD_POOL_DELAY_LOAD
      -Wno-pthreads-mem-growth)
  endif()
endfunction()
