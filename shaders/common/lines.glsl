// Lines that repeat: `share` of each period is line. Averaged over a pixel that is `width` periods wide.
float lines_before(float periods, float share) { return floor(periods) * share + min(fract(periods), share); }
float lines(float periods, float share, float width) {
  return (lines_before(periods + width / 2.0, share) - lines_before(periods - width / 2.0, share)) / width;
}
// Lines of one pixel, each in the middle of a period.
float thin_lines(float at, float period, float offset) {
  return lines((at - offset + 0.5) / period, 1.0 / period, 1.0 / (u_ratio * period));
}

// Stripes from the lower left to the upper right, everywhere on the canvas.
float hatching(vec2 at) { return lines((at.x + at.y) / 8.0, 0.3, 1.6 / (8.0 * u_ratio)); }
