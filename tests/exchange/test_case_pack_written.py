"""A campaign that leaves in a pack comes back the same."""

from __future__ import annotations

import io
import tempfile
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.exchange.campaigns import PACKS
from w4r_desktop.errors import PackNotWrittenError
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.exchange.pack_text import cleaned
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.messages import explain
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CasePack


@settings(max_examples=60, deadline=None)
@given(pack=PACKS)
def test_any_campaign_comes_back_as_it_left_and_leaves_the_same_way_again(pack: CasePack) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first.w4rpack"), Path(folder, "second.w4rpack")
        write_pack(first, pack)
        read = read_pack(first)
        write_pack(second, read.pack)

        assert read.pack == pack
        assert read.notes == ()
        assert second.read_bytes() == first.read_bytes()


@given(text=st.text())
def test_cleaning_a_text_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)

    assert cleaned(once) == once
    assert unicodedata.is_normalized("NFC", once)


def bundled() -> CasePack:
    return read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack


def photo(colour: str) -> bytes:
    made = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((300, 200)).save(made, "JPEG", comment=colour)
    return made.getvalue()


def test_pictures_come_back_as_they_left(tmp_path: Path) -> None:
    picture = own_picture(photo("red"), name="a")
    pack = bundled()
    cases = tuple(replace(case, picture=f"pictures/{case.code}.jpg") for case in pack.cases)
    pack = replace(pack, cases=cases, pictures={case.picture: picture for case in cases})

    write_pack(tmp_path / "first.w4rpack", pack)
    read = read_pack(tmp_path / "first.w4rpack")

    assert read.pack == pack
    write_pack(tmp_path / "second.w4rpack", read.pack)
    first, second = (tmp_path / f"{name}.w4rpack" for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as zipped:
        assert zipped.namelist() == ["pack.json", *sorted(pack.pictures)]


def test_a_campaign_that_no_reader_would_take_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4rpack"
    path.write_bytes(b"the pack of yesterday")
    case = replace(bundled().cases[0], name="x" * 201)

    with pytest.raises(PackNotWrittenError) as caught:
        write_pack(path, replace(bundled(), cases=(case,)))

    assert explain(caught.value) == (
        "“evening.w4rpack” was not saved: case 1, “name” is too long, 201 characters, where at "
        "most 200 are allowed. Nothing was changed. Correct that and save it again."
    )
    assert path.read_bytes() == b"the pack of yesterday"
    assert [file.name for file in tmp_path.iterdir()] == ["evening.w4rpack"]
