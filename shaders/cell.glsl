// One share of a cell of many slices. a_place: left, top, right, bottom; a_words.x: the texture of its kind.
//! include common/frame.glsl

#ifdef VERTEX
flat out vec4 v_place;
flat out vec4 v_color;
flat out uint v_look;
out vec2 v_at;

void main() {
  v_place = a_place;
  v_color = a_color;
  v_look = a_words.x;
  v_at = mix(a_place.xy - vec2(0, 1), a_place.zw + vec2(0, 1), corner());
  gl_Position = on_canvas(v_at);
}
#else
//! include common/lines.glsl
//! include common/textures.glsl

flat in vec4 v_place;
flat in vec4 v_color;
flat in uint v_look;
in vec2 v_at;

void main() {
  // Shares that touch within a pixel cover it together, so that nothing shines through between them.
  float covered = clamp(0.5 + (v_at.y - v_place.y) * u_ratio, 0.0, 1.0) - clamp(0.5 + (v_at.y - v_place.w) * u_ratio, 0.0, 1.0);
  Paint paint = paint_of(v_look & 255u, Place(v_at, v_place.xy, v_place.zw, 0.0, false));
  o_color = vec4(v_color.rgb, paint.color * covered * v_color.a);
}
#endif
