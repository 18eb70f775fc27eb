// What ImGui's OpenGL backend asks the context for around every frame, answered without asking the context.
//
// It saves the state that it is about to change, to put it back for others who draw on the same context. Here nobody
// else does, and in a browser each such question is a round trip to the process that draws: it waits until the last
// frame has been painted, and the page with it. So scripts/cmake/third_party.cmake compiles that one file with
// glGetIntegerv renamed to this function, which gives the state of a fresh context and forwards what is really a
// question: versions and limits.
#include <GLES3/gl3.h>

extern "C" void lockstep_gl_get_integer(GLenum name, GLint* value) {
  switch (name) {
    case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *value = GL_ONE; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX: value[0] = value[1] = value[2] = value[3] = 0; return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_ELEMENT_ARRAY_BUFFER_BINDING:
    case GL_PIXEL_UNPACK_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING: *value = 0; return;
    default: glGetIntegerv(name, value);
  }
}
