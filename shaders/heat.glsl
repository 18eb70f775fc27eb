// A stretch of a counter. a_place: left, top, right, bottom of the whole height; a_words: two numbers from 0 to 1, what
// it counts on the left and on the right; a_color: of little, a_second: of much.
//! include common/frame.glsl

#ifdef VERTEX
flat out vec4 v_place;
flat out vec4 v_little;
flat out vec4 v_much;
out float v_value;
out vec2 v_at;

void main() {
  v_place = a_place;
  v_little = a_color;
  v_much = a_second;
  vec2 side = corner();
  v_value = mix(uintBitsToFloat(a_words.x), uintBitsToFloat(a_words.y), side.x);
  v_at = mix(a_place.xy, a_place.zw, side);
  gl_Position = on_canvas(v_at);
}
#else
flat in vec4 v_place;
flat in vec4 v_little;
flat in vec4 v_much;
in float v_value;
in vec2 v_at;

void main() {
  float value = clamp(v_value, 0.0, 1.0);
  float top = mix(v_place.w, v_place.y, value);
  vec4 color = mix(v_little, v_much, value);
  // Solid along its upper edge, lighter below: the line is what is read.
  float line = inside(top - v_at.y) * inside(v_at.y - top - 1.5);
  o_color = vec4(color.rgb, color.a * max(line, 0.55 * inside(top - v_at.y)));
}
#endif
