// A small software rasteriser: Dear ImGui's triangles -> pixels, with four samples a pixel like a WebGL canvas.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace standpoint {

/// sRGB, 0xRRGGBB, row by row from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;

  std::uint32_t at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
};

class Rasteriser {
 public:
  Rasteriser(int width, int height, std::uint32_t ground)
      : width_(width),
        height_(height),
        samples_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kSamples, ground) {}

  void draw(const ImDrawData& data) {
    for (const ImDrawList* list : data.CmdLists) {
      for (const ImDrawCmd& command : list->CmdBuffer) {
        if (command.UserCallback != nullptr) continue;
        texture_ = reinterpret_cast<const ImTextureData*>(static_cast<std::uintptr_t>(command.GetTexID()));
        const auto px = [&](float css, float origin, float scale) {
          return static_cast<int>(std::lround((css - origin) * scale));
        };
        clip_min_x_ = std::max(0, px(command.ClipRect.x, data.DisplayPos.x, data.FramebufferScale.x));
        clip_min_y_ = std::max(0, px(command.ClipRect.y, data.DisplayPos.y, data.FramebufferScale.y));
        clip_max_x_ = std::min(width_, px(command.ClipRect.z, data.DisplayPos.x, data.FramebufferScale.x));
        clip_max_y_ = std::min(height_, px(command.ClipRect.w, data.DisplayPos.y, data.FramebufferScale.y));
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
          std::array<Corner, 3> corners;
          for (unsigned k = 0; k < 3; ++k) {
            const int index =
                static_cast<int>(list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)] + command.VtxOffset);
            corners[k] = corner_from(list->VtxBuffer[index], data);
          }
          draw_triangle(corners);
        }
      }
    }
  }

  Picture resolve() const {
    Picture picture{width_, height_, {}};
    picture.pixels.reserve(samples_.size() / kSamples);
    for (std::size_t i = 0; i < samples_.size(); i += kSamples) {
      std::uint32_t rgb = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        std::uint32_t sum = kSamples / 2;
        for (std::size_t k = 0; k < kSamples; ++k) sum += samples_[i + k] >> shift & 0xFF;
        rgb |= sum / kSamples << shift;
      }
      picture.pixels.push_back(rgb);
    }
    return picture;
  }

 private:
  static constexpr std::uint32_t kSamples = 4;
  static constexpr std::int64_t kGrid = 256;  // subpixel steps to which corners are snapped, as on GPUs
  static constexpr std::array<std::array<std::int64_t, 2>, kSamples> kSampleAt = {{{96, 32}, {224, 96}, {32, 160}, {160, 224}}};

  struct Corner {
    std::int64_t x = 0, y = 0;  // in grid steps
    float u = 0, v = 0;
    std::array<float, 4> rgba{};  // 0..255
  };

  static Corner corner_from(const ImDrawVert& vertex, const ImDrawData& data) {
    const auto steps = [](float px) { return static_cast<std::int64_t>(std::lround(std::clamp(px, -1e5f, 1e5f) * kGrid)); };
    Corner c;
    c.x = steps((vertex.pos.x - data.DisplayPos.x) * data.FramebufferScale.x);
    c.y = steps((vertex.pos.y - data.DisplayPos.y) * data.FramebufferScale.y);
    c.u = vertex.uv.x;
    c.v = vertex.uv.y;
    for (unsigned i = 0; i < 4; ++i) c.rgba[i] = static_cast<float>(vertex.col >> (8 * i) & 0xFF);
    return c;
  }

  static std::int64_t edge(const Corner& a, const Corner& b, std::int64_t x, std::int64_t y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  }

  /// The top-left rule: samples on a shared edge belong to one triangle only.
  static std::int64_t bias(const Corner& a, const Corner& b) {
    const bool top = a.y == b.y && b.x > a.x, left = b.y < a.y;
    return top || left ? 0 : -1;
  }

  void draw_triangle(std::array<Corner, 3> c) {
    const std::int64_t area = edge(c[0], c[1], c[2].x, c[2].y);
    if (area == 0) return;
    if (area < 0) std::swap(c[1], c[2]);
    const auto [min_x, max_x] = std::minmax({c[0].x, c[1].x, c[2].x});
    const auto [min_y, max_y] = std::minmax({c[0].y, c[1].y, c[2].y});
    const auto cell = [](std::int64_t steps) { return static_cast<int>(std::floor(static_cast<double>(steps) / kGrid)); };
    const std::array<std::int64_t, 3> biases = {bias(c[1], c[2]), bias(c[2], c[0]), bias(c[0], c[1])};
    for (int y = std::max(clip_min_y_, cell(min_y)); y < std::min(clip_max_y_, cell(max_y) + 1); ++y) {
      for (int x = std::max(clip_min_x_, cell(min_x)); x < std::min(clip_max_x_, cell(max_x) + 1); ++x) {
        unsigned covered = 0;
        for (unsigned k = 0; k < kSamples; ++k) {
          const std::int64_t sx = x * kGrid + kSampleAt[k][0], sy = y * kGrid + kSampleAt[k][1];
          if (edge(c[1], c[2], sx, sy) + biases[0] >= 0 && edge(c[2], c[0], sx, sy) + biases[1] >= 0 &&
              edge(c[0], c[1], sx, sy) + biases[2] >= 0) {
            covered |= 1u << k;
          }
        }
        if (covered != 0) shade(c, static_cast<float>(std::abs(area)), x, y, covered);
      }
    }
  }

  /// One colour for the pixel, taken at its middle, for all samples that are covered.
  void shade(const std::array<Corner, 3>& c, float area, int x, int y, unsigned covered) {
    const std::int64_t mx = x * kGrid + kGrid / 2, my = y * kGrid + kGrid / 2;
    const float w0 = static_cast<float>(edge(c[1], c[2], mx, my)) / area,
                w1 = static_cast<float>(edge(c[2], c[0], mx, my)) / area;
    const float w2 = 1 - w0 - w1;
    std::array<float, 4> texel = sample(c[0].u * w0 + c[1].u * w1 + c[2].u * w2, c[0].v * w0 + c[1].v * w1 + c[2].v * w2);
    for (unsigned i = 0; i < 4; ++i) {
      texel[i] *= std::clamp(c[0].rgba[i] * w0 + c[1].rgba[i] * w1 + c[2].rgba[i] * w2, 0.0f, 255.0f);
    }
    const float alpha = texel[3] / 255;
    const std::size_t first =
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)) * kSamples;
    for (unsigned k = 0; k < kSamples; ++k) {
      if ((covered >> k & 1) == 0) continue;
      std::uint32_t& rgb = samples_[first + k];
      const auto mix = [&](unsigned channel, int shift) {
        const float under = static_cast<float>(rgb >> shift & 0xFF);
        return static_cast<std::uint32_t>(std::lround(texel[channel] * alpha + under * (1 - alpha))) << shift;
      };
      rgb = mix(0, 16) | mix(1, 8) | mix(2, 0);
    }
  }

  /// Bilinear, 0..1 a channel.
  std::array<float, 4> sample(float u, float v) const {
    if (texture_ == nullptr) return {1, 1, 1, 1};
    const float tx = u * static_cast<float>(texture_->Width) - 0.5f, ty = v * static_cast<float>(texture_->Height) - 0.5f;
    const int x = static_cast<int>(std::floor(tx)), y = static_cast<int>(std::floor(ty));
    const float fx = tx - std::floor(tx), fy = ty - std::floor(ty);
    const auto a = texel(x, y), b = texel(x + 1, y), c = texel(x, y + 1), d = texel(x + 1, y + 1);
    std::array<float, 4> mixed{};
    for (unsigned i = 0; i < 4; ++i)
      mixed[i] = ((a[i] * (1 - fx) + b[i] * fx) * (1 - fy) + (c[i] * (1 - fx) + d[i] * fx) * fy) / 255;
    return mixed;
  }

  std::array<float, 4> texel(int x, int y) const {
    x = std::clamp(x, 0, texture_->Width - 1);
    y = std::clamp(y, 0, texture_->Height - 1);
    const unsigned char* const p = texture_->Pixels + (y * texture_->Width + x) * texture_->BytesPerPixel;
    if (texture_->Format == ImTextureFormat_Alpha8) return {255, 255, 255, static_cast<float>(p[0])};
    return {static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]), static_cast<float>(p[3])};
  }

  int width_, height_;
  std::vector<std::uint32_t> samples_;
  const ImTextureData* texture_ = nullptr;
  int clip_min_x_ = 0, clip_min_y_ = 0, clip_max_x_ = 0, clip_max_y_ = 0;
};

/// The picture of a frame, at the device's pixels.
inline Picture rasterise(const ImDrawData& data, std::uint32_t ground) {
  Rasteriser rasteriser(static_cast<int>(std::lround(data.DisplaySize.x * data.FramebufferScale.x)),
                        static_cast<int>(std::lround(data.DisplaySize.y * data.FramebufferScale.y)), ground);
  rasteriser.draw(data);
  return rasteriser.resolve();
}

/// PNG (ISO/IEC 15948), true colour, not compressed.
inline std::string png_from(const Picture& picture) {
  std::string png = "\x89PNG\r\n\x1A\n";
  const auto append_u32 = [](std::string& to, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>(value >> shift & 0xFF);
  };
  const auto append_chunk = [&](const char* type, const std::string& body) {
    const std::string typed = type + body;
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : typed) {
      crc ^= static_cast<unsigned char>(byte);
      for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
    }
    append_u32(png, static_cast<std::uint32_t>(body.size()));
    png += typed;
    append_u32(png, ~crc);
  };

  std::string header;
  append_u32(header, static_cast<std::uint32_t>(picture.width));
  append_u32(header, static_cast<std::uint32_t>(picture.height));
  header.append("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, no interlace
  append_chunk("IHDR", header);

  std::string rows;
  for (int y = 0; y < picture.height; ++y) {
    rows += '\0';  // no filter
    for (int x = 0; x < picture.width; ++x) {
      for (int shift = 16; shift >= 0; shift -= 8) rows += static_cast<char>(picture.at(x, y) >> shift & 0xFF);
    }
  }
  std::string zlib = "\x78\x01";
  constexpr std::size_t kBlock = 65535;
  for (std::size_t at = 0; at < rows.size(); at += kBlock) {
    const std::size_t length = std::min(kBlock, rows.size() - at);
    zlib += at + length == rows.size() ? '\1' : '\0';
    for (const std::size_t value : {length, ~length}) {
      zlib += static_cast<char>(value & 0xFF);
      zlib += static_cast<char>(value >> 8 & 0xFF);
    }
    zlib.append(rows, at, length);
  }
  std::uint32_t a = 1, b = 0;
  for (const char byte : rows) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  append_u32(zlib, b << 16 | a);
  append_chunk("IDAT", zlib);
  append_chunk("IEND", "");
  return png;
}

}  // namespace standpoint
