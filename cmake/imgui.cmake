# Dear ImGui 1.92.2b. Where apt is available, ./dev fetches Debian's verified copy into build/deps/imgui; elsewhere CMake
# fetches the upstream tag.
include(FetchContent)
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI AND EXISTS ${CMAKE_SOURCE_DIR}/build/deps/imgui/imgui.h)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI ${CMAKE_SOURCE_DIR}/build/deps/imgui)
endif()
FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.92.2b GIT_SHALLOW ON)
FetchContent_MakeAvailable(imgui)

add_library(dear_imgui STATIC
  ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
target_include_directories(dear_imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
target_include_directories(dear_imgui PUBLIC ${CMAKE_SOURCE_DIR}/src/imgui/config)
target_compile_definitions(dear_imgui PUBLIC IMGUI_USER_CONFIG="imgui_config.h")
