"""A campaign that goes from laptop to laptop in a pack is the same on each of them."""

from __future__ import annotations

import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.evening import details
from tests.exchange.campaigns import PACKS
from w4r_desktop import paths
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.resources import resource
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import case_pack

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CasePack


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")


def imported(pack: Path) -> CasePack:
    """Take a pack into a new event, close and open that, and return its campaign."""
    read = read_pack(pack)
    assert read.notes == ()
    event = pack.with_suffix(".w4r")
    EventFile.create(event, set_up, details=details(), table_names=["1"], pack=read.pack).close()
    file = EventFile(event)
    with file.reading() as session:
        campaign = case_pack(session)
    file.close()
    return campaign


def picture(colour: str, *, clear: bool) -> bytes:
    made = io.BytesIO()
    image = Image.radial_gradient("L").resize((60, 40)).convert("RGBA" if clear else "RGB")
    image.putpixel((0, 0), (9, 9, 9, 0) if clear else (9, 9, 9))
    image.save(made, "PNG", comment=colour)
    return own_picture(made.getvalue(), name="a")


PICTURES = {"jpg": picture("red", clear=False), "png": picture("blue", clear=True)}


def with_pictures(pack: CasePack, kinds: list[str]) -> CasePack:
    """Return a pack with a picture of a kind, or none, for each case."""
    named = dict(zip((case.code for case in pack.cases), kinds, strict=False))
    names = {code: f"pictures/{code}.{kind}" for code, kind in named.items() if kind}
    return replace(
        pack,
        cases=tuple(replace(case, picture=names.get(case.code, "")) for case in pack.cases),
        pictures={name: PICTURES[name[-3:]] for name in names.values()},
    )


@settings(max_examples=30, deadline=None)
@given(pack=PACKS, kinds=st.lists(st.sampled_from(["", "jpg", "png"]), min_size=2, max_size=2))
def test_a_campaign_exported_imported_and_exported_again_is_the_same_file(
    pack: CasePack, kinds: list[str]
) -> None:
    sent = with_pictures(pack, kinds)
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first.w4rpack"), Path(folder, "second.w4rpack")
        write_pack(first, sent)

        campaign = imported(first)
        write_pack(second, campaign)

        assert campaign == sent
        assert second.read_bytes() == first.read_bytes()


def test_a_pack_from_elsewhere_is_the_same_file_from_its_first_export_on(tmp_path: Path) -> None:
    first, second = tmp_path / "first.w4rpack", tmp_path / "second.w4rpack"
    elsewhere = tmp_path / "elsewhere.w4rpack"
    pack = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
    shared = "pictures/Photo de groupe.PNG"  # of two cases, and not called by either's code
    cases = tuple(replace(case, picture=shared) for case in pack.cases[:2]) + pack.cases[2:]
    write_pack(elsewhere, replace(pack, cases=cases, pictures={shared: PICTURES["png"]}))

    write_pack(first, imported(elsewhere))
    write_pack(second, imported(first))

    assert second.read_bytes() == first.read_bytes()
    assert list(read_pack(second).pack.pictures.values()) == [PICTURES["png"]] * 2


def test_one_case_of_a_campaign_can_leave_by_itself(tmp_path: Path) -> None:
    whole = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
    whole = with_pictures(whole, ["jpg", "png"])
    chosen = replace(whole, cases=whole.cases[1:2])

    write_pack(tmp_path / "one.w4rpack", chosen)

    read = read_pack(tmp_path / "one.w4rpack").pack
    assert read.cases == whole.cases[1:2]
    assert list(read.pictures) == [whole.cases[1].picture]
