// libFuzzer target for parse_edtf and the words made of what it accepts.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "standpoint/edtf.h"

namespace {

void require(bool condition) {
  if (!condition) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const standpoint::EdtfResult result = standpoint::parse_edtf(text);
  if (!result.value) {
    require(result.error.offset <= size && !result.error.found.empty() && !result.error.expected.empty());
    return 0;
  }
  const standpoint::Edtf& date = *result.value;
  require(date.text == text && date.begin <= date.end && standpoint::compare(date, date) == 0);
  require(!date.open_begin() || !date.open_end());
  require(!standpoint::format_date(date).empty() && !standpoint::format_short_date(date, 2025).empty());
  if (!date.open_end()) {
    const standpoint::EdtfResult end = standpoint::parse_edtf(standpoint::moment_to_edtf(date.end));
    require(end.value && (end.value->end == date.end || date.end == standpoint::minute_from_civil({-9999, 1, 1})));
  }
  return 0;
}
