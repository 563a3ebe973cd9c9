"""Foreign pictures, made our own: upright, no larger than needed, with nothing but the picture."""

from __future__ import annotations

import io
import re
import warnings
from typing import Final

from PIL import Image, ImageOps

from w4r_desktop.domain.pictures import EDGE, UNREADABLE
from w4r_desktop.errors import PackProblem, PackRefusedError

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")  # forced: Pillow would try dozens, Qt even SVG
MAX_PIXELS: Final = 50_000_000
QUALITY: Final = 88
MILLION: Final = 1_000_000

_TOO_BIG: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_SCAN: Final = re.compile(rb"(?:[^\xff]|\xff\x00)*\xff\xd9")

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # looked at whenever Pillow reads a size; over it, it warns


def own_picture(foreign: bytes, *, name: str) -> bytes:
    """Return a foreign picture as JPEG, or as PNG where it is transparent, without metadata.

    A JPEG that could have come from here is returned as it is, so that a picture does not fade
    on its way from laptop to laptop. Only the first frame of a moving picture counts.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks about odd but readable files
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture, is_jpeg = _decoded(foreign)
    except _TOO_BIG as fault:
        raise PackRefusedError(
            PackProblem.PICTURE_TOO_MANY_PIXELS, name=name, limit=MAX_PIXELS // MILLION
        ) from fault
    except UNREADABLE as fault:
        raise PackRefusedError(PackProblem.PICTURE_UNREADABLE, name=name) from fault
    return foreign if is_jpeg and _is_own(foreign, picture) else _encoded(picture)


def _decoded(foreign: bytes) -> tuple[Image.Image, bool]:
    with Image.open(io.BytesIO(foreign), formats=FORMATS) as opened:
        picture: Image.Image = opened
        is_jpeg = opened.format == "JPEG"
        if picture.mode in ("1", "P"):  # shrinks without blending: not at once, for a clean edge
            picture.thumbnail((4 * EDGE, 4 * EDGE))
            picture = _in_colour(picture)
        picture.thumbnail((EDGE, EDGE))
        return _in_colour(ImageOps.exif_transpose(picture)), is_jpeg


def _in_colour(picture: Image.Image) -> Image.Image:
    """Return a picture as RGBA if anything of it is transparent, else as RGB."""
    if picture.mode.startswith("I"):  # 16 bits, which convert() would cut off instead of scale
        picture = picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    return clear.convert("RGB") if clear.getchannel("A").getextrema() == (255, 255) else clear


def _encoded(picture: Image.Image) -> bytes:
    bare = Image.new(picture.mode, picture.size)  # what is not copied cannot travel along
    bare.paste(picture)
    made = io.BytesIO()
    if bare.mode == "RGBA":
        bare.save(made, "PNG")
    else:
        bare.save(made, "JPEG", quality=QUALITY, subsampling=0)
    return made.getvalue()


def _is_own(foreign: bytes, picture: Image.Image) -> bool:
    """Whether a JPEG has exactly the head of ours, and after it nothing but the picture."""
    if picture.mode != "RGB":
        return False
    head = _encoded(Image.new("RGB", picture.size))
    head = head[: head.index(b"\xff\xda") + 14]  # the start-of-scan marker of three components
    return foreign.startswith(head) and bool(_SCAN.fullmatch(foreign, len(head)))
