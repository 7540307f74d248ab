# The page: standpoint.js, standpoint.wasm with its deferred part, and the site that the standpoint command builds from them.
file(GLOB web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/wasm/*.cpp)
add_executable(standpoint_web ${web_sources})
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/rooms/wasm)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/wasm ${CMAKE_BINARY_DIR}/rooms/wasm/wasm SYMBOLIC)
target_include_directories(standpoint_web PRIVATE ${CMAKE_BINARY_DIR}/rooms/wasm)
target_link_libraries(standpoint_web PRIVATE standpoint_app standpoint_own_code)
set_target_properties(standpoint_web PROPERTIES OUTPUT_NAME standpoint)
target_link_options(standpoint_web PRIVATE
  --no-entry -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createStandpoint -sENVIRONMENT=web -sDYNAMIC_EXECUTION=0
  -sFILESYSTEM=0 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH=1)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
  target_link_options(standpoint_web PRIVATE -sTOTAL_STACK=262144)
else()
  target_link_options(standpoint_web PRIVATE -sSTACK_SIZE=262144 -sEXPORTED_RUNTIME_METHODS=HEAPU8)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_link_options(standpoint_web PRIVATE -Oz -flto -sMALLOC=emmalloc -sSUPPORT_ERRNO=0 -sASSERTIONS=0 --closure=1)
  # For the split, whose own passes come later: keep function names, and do not inline functions that have one caller.
  target_link_options(standpoint_web PRIVATE --profiling-funcs -Wl,--no-demangle
    -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=1)
else()
  target_link_options(standpoint_web PRIVATE -sASSERTIONS=2 -sSTACK_OVERFLOW_CHECK=2)
endif()

# Debian's Emscripten does not include the Closure compiler, and needs the path to its own JavaScript libraries.
set(link_environment "")
set(closure ${CMAKE_SOURCE_DIR}/node_modules/google-closure-compiler-linux/compiler)
if(NOT EXISTS ${EMSCRIPTEN_ROOT_PATH}/node_modules/.bin/google-closure-compiler AND EXISTS ${closure})
  list(APPEND link_environment EM_CLOSURE_COMPILER=${closure})
endif()
if(EXISTS /usr/share/nodejs/acorn)
  list(APPEND link_environment NODE_PATH=/usr/share/nodejs)
endif()
if(link_environment)
  list(JOIN link_environment " " link_environment)
  set_target_properties(standpoint_web PROPERTIES RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env ${link_environment}")
endif()

# The site needs a native build tree with the standpoint command, fonts and map.
set(STANDPOINT_HOST_DIR "" CACHE PATH "Native build tree in which the targets standpoint and assets have been built")
set(STANDPOINT_SITE_DIR ${CMAKE_BINARY_DIR}/site CACHE PATH "Folder for the site")
set(STANDPOINT_STORY ${CMAKE_SOURCE_DIR}/assets/stories/ukraine-peace-talks-2025-02-13.json CACHE FILEPATH
  "The story that the site shows")
if(NOT EXISTS ${STANDPOINT_HOST_DIR}/standpoint)
  message(STATUS "No target 'site': ${STANDPOINT_HOST_DIR} has no standpoint command. Build the native preset, then configure again.")
  return()
endif()
find_program(STANDPOINT_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)

# The entry points of the deferred part: see include/standpoint/deferred.h.
set(split_options "")
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  foreach(name IN ITEMS build_grid grid_height build_quiz make_quiz build_stage sp_takeaway sp_takeaway_name sp_draw_picture)
    list(APPEND split_options --deferred ${name})
  endforeach()
  execute_process(COMMAND ${em_config} BINARYEN_ROOT OUTPUT_VARIABLE binaryen_root OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT EXISTS ${binaryen_root}/bin/wasm-split)
    message(FATAL_ERROR "${binaryen_root}/bin/wasm-split does not exist. It is part of Binaryen, which comes with Emscripten "
                        "(Debian: apt install binaryen).")
  endif()
  list(APPEND split_options --binaryen ${binaryen_root}/bin)
endif()
set(program_dir ${CMAKE_BINARY_DIR}/program)
add_custom_command(OUTPUT ${program_dir}/standpoint.wasm ${program_dir}/standpoint.deferred.wasm
  COMMAND ${STANDPOINT_NODE} ${CMAKE_SOURCE_DIR}/web/tools/split-program.mjs --program $<TARGET_FILE_DIR:standpoint_web>/standpoint.wasm
          --to ${program_dir} ${split_options}
  DEPENDS standpoint_web ${CMAKE_SOURCE_DIR}/web/tools/split-program.mjs
  COMMENT "Splitting the program" VERBATIM)

file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
file(GLOB_RECURSE host_assets CONFIGURE_DEPENDS ${STANDPOINT_HOST_DIR}/assets/*)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/site.stamp
  COMMAND ${CMAKE_COMMAND} -DSOURCE_DIR=${CMAKE_SOURCE_DIR} -DBINARY_DIR=${CMAKE_BINARY_DIR} -DHOST_DIR=${STANDPOINT_HOST_DIR}
          -DSITE_DIR=${STANDPOINT_SITE_DIR} -DSTORY=${STANDPOINT_STORY} -DNODE=${STANDPOINT_NODE} -DDEBUG=$<$<CONFIG:Debug>:--debug>
          -P ${CMAKE_SOURCE_DIR}/cmake/assemble-site.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/site.stamp
  DEPENDS standpoint_web ${program_dir}/standpoint.wasm ${page_files} ${host_assets} ${STANDPOINT_HOST_DIR}/standpoint ${STANDPOINT_HOST_DIR}/generated/web/engine/boundary.js
          ${STANDPOINT_STORY}
          ${CMAKE_SOURCE_DIR}/LICENSE ${CMAKE_SOURCE_DIR}/THIRD-PARTY.md ${CMAKE_SOURCE_DIR}/cmake/assemble-site.cmake
  COMMENT "Assembling the site in ${STANDPOINT_SITE_DIR}" VERBATIM)
add_custom_target(site DEPENDS ${CMAKE_BINARY_DIR}/site.stamp)
