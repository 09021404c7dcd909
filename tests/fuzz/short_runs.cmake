# SPDX-License-Identifier: GPL-3.0-or-later
# Every fuzz target for some seconds in the builds with the address sanitizer, whatever the
# compiler: ctest --preset asan -L fuzz. Longer: NAME_short CORPUS SEED COUNT SECONDS FAILED.
set(fuzzFolder ${CMAKE_CURRENT_LIST_DIR})
add_library(lossglass_short_run STATIC ${fuzzFolder}/short_run.cpp ${fuzzFolder}/mutation.cpp)
target_link_libraries(lossglass_short_run PUBLIC lossglass_flags)
file(GLOB fuzzTargets CONFIGURE_DEPENDS ${fuzzFolder}/*_fuzz.cpp)
foreach(file IN LISTS fuzzTargets)
  get_filename_component(name ${file} NAME_WE)
  string(REGEX REPLACE "_fuzz$" "" name ${name})
  set(library losslib)
  if(name MATCHES "^(import|qt_pictures|session)$")
    set(library lossglass_app)
  endif()
  if(NOT TARGET ${library})
    continue()
  endif()
  add_executable(${name}_short ${file})
  set_target_properties(${name}_short PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name}_short PRIVATE lossglass_short_run ${library})
  add_test(NAME fuzz.${name} COMMAND ${name}_short ${fuzzFolder}/corpus/${name} 1 1000000 3
    ${CMAKE_BINARY_DIR}/tests/failed_${name})
  set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT 120 LABELS fuzz
    # Far above what the limits of the targets allow: what takes more has not asked first.
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;ASAN_OPTIONS=detect_leaks=1:max_allocation_size_mb=512")
endforeach()
