// An arrow. a_place: from, to; a_words: its width, and how far its middle lies beside the straight line, as a part of its
// length (0: straight); a_second: white where it is dashed. A strip of `stations` pairs of vertices: the shaft, and its head in the last two.
//! include common/frame.glsl

const int stations = 26;  // ui/view/effects.h says how many vertices that is
const float head_long = 8.0, head_wide = 4.0;

#ifdef VERTEX
flat out vec4 v_color;
flat out float v_dashed;
out float v_half;   // of the width here
out float v_aside;  // from the middle of the line
out float v_end;    // CSS pixels up to the tip

vec2 on_curve(vec2 from, vec2 middle, vec2 to, float t) { return mix(mix(from, middle, t), mix(middle, to, t), t); }

void main() {
  v_color = a_color;
  v_dashed = a_second.a;
  vec2 from = a_place.xy, to = a_place.zw;
  float straight = max(length(to - from), 0.001);
  vec2 along = (to - from) / straight;
  vec2 middle = (from + to) / 2.0 + vec2(-along.y, along.x) * straight * uintBitsToFloat(a_words.y);
  float half_width = uintBitsToFloat(a_words.x) / 2.0;
  float head = min(head_long + 2.0 * half_width, straight);
  float neck = 1.0 - head / straight;
  int station = gl_VertexID >> 1;
  bool is_head = station >= stations - 2;
  float t = station == stations - 1 ? 1.0 : min(float(station) / float(stations - 3), 1.0) * neck;
  vec2 here = on_curve(from, middle, to, t);
  // The head is straight, from where the shaft ends.
  vec2 neck_at = on_curve(from, middle, to, neck);
  vec2 direction = is_head ? to - neck_at : mix(middle - from, to - middle, t);
  direction = direction / max(length(direction), 0.001);
  v_half = station == stations - 1 ? 0.0 : is_head ? head_wide + half_width : half_width;
  v_aside = (v_half + 1.0) * ((gl_VertexID & 1) == 0 ? -1.0 : 1.0);
  v_end = length(to - here);
  gl_Position = on_canvas(here + vec2(-direction.y, direction.x) * v_aside);
}
#else
flat in vec4 v_color;
flat in float v_dashed;
in float v_half;
in float v_aside;
in float v_end;

const float dash = 5.0, gap = 3.0;

void main() {
  float along = v_end - head_long;  // dashes begin behind the head
  float is_dash = along < 0.0 ? 1.0 : inside(abs(mod(along, dash + gap) - dash / 2.0) - dash / 2.0);
  float covered = inside(abs(v_aside) - v_half) * mix(1.0, is_dash, v_dashed);
  o_color = vec4(v_color.rgb, v_color.a * covered);
}
#endif
