// How a rectangle is filled, one function for each row of textures.def: how much of the colour is at this place.
//
// Places are CSS pixels of the canvas, so that a texture stands still while its rectangle is cut.
struct Place {
  vec2 at;        // on the canvas
  vec2 top_left;  // of the rectangle
  vec2 bottom_right;
  float edge;      // 1 on the line around it; 0 where edges are not painted
  bool is_slice;   // with edges; else one share among others that touch it
};

struct Paint {
  float color;    // how much of the slice's colour
  float surface;  // how much of the canvas's colour is painted under it
};

// Within the rectangle, so far from its sides.
float within(Place p, vec2 margin) {
  vec2 out_of = max(p.top_left + margin - p.at, p.at - p.bottom_right + margin);
  return inside(max(out_of.x, out_of.y));
}

Paint texture_solid(Place p) { return Paint(1.0, 0.0); }

Paint texture_hatched(Place p) {
  return Paint(over(p.is_slice ? 0.16 : 0.20, 0.7 * hatching(p.at)), 0.0);
}

Paint texture_dotted(Place p) {
  float dots = inside(length(mod(p.at, 6.0) - 3.0) - 1.32);
  return Paint(p.is_slice ? over(over(0.10, 0.45 * dots), 0.9 * p.edge) : over(0.12, 0.75 * dots), 0.0);
}

Paint texture_tinted(Place p) { return Paint(p.is_slice ? over(0.30, p.edge) : 0.35, 0.0); }

Paint texture_dashed(Place p) {
  float border = max(inside(p.at.y - p.top_left.y - 1.0), inside(p.bottom_right.y - 1.0 - p.at.y));
  float dashes = lines(p.at.x / 8.0, 0.5, 1.0 / (8.0 * u_ratio)) * border * within(p, vec2(2, 0));
  return Paint(p.is_slice ? over(0.10, 0.8 * dashes) : 0.12, 0.0);
}

Paint texture_barred(Place p) {
  float bars = thin_lines(p.at.y - floor(p.top_left.y), 5.0, 4.5) * within(p, vec2(1, 2));
  return Paint(over(over(p.is_slice ? 0.08 : 0.12, 0.4 * bars), 0.9 * p.edge), 0.0);
}

Paint texture_ticked(Place p) {
  float ticks = thin_lines(p.at.x, 7.0, 5.5) * within(p, vec2(1, 3));
  return Paint(over(over(p.is_slice ? 0.08 : 0.12, 0.4 * ticks), 0.9 * p.edge), 0.0);
}

Paint texture_framed(Place p) {
  // Over the line of the thread's life.
  return Paint(p.is_slice ? over(0.1, 0.8 * p.edge) : 0.2, p.is_slice ? 1.0 : 0.0);
}

Paint texture_arrows(Place p) {
  float middle = (p.top_left.y + p.bottom_right.y) / 2.0;
  float height = min(5.0, (p.bottom_right.y - p.top_left.y) / 2.0 - 2.0);
  float aside = abs(p.at.y - middle);
  float heads = lines((p.at.x + aside - height - 6.0) / 14.0, 1.5 / 14.0, 1.5 / (14.0 * u_ratio)) *
                inside(aside - height) * within(p, vec2(2, 0));
  return Paint(over(over(p.is_slice ? 0.08 : 0.12, 0.45 * heads), 0.9 * p.edge), 0.0);
}

Paint texture_half(Place p) {
  float lower = inside((p.top_left.y + p.bottom_right.y) / 2.0 - p.at.y);
  return Paint(over((p.is_slice ? 0.55 : 0.5) * lower, 0.9 * p.edge), 0.0);
}

// The rectangle is as high as there is much of it.
Paint texture_level(Place p) {
  float top = inside(p.at.y - p.top_left.y - 2.0);
  return Paint(p.is_slice ? over(0.35, top) : 0.6, 0.0);
}
