"""The stage plan: a rider as a drawing to scale, seen from above, alone or inside a room.

`stage_plan` and `plan_in_room` return a `StagePlan` (its SVG and its words), or None where a rider
gives no playing area. The same SVG stands in a page and in a PDF: presentation attributes and
classes, no style of its own, everything in the colour of the text around it.
"""
