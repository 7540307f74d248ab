#include "wasm/gl_renderer.h"

#include <GLES3/gl3.h>

#include <cstddef>

namespace standpoint::wasm {

namespace {

// Places of the vertex shader's inputs. The canvas' size is a constant attribute: what finds a uniform's place by its name is a
// kilobyte of glue.
enum : GLuint { kPosition, kUv, kColour, kSize };

constexpr char kVertexShader[] = R"(#version 300 es
precision highp float;
layout(location=0)in vec2 position;
layout(location=1)in vec2 uv;
layout(location=2)in vec4 colour;
layout(location=3)in vec2 size;
out vec2 at;
out vec4 paint;
void main(){
at=uv;
paint=colour;
gl_Position=vec4(position.x*2./size.x-1.,1.-position.y*2./size.y,0,1);
})";

constexpr char kFragmentShader[] = R"(#version 300 es
precision mediump float;
uniform sampler2D atlas;
in vec2 at;
in vec4 paint;
out vec4 colour;
void main(){
colour=paint*texture(atlas,at);
})";

void attach(GLuint program, GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  glAttachShader(program, shader);
}

GLuint name_of(const ImTextureData& texture) { return static_cast<GLuint>(texture.TexID); }

void upload(ImTextureData& texture, const ImTextureRect& r) {
  glTexSubImage2D(GL_TEXTURE_2D, 0, r.x, r.y, r.w, r.h, GL_RGBA, GL_UNSIGNED_BYTE, texture.GetPixelsAt(r.x, r.y));
}

/// Does what Dear ImGui asks for by the texture's status.
void update(ImTextureData& texture) {
  GLuint name = name_of(texture);
  switch (texture.Status) {
    case ImTextureStatus_WantCreate:
      glGenTextures(1, &name);
      glBindTexture(GL_TEXTURE_2D, name);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
      glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
      glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, texture.Width, texture.Height, 0, GL_RGBA, GL_UNSIGNED_BYTE, texture.GetPixels());
      texture.SetTexID(name);
      texture.SetStatus(ImTextureStatus_OK);
      break;
    case ImTextureStatus_WantUpdates:
      glBindTexture(GL_TEXTURE_2D, name);
      glPixelStorei(GL_UNPACK_ROW_LENGTH, texture.Width);
      for (const ImTextureRect& r : texture.Updates) upload(texture, r);
      glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
      texture.SetStatus(ImTextureStatus_OK);
      break;
    case ImTextureStatus_WantDestroy:
      if (texture.UnusedFrames == 0) break;  // the last picture may still need it
      glDeleteTextures(1, &name);
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
      break;
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed:
      break;
  }
}

/// OpenGL takes a place in a buffer as a pointer.
const void* place_in_buffer(std::size_t offset) {
  return reinterpret_cast<const void*>(offset);  // NOLINT(performance-no-int-to-ptr)
}

void describe_vertices(GLuint place, GLint count, GLenum type, GLboolean normalised, std::size_t offset) {
  glEnableVertexAttribArray(place);
  glVertexAttribPointer(place, count, type, normalised, sizeof(ImDrawVert), place_in_buffer(offset));
}

float channel(std::uint32_t rgb, int shift) { return static_cast<float>((rgb >> shift) & 0xFF) / 255.0f; }

}  // namespace

void GlRenderer::make() {
  made_ = true;
  const GLuint program = glCreateProgram();
  attach(program, GL_VERTEX_SHADER, kVertexShader);
  attach(program, GL_FRAGMENT_SHADER, kFragmentShader);
  glLinkProgram(program);
  glUseProgram(program);

  GLuint buffers[2];
  glGenBuffers(2, buffers);
  glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
  describe_vertices(kPosition, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
  describe_vertices(kUv, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
  describe_vertices(kColour, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));

  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
}

void GlRenderer::draw(ImDrawData& data, int width_px, int height_px, std::uint32_t paper) {
  if (!made_) make();
  for (ImTextureData* texture : *data.Textures) update(*texture);

  glViewport(0, 0, width_px, height_px);
  glScissor(0, 0, width_px, height_px);
  glClearColor(channel(paper, 16), channel(paper, 8), channel(paper, 0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glVertexAttrib4f(kSize, data.DisplaySize.x, data.DisplaySize.y, 0, 1);

  const ImVec2 ratio = data.FramebufferScale;
  for (const ImDrawList* list : data.CmdLists) {
    glBufferData(GL_ARRAY_BUFFER, list->VtxBuffer.size_in_bytes(), list->VtxBuffer.Data, GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, list->IdxBuffer.size_in_bytes(), list->IdxBuffer.Data, GL_STREAM_DRAW);
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const float left = command.ClipRect.x * ratio.x, top = command.ClipRect.y * ratio.y;
      const float right = command.ClipRect.z * ratio.x, bottom = command.ClipRect.w * ratio.y;
      if (right <= left || bottom <= top) continue;
      glScissor(static_cast<GLint>(left), static_cast<GLint>(static_cast<float>(height_px) - bottom),
                static_cast<GLsizei>(right - left), static_cast<GLsizei>(bottom - top));
      glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(command.GetTexID()));
      glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), GL_UNSIGNED_INT,
                     place_in_buffer(std::size_t{command.IdxOffset} * sizeof(ImDrawIdx)));
    }
  }
}

void GlRenderer::forget(ImFontAtlas& atlas) {
  made_ = false;
  for (ImTextureData* texture : atlas.TexList) {
    const GLuint name = name_of(*texture);
    glDeleteTextures(1, &name);
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
}

}  // namespace standpoint::wasm
