"""Bundled files: fonts, icons, packs, catalogues, help."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a bundled file or folder, e.g. ``resource("fonts", "OFL.txt")``.

    A wheel and a frozen bundle carry the files inside the package; a checkout and an editable
    install keep them beside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "_resources"
    return (inside if inside.is_dir() else package.parent / "resources").joinpath(*parts)
