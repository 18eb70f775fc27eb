#include "ui/view/tooltip_view.h"

#include <algorithm>
#include <cmath>

namespace lockstep::ui::view {

using model::Rect;

void paint_tooltip(Painter& painter, const model::Tooltip& tip, model::Size canvas) {
  constexpr float pad = 10, line = 18, gap = 14;
  const model::Theme& theme = painter.theme();
  const Fonts& fonts = painter.fonts();
  const float size = painter.body(), small = painter.small();

  float labels = 0, values = 0;
  for (const auto& row : tip.rows) {
    labels = std::max(labels, painter.width(row.label, fonts.sans, small + 1));
    values = std::max(values, painter.width(row.value, fonts.sans, small + 1));
  }
  const float head = painter.width(tip.title, fonts.sans, size);
  const float foot = painter.width(tip.hint, fonts.sans, small);
  const float most = canvas.width - 16;
  const float width = std::min(most, 2 * pad + std::max({head, foot, labels + 12 + values}) + 1);
  const float height = 2 * pad + line + 2 + line * static_cast<float>(tip.rows.size() + (tip.hint.empty() ? 0 : 1));

  // Right of and below the pointer, unless the canvas ends there.
  float left = tip.at.x + gap, top = tip.at.y + gap;
  if (left + width > canvas.width - 4) left = tip.at.x - gap - width;
  if (top + height > canvas.height - 4) top = tip.at.y - gap - height;
  left = std::round(std::clamp(left, 4.0f, std::max(4.0f, canvas.width - 4 - width)));
  top = std::round(std::clamp(top, 4.0f, std::max(4.0f, canvas.height - 4 - height)));

  const Rect card{left, top, left + width, top + height};
  for (int i = 3; i > 0; --i)  // a soft shadow
    painter.fill({card.left - static_cast<float>(i), card.top, card.right + static_cast<float>(i),
                  card.bottom + 2 * static_cast<float>(i)},
                 {0, 0, 0}, theme.is_dark ? 0.12f : 0.04f, 8);
  painter.fill(card, theme.is_dark ? model::mix(theme.surface, theme.border, 0.5f) : theme.surface, 1, 6);
  painter.outline(card.inset(0.5f), theme.border, 1, 6);

  const float right = card.right - pad;
  float y = card.top + pad;
  painter.sans({card.left + pad, y, right, y + line}, tip.title, theme.text, size);
  y += line + 2;
  for (const auto& row : tip.rows) {
    painter.sans({card.left + pad, y, right, y + line}, row.label, theme.muted, small + 1);
    painter.sans({card.left + pad + labels + 12, y, right, y + line}, row.value, theme.text, small + 1);
    y += line;
  }
  if (!tip.hint.empty()) painter.sans({card.left + pad, y, right, y + line}, tip.hint, theme.muted, small);
}

}  // namespace lockstep::ui::view
