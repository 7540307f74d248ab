// Dear ImGui's scanning, in the page: its calls of sscanf come here (cmake/imgui.cmake), and the general scanner stays out of
// the download, 3 kB of it. Saved settings are never read, because we save none; what is left is the shaders' version, which
// the backend reads back from the line that it was given.
#include <cstdarg>
#include <string_view>

extern "C" int standpoint_imgui_sscanf(const char* text, const char* format, ...) {
  constexpr std::string_view kBefore = "#version ";
  const std::string_view line = text;
  if (format != std::string_view("#version %d") || line.substr(0, kBefore.size()) != kBefore) return 0;
  int version = 0;
  for (const char c : line.substr(kBefore.size())) {
    if (c < '0' || c > '9') break;
    version = version * 10 + (c - '0');
  }
  std::va_list out;
  va_start(out, format);
  *va_arg(out, int*) = version;
  va_end(out);
  return 1;
}
