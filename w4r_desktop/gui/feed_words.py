"""What is said of how paper is fed, and of how far a printer is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.printer_profile import Edge, Face, Orientation, Place, Rotation
from w4r_desktop.language import _, measure

if TYPE_CHECKING:
    from w4r_desktop.domain.printer_profile import Deviation, PrinterProfile

LITTLE: Final = 0.05
"""Millimetres and per cent that nobody sees."""

TRUE: Final = 100.0


def edge_words(edge: Edge) -> str:
    """Return which edge goes in first."""
    return {Edge.SHORT: _("Short edge first"), Edge.LONG: _("Long edge first")}[edge]


def face_words(face: Face) -> str:
    """Return where the side to be printed looks."""
    return {Face.UP: _("Side to be printed up"), Face.DOWN: _("Side to be printed down")}[face]


def place_words(place: Place) -> str:
    """Return where the paper lies in the feed."""
    return {
        Place.LEFT: _("At the left of the feed"),
        Place.CENTRE: _("In the middle of the feed"),
        Place.RIGHT: _("At the right of the feed"),
    }[place]


def rotation_words(rotation: Rotation) -> str:
    """Return how the print is turned."""
    return {
        Rotation.NONE: _("Not turned"),
        Rotation.RIGHT: _("Turned right, 90°"),
        Rotation.HALF: _("Upside down, 180°"),
        Rotation.LEFT: _("Turned left, 270°"),
    }[rotation]


def orientation_words(orientation: Orientation) -> str:
    """Return how the paper is named to the printer."""
    return {
        Orientation.TURNED: _("Upright, as most printers want it"),
        Orientation.AS_IT_LIES: _("As it lies, nothing turned by the printer"),
    }[orientation]


def laying_words(profile: PrinterProfile) -> str:
    """Return how the paper is to be laid in, in sentences."""
    parts = (edge_words(profile.edge), face_words(profile.face), place_words(profile.place))
    return " ".join(_("{sentence}.").format(sentence=part) for part in parts)


def feed_words(profile: PrinterProfile) -> str:
    """Return a profile in one line: how the paper is fed, and what is changed for the printer."""
    faces = {Face.UP: _("face up"), Face.DOWN: _("face down")}
    parts = [
        _("{edge}, {face}").format(edge=edge_words(profile.edge), face=faces[profile.face]),
        _moved(profile.dx, _("{distance} mm right"), _("{distance} mm left")),
        _moved(profile.dy, _("{distance} mm down"), _("{distance} mm up")),
    ]
    if profile.scale_x == profile.scale_y != TRUE:
        parts.append(_("{scale} %").format(scale=measure(profile.scale_x)))
    elif profile.scale_x != profile.scale_y:
        parts.append(
            _("{width} × {height} %").format(
                width=measure(profile.scale_x), height=measure(profile.scale_y)
            )
        )
    return " · ".join(filter(None, parts))


def off_words(off: Deviation) -> str:
    """Return in a sentence what readings mean."""
    parts = [
        _moved(off.right, _("{distance} mm too far right"), _("{distance} mm too far left")),
        _moved(off.down, _("{distance} mm too low"), _("{distance} mm too high up")),
        *_sizes(off.scale_x - TRUE, off.scale_y - TRUE),
    ]
    said = [part for part in parts if part]
    if not said:
        return _("It prints where it should, and nothing has to be changed.")
    if len(said) == 1:
        return _("It prints {what}.").format(what=said[0])
    return _("It prints {what} and {last}.").format(what=", ".join(said[:-1]), last=said[-1])


def _sizes(wide: float, high: float) -> tuple[str, ...]:
    if abs(wide - high) < LITTLE:
        return (_scaled(wide, _("{share} % too large"), _("{share} % too small")),)
    return (
        _scaled(wide, _("{share} % too wide"), _("{share} % too narrow")),
        _scaled(high, _("{share} % too tall"), _("{share} % too flat")),
    )


def _moved(distance: float, more: str, less: str) -> str:
    if abs(distance) < LITTLE:
        return ""
    return (more if distance > 0 else less).format(distance=measure(abs(distance)))


def _scaled(share: float, more: str, less: str) -> str:
    if abs(share) < LITTLE:
        return ""
    return (more if share > 0 else less).format(share=measure(abs(share)))
