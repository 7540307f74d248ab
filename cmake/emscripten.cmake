# Toolchain file: the Emscripten (3.1.6 or newer) whose em++ is on PATH.
find_program(em_config em-config NO_CMAKE_FIND_ROOT_PATH)
if(em_config)
  execute_process(COMMAND ${em_config} EMSCRIPTEN_ROOT OUTPUT_VARIABLE em_root OUTPUT_STRIP_TRAILING_WHITESPACE)
endif()
if(NOT EXISTS "${em_root}/cmake/Modules/Platform/Emscripten.cmake")
  message(FATAL_ERROR "Emscripten was not found. Install version 3.1.6 or newer (Debian: apt install emscripten; elsewhere: "
                      "https://emscripten.org/docs/getting_started) so that em++ and em-config are on PATH.")
endif()
set(EMSCRIPTEN_ROOT_PATH ${em_root})

# The output of 3.1.6 mistakes Node's fetch for a browser's and fails to start.
find_program(node_js NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)
set(CMAKE_CROSSCOMPILING_EMULATOR ${node_js} --no-experimental-fetch)
include(${em_root}/cmake/Modules/Platform/Emscripten.cmake)
