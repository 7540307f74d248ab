// SHA-256 (FIPS 180-4) and base64 (RFC 4648).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace standpoint::cli {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// Lower case, two digits per byte.
std::string hex(const Digest& digest);

std::string base64(std::string_view bytes);
std::string base64(const Digest& digest);

}  // namespace standpoint::cli
