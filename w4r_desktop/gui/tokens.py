"""The colours of each look, named by what they are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one look; ``on_x`` is written on ``x``, ``x_soft`` is x's quiet ground."""

    background: QColor
    card: QColor
    raised: QColor
    ink: QColor
    muted: QColor
    off: QColor
    hairline: QColor
    edge: QColor
    field_edge: QColor
    focus: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    chosen: QColor
    on_chosen: QColor
    good: QColor
    good_soft: QColor
    bad: QColor
    bad_soft: QColor
    amber: QColor
    amber_soft: QColor
    sky_soft: QColor
    plum_soft: QColor
    rail: QColor
    on_rail: QColor
    rail_hover: QColor
    status: QColor
    toast: QColor
    on_toast: QColor
    desk: QColor
    on_desk: QColor
    bar_first: QColor
    bar_second: QColor
    bar_third: QColor
    bar_track: QColor


def _tokens(**colours: str) -> Tokens:
    return Tokens(**{name: QColor(value) for name, value in colours.items()})


LIGHT: Final = _tokens(
    background="#FAF8F3",
    card="#FFFFFF",
    raised="#FFFFFF",
    ink="#1B1A17",
    muted="#6A6459",
    off="#8A8477",
    hairline="#E3DDD0",
    edge="#CFC8B8",
    field_edge="#8E8676",
    focus="#1B1A17",
    accent="#FFD60A",
    on_accent="#1B1A17",
    accent_soft="#FFF4C8",
    chosen="#1B1A17",
    on_chosen="#FFFFFF",
    good="#1E7A4C",
    good_soft="#E6F4EC",
    bad="#B3261E",
    bad_soft="#FDEFEE",
    amber="#7A4B00",
    amber_soft="#FFEBC8",
    sky_soft="#E2EFFA",
    plum_soft="#F5E6F5",
    rail="#1B1A17",
    on_rail="#E9E4D8",
    rail_hover="#34322C",
    status="#F0ECE0",
    toast="#1B1A17",
    on_toast="#FFFFFF",
    desk="#D9D5C8",
    on_desk="#4F4A41",
    bar_first="#1B1A17",
    bar_second="#FFD60A",
    bar_third="#B8AF9B",
    bar_track="#F0ECE0",
)

DARK: Final = _tokens(
    background="#191713",
    card="#24211B",
    raised="#2F2B24",
    ink="#F4F0E6",
    muted="#B8B0A0",
    off="#857E70",
    hairline="#3B372E",
    edge="#4E493D",
    field_edge="#8C8472",
    focus="#FFD60A",
    accent="#FFD60A",
    on_accent="#1B1A17",
    accent_soft="#423A15",
    chosen="#F4F0E6",
    on_chosen="#1B1A17",
    good="#74D19C",
    good_soft="#1D3829",
    bad="#FF9C93",
    bad_soft="#43211E",
    amber="#FFC768",
    amber_soft="#443210",
    sky_soft="#1B3346",
    plum_soft="#3D2440",
    rail="#100F0C",
    on_rail="#DDD7C9",
    rail_hover="#2A2721",
    status="#12110D",
    toast="#3B372E",
    on_toast="#FFFFFF",
    desk="#0F0E0B",
    on_desk="#B8B0A0",
    bar_first="#F4F0E6",
    bar_second="#FFD60A",
    bar_third="#8C8472",
    bar_track="#35312A",
)

CONTRAST: Final = _tokens(
    background="#000000",
    card="#000000",
    raised="#000000",
    ink="#FFFFFF",
    muted="#EDEDED",
    off="#8C8C8C",
    hairline="#9A9A9A",
    edge="#FFFFFF",
    field_edge="#FFFFFF",
    focus="#FFD60A",
    accent="#FFD60A",
    on_accent="#000000",
    accent_soft="#332B00",
    chosen="#FFFFFF",
    on_chosen="#000000",
    good="#7CFFB2",
    good_soft="#00301A",
    bad="#FFB3AC",
    bad_soft="#3D0500",
    amber="#FFD27F",
    amber_soft="#3A2900",
    sky_soft="#00263D",
    plum_soft="#33003A",
    rail="#000000",
    on_rail="#FFFFFF",
    rail_hover="#333333",
    status="#000000",
    toast="#262626",
    on_toast="#FFFFFF",
    desk="#262626",
    on_desk="#FFFFFF",
    bar_first="#FFFFFF",
    bar_second="#FFD60A",
    bar_third="#9A9A9A",
    bar_track="#333333",
)
