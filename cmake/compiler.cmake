# Compiler settings for our own code. Warnings do not apply to libraries, which are included as SYSTEM.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Use ccache if it is installed.
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(STANDPOINT_CCACHE NAMES ccache NO_CMAKE_FIND_ROOT_PATH)
  if(STANDPOINT_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${STANDPOINT_CCACHE})
  endif()
endif()

option(STANDPOINT_TESTS "Build the tests" ON)
option(STANDPOINT_SANITIZE "AddressSanitizer and UndefinedBehaviorSanitizer (native)" OFF)

# The compilers for which the code is free of warnings. Newer ones may have new warnings, which must not fail somebody's
# build.
set(known_compiler OFF)
if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
   OR (CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15))
  set(known_compiler ON)
endif()
option(STANDPOINT_WERROR "Warnings in our own code are errors" ${known_compiler})

# The tests run in debug builds. Compiling takes far longer than running them, and stack traces need only line tables.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(standpoint_own_code INTERFACE)
# Designated initialisers omit members on purpose. Clang's -Wconversion includes sign conversions, which GCC's does not.
target_compile_options(standpoint_own_code INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False positives of g++ 12 in optimised builds: std::string's operator+ (GCC bug 105651) and std::variant.
  target_compile_options(standpoint_own_code INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(STANDPOINT_WERROR)
  target_compile_options(standpoint_own_code INTERFACE -Werror)
endif()

if(STANDPOINT_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

option(STANDPOINT_FUZZ "Instrument for libFuzzer and build the fuzz targets (native, clang)" OFF)
if(STANDPOINT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer is part of clang; configure with the preset 'fuzz'.")
  endif()
  # Unlike a test, a fuzz target runs for long after it was compiled: -O1 makes it several times faster than Debug's -O0.
  add_compile_options(-fsanitize=fuzzer-no-link -O1)
endif()

if(EMSCRIPTEN)
  # Features of every browser with WebGL 2 (the last was Safari 15), each of which saves bytes.
  add_compile_options(-fno-exceptions -mnontrapping-fptoint -msign-ext -mbulk-memory)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
    add_compile_options(-flto -fno-rtti)
  endif()
endif()
