// A slice. a_place: left, top, right, bottom; a_words.x: its texture, and bits that say where it is cut (effects.h).
//! include common/frame.glsl

const uint cut_left = 256u, cut_right = 512u;

#ifdef VERTEX
flat out vec4 v_place;
flat out vec4 v_color;
flat out uint v_look;
out vec2 v_at;

void main() {
  v_place = a_place;
  v_color = a_color;
  v_look = a_words.x;
  // A pixel more on each side, where a rounded end fades out; none where it is cut.
  vec2 before = vec2((a_words.x & cut_left) != 0u ? 0 : 1, 1);
  vec2 after = vec2((a_words.x & cut_right) != 0u ? 0 : 1, 1);
  v_at = mix(a_place.xy - before, a_place.zw + after, corner());
  gl_Position = on_canvas(v_at);
}
#else
//! include common/lines.glsl
//! include common/textures.glsl

flat in vec4 v_place;
flat in vec4 v_color;
flat in uint v_look;
in vec2 v_at;

const float radius = 3.0;
const float least_rounded = 8.0, least_edged = 3.0;  // widths

// To the edge of a rectangle with rounded corners; inside is negative.
float distance_to(vec2 at, vec2 top_left, vec2 bottom_right, float rounding) {
  vec2 q = abs(at - (top_left + bottom_right) / 2.0) - (bottom_right - top_left) / 2.0 + rounding;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - rounding;
}

void main() {
  // What is cut goes on beyond the cut, where nobody sees its end.
  vec2 top_left = v_place.xy, bottom_right = v_place.zw;
  float width = bottom_right.x - top_left.x;
  if ((v_look & cut_left) != 0u) top_left.x -= 2.0 * radius;
  if ((v_look & cut_right) != 0u) bottom_right.x += 2.0 * radius;
  uint texture_number = v_look & 255u;
  float rounding = width >= least_rounded ? min(radius, (bottom_right.y - top_left.y) / 2.0) : 0.0;
  float away = distance_to(v_at, top_left, bottom_right, rounding);
  float edge = width >= least_edged ? inside(-1.0 - away) : 0.0;
  Paint paint = paint_of(texture_number, Place(v_at, top_left, bottom_right, edge, true));
  vec3 color = mix(v_color.rgb, mix(u_surface, v_color.rgb, paint.color), paint.surface);
  o_color = vec4(color, max(paint.color, paint.surface) * inside(away) * v_color.a);
}
#endif
