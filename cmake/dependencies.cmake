# Header-only libraries, visible only to the targets that link them. They are included through symbolic links in a separate
# folder, since -I/usr/include would hide Emscripten's own headers.
function(standpoint_header_library target folder header package)
  find_path(${target}_dir ${folder}/${header} PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${target}_dir)
    message(FATAL_ERROR "${folder}/${header} was not found. Install ${package}, or point CMake at it with -D${target}_dir=<folder above ${folder}>.")
  endif()
  set(links ${CMAKE_BINARY_DIR}/headers/${folder})
  file(MAKE_DIRECTORY ${links})
  file(CREATE_LINK ${${target}_dir}/${folder} ${links}/${folder} COPY_ON_ERROR SYMBOLIC)
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${links})
endfunction()

standpoint_header_library(standpoint_json nlohmann json.hpp "nlohmann-json (Debian: nlohmann-json3-dev) 3.11 or newer")
# Its inline functions must have the same definition in targets with and without exceptions.
target_compile_definitions(standpoint_json INTERFACE JSON_NOEXCEPTION)

if(STANDPOINT_TESTS)
  standpoint_header_library(standpoint_doctest doctest doctest.h "doctest (Debian: doctest-dev) 2.4 or newer")
endif()
if(NOT EMSCRIPTEN)
  standpoint_header_library(standpoint_cli11 CLI CLI.hpp "CLI11 (Debian: libcli11-dev) 2.1 or newer")
endif()
