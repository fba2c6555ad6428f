# Warnings are errors; sanitizers by HUIYIN_SANITIZE.
add_library(huiyin_options INTERFACE)
target_include_directories(huiyin_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(huiyin_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough -Wswitch-enum -Werror
  # -Wrestrict: false alarms of g++ 12 on string concatenation (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-restrict>
  -fstack-protector-strong)
target_compile_definitions(huiyin_options INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
target_link_options(huiyin_options INTERFACE -Wl,-z,relro,-z,now)
if(HUIYIN_SANITIZE)
  target_compile_options(huiyin_options INTERFACE -fsanitize=${HUIYIN_SANITIZE} -fno-omit-frame-pointer
    -Wno-maybe-uninitialized)  # g++ 12 takes the sanitizers' own checks for reads (in boost::optional)
  if(HUIYIN_SANITIZE MATCHES "undefined")
    target_compile_options(huiyin_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
  target_link_options(huiyin_options INTERFACE -fsanitize=${HUIYIN_SANITIZE})
endif()
find_program(HUIYIN_MOLD mold)
if(HUIYIN_MOLD AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "")
  target_link_options(huiyin_options INTERFACE -fuse-ld=mold)
endif()
