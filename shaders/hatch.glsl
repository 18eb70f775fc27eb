// Stripes over whatever lies below. a_place: left, top, right, bottom.
//! include common/frame.glsl

#ifdef VERTEX
flat out vec4 v_color;
out vec2 v_at;

void main() {
  v_color = a_color;
  v_at = mix(a_place.xy, a_place.zw, corner());
  gl_Position = on_canvas(v_at);
}
#else
//! include common/lines.glsl

flat in vec4 v_color;
in vec2 v_at;

void main() { o_color = vec4(v_color.rgb, v_color.a * hatching(v_at)); }
#endif
