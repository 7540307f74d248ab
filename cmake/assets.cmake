# Builds fonts and map from npm packages into assets/ in the build tree, where the web build looks for them.
set(STANDPOINT_STORY ${CMAKE_SOURCE_DIR}/assets/stories/ukraine-peace-talks-2025-02-13.json CACHE FILEPATH
  "The story that the site shows")
set(STANDPOINT_ASSETS_DIR ${CMAKE_BINARY_DIR}/assets)
set(packages ${CMAKE_SOURCE_DIR}/node_modules)

find_program(STANDPOINT_NODE NAMES node nodejs)
# There may be several Pythons; find one that has fontTools.
foreach(candidate IN ITEMS /usr/bin/python3 python3)
  execute_process(COMMAND ${candidate} -c "import fontTools" RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  if(status EQUAL 0)
    set(python ${candidate})
    break()
  endif()
endforeach()

set(missing "")
if(NOT STANDPOINT_NODE)
  list(APPEND missing "Node.js 18 or newer")
endif()
if(NOT EXISTS ${packages}/.package-lock.json)
  list(APPEND missing "the npm packages (run 'npm ci')")
endif()
if(NOT python)
  list(APPEND missing "fontTools (Debian: fonttools; elsewhere: 'pip install fonttools')")
endif()
if(missing)
  list(JOIN missing ", " missing)
  message(STATUS "Fonts and map cannot be built; missing: ${missing}")
  add_custom_target(assets COMMAND ${CMAKE_COMMAND} -E echo "Missing: ${missing}. Install, then configure again."
                    COMMAND ${CMAKE_COMMAND} -E false)
  return()
endif()

set(fonts "")
foreach(face IN ITEMS serif-regular serif-semibold sans-regular sans-semibold)
  list(APPEND fonts ${STANDPOINT_ASSETS_DIR}/fonts/${face}-latin.ttf ${STANDPOINT_ASSETS_DIR}/fonts/${face}-ext.ttf)
endforeach()
add_custom_command(OUTPUT ${fonts}
  COMMAND ${python} ${CMAKE_SOURCE_DIR}/assets/fonts/subset-fonts.py ${packages}/@expo-google-fonts ${STANDPOINT_ASSETS_DIR}/fonts
  DEPENDS ${CMAKE_SOURCE_DIR}/assets/fonts/subset-fonts.py ${packages}/.package-lock.json
  COMMENT "Subsetting fonts" VERBATIM)

set(maps "")
file(GLOB map_scripts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/map/*.mjs)
if(map_scripts)
  set(maps ${STANDPOINT_ASSETS_DIR}/map-opening.bin ${STANDPOINT_ASSETS_DIR}/map-full.bin)
  add_custom_command(OUTPUT ${maps}
    COMMAND ${STANDPOINT_NODE} ${CMAKE_SOURCE_DIR}/assets/map/build-map.mjs --story ${STANDPOINT_STORY} --out ${STANDPOINT_ASSETS_DIR}
    DEPENDS ${map_scripts} ${STANDPOINT_STORY} ${packages}/.package-lock.json
    COMMENT "Packing the map" VERBATIM)
endif()

add_custom_target(assets DEPENDS ${fonts} ${maps})
