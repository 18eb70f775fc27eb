// How each kind of slice looks, wherever it is drawn: in a row, in a cell of many slices, in the legend. Which colour,
// texture and sign a kind has stands in ui/model/timeline/slice_kinds.def; here is what draws the signs, and hands the
// textures to the graphics card (shaders/common/textures.glsl).
#pragma once

#include "ui/model/timeline/slice_kind.h"
#include "ui/view/painter.h"

namespace lockstep::ui::view {

// `thread`: the colour of the thread that the slice names, for kinds that have it.
model::Color color_of(const model::Theme&, model::SliceKind, size_t thread);
// Where it goes on outside the view: it has no end there.
struct Cut {
  bool left = false, right = false;
};
void paint_slice(Painter&, const model::Rect&, model::Texture, model::Color, Cut = {});
// The same without edges, where many of them touch.
void paint_share(Painter&, const model::Rect&, model::Texture, model::Color, float alpha = 1);

void paint_sign(Painter&, model::Sign, model::Point center, model::Color);  // a picture of 10 by 10 pixels, or nothing

}  // namespace lockstep::ui::view
