// What every effect has: the canvas, and in the first stage its instance.
precision highp float;
precision highp int;

uniform vec2 u_canvas;   // CSS pixels
uniform float u_ratio;   // device pixels in one of them
uniform vec3 u_surface;  // the colour behind everything

#ifdef VERTEX
layout(location = 0) in vec4 a_place;
layout(location = 1) in vec4 a_color;
layout(location = 2) in vec4 a_second;
layout(location = 3) in uvec2 a_words;

vec4 on_canvas(vec2 at) { return vec4(at / u_canvas * vec2(2, -2) + vec2(-1, 1), 0, 1); }
// Of a strip of four vertices.
vec2 corner() { return vec2(gl_VertexID & 1, gl_VertexID >> 1); }
#else
out vec4 o_color;

// How much of a pixel is inside of an edge that lies `distance` CSS pixels away; inside is negative.
float inside(float distance) { return clamp(0.5 - distance * u_ratio, 0.0, 1.0); }
// What two layers of one colour cover together.
float over(float below, float above) { return below + above - below * above; }
#endif
