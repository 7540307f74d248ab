# A room is a folder of src/ and a library of its own. It can include only what it links: each room has an include root in the
# build tree that contains its folder and its public headers and nothing else, so an include in the wrong direction does not
# compile.

# Precompiles the most common headers for targets with enough files to benefit.
function(precompile_for target)
  list(LENGTH ARGN count)
  if(count LESS 6)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstdint> <optional> <string> <string_view> <utility> <variant> <vector>)
endfunction()

# add_room(NAME [HEADERS header...] [LINKS target...] [PRIVATE_LINKS target...])
#   HEADERS: headers in include/standpoint/ that belong to the room
#   LINKS:   rooms below it (by name), and libraries that its headers use
#   PRIVATE_LINKS: libraries that only its sources use
function(add_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "HEADERS;LINKS;PRIVATE_LINKS")
  set(root ${CMAKE_BINARY_DIR}/rooms/${name})
  file(REMOVE_RECURSE ${root})
  file(MAKE_DIRECTORY ${root}/standpoint)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/src/${name} ${root}/${name} SYMBOLIC)
  foreach(header IN LISTS room_HEADERS)
    if(NOT EXISTS ${CMAKE_SOURCE_DIR}/include/standpoint/${header})
      message(FATAL_ERROR "Room '${name}' lists include/standpoint/${header}, which does not exist.")
    endif()
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/include/standpoint/${header} ${root}/standpoint/${header} SYMBOLIC)
  endforeach()
  list(TRANSFORM room_LINKS PREPEND standpoint_ REGEX "^[a-z]+$")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  set(target standpoint_${name})
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC ${root})
    target_link_libraries(${target} PUBLIC ${room_LINKS} PRIVATE ${room_PRIVATE_LINKS} standpoint_own_code)
    precompile_for(${target} ${sources})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${root})
    target_link_libraries(${target} INTERFACE ${room_LINKS})
  endif()
  set_property(GLOBAL APPEND PROPERTY STANDPOINT_ROOM_HEADERS ${room_HEADERS})
endfunction()

# Fails if a public header belongs to no room, or to two.
function(check_rooms_own_every_header)
  get_property(owned GLOBAL PROPERTY STANDPOINT_ROOM_HEADERS)
  file(GLOB headers RELATIVE ${CMAKE_SOURCE_DIR}/include/standpoint CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/include/standpoint/*.h)
  foreach(header IN LISTS headers)
    set(owners ${owned})
    list(FILTER owners INCLUDE REGEX "^${header}$")
    list(LENGTH owners count)
    if(NOT count EQUAL 1)
      message(FATAL_ERROR "include/standpoint/${header} belongs to ${count} rooms; list it once under HEADERS in src/CMakeLists.txt.")
    endif()
  endforeach()
endfunction()
