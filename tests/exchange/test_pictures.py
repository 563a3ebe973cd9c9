"""Foreign pictures become our own, or are refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from w4r_desktop.domain.pictures import EDGE
from w4r_desktop.errors import PackRefusedError
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.messages import explain

RED, BLUE = (200, 30, 30), (30, 30, 200)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def seen(own: bytes) -> Image.Image:
    return Image.open(io.BytesIO(own))


def refusal(foreign: bytes) -> str:
    with pytest.raises(PackRefusedError) as caught:
        own_picture(foreign, name="pictures/jani.png")
    return explain(caught.value)


def halves(size: tuple[int, int] = (40, 20)) -> Image.Image:
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (0, 0, size[0] // 2, size[1]))
    return picture


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=False))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_four_kinds_are_taken_and_come_out_as_jpeg(kind: str) -> None:
    own = seen(own_picture(encoded(halves(), kind), name="a"))

    assert own.format == "JPEG"
    assert own.size == (40, 20)
    assert near(own.getpixel((5, 10)), BLUE)
    assert near(own.getpixel((35, 10)), RED)


def test_a_transparent_picture_stays_transparent() -> None:
    own = seen(own_picture(encoded(Image.new("RGBA", (9, 9), (*RED, 80)), "PNG"), name="a"))

    assert own.format == "PNG"
    assert own.getpixel((4, 4)) == (*RED, 80)


def test_a_picture_is_turned_upright_and_tells_nothing_of_place_and_photographer() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # hold the camera's top to the right
    exif[0x010E] = "taken at home"
    foreign = encoded(halves(), "JPEG", exif=exif, comment=b"by Ana", quality=95)

    own = own_picture(foreign, name="a")

    assert seen(own).size == (20, 40)
    assert near(seen(own).getpixel((10, 5)), BLUE)
    assert b"taken at home" in foreign
    assert b"taken at home" not in own
    assert b"by Ana" not in own
    assert not seen(own).getexif()


def test_a_large_picture_is_made_smaller() -> None:
    own = seen(own_picture(encoded(halves((3000, 1500)), "PNG"), name="a"))

    assert own.size == (EDGE, EDGE // 2)


def test_sixteen_bits_of_grey_stay_grey() -> None:
    own = seen(own_picture(encoded(Image.new("I;16", (8, 8), 128 * 256), "PNG"), name="a"))

    assert near(own.getpixel((4, 4)), (128, 128, 128))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_our_own_picture_is_kept_as_it_is_so_that_copies_do_not_fade(kind: str) -> None:
    mode = "RGB" if kind == "JPEG" else "RGBA"
    noise = Image.effect_noise((60, 50), 80).convert(mode)
    noise.putpixel((0, 0), (9, 9, 9, 9)[: len(mode)])
    own = own_picture(encoded(noise, kind), name="a")

    assert seen(own).format == kind
    assert own_picture(own, name="a") == own


def test_nothing_can_hide_behind_our_own_picture() -> None:
    own = own_picture(encoded(halves(), "JPEG"), name="a")

    assert own_picture(own + b"PK\x03\x04 and a zip", name="a").endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"II*\x00\x08\x00\x00\x00",
        encoded(halves((400, 400)), "PNG")[:300],
    ],
    ids=["empty", "SVG", "EPS", "TIFF", "cut"],
)
def test_what_is_no_whole_picture_of_the_four_kinds_is_refused(foreign: bytes) -> None:
    assert "the picture “pictures/jani.png” is damaged, or is no PNG, JPEG" in refusal(foreign)


def test_a_small_file_with_too_many_pixels_is_refused() -> None:
    for edge in (7_100, 10_100):
        foreign = encoded(Image.new("1", (edge, edge)), "PNG")
        assert "at most 50 million pixels are allowed" in refusal(foreign)
