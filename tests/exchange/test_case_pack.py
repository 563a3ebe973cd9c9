"""A pack from elsewhere is read wholly, or refused in words that say what to do."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from w4r_desktop.domain.case import Role
from w4r_desktop.errors import PackRefusedError
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.exchange.pack_notes import note_words
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def refusal(path: Path) -> str:
    with pytest.raises(PackRefusedError) as caught:
        read_pack(path)
    words = explain(caught.value)
    assert words.startswith(f"“{path.name}” was not imported: ")
    assert " Nothing was changed. " in words
    assert str(path.parent) not in words
    return words


def test_a_pack_that_is_in_order_is_read_without_notes(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    read = read_pack(zipped(manifest))

    assert read.notes == ()
    assert [case.name for case in read.pack.cases] == ["Ana Example", "李"]
    target = read.pack.cases[0].target(Role.PRIMARY)
    assert target is not None
    assert target.lines == ("1 Example Street", "Bogotá")


def test_null_means_absent(manifest: dict[str, Any], zipped: Callable[..., Path]) -> None:
    manifest["campaign"]["closes_on"] = None
    manifest["cases"][0] |= {"story": None, "demands": None, "guidance": None, "picture": None}

    assert read_pack(zipped(manifest)).notes == ()


@pytest.mark.parametrize("name", [None, "", " \u200b", "\u3164", "\u115f\u1160 \u2800\uffa0"])
def test_a_campaign_without_a_name_bears_its_code(
    manifest: dict[str, Any], zipped: Callable[..., Path], name: str | None
) -> None:
    manifest["campaign"]["name"] = name

    assert read_pack(zipped(manifest)).pack.campaign.name == "w4r-2031"


def test_the_schema_that_an_editor_was_pointed_to_is_nobodys_news(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    assert read_pack(zipped({"$schema": "case-pack.schema.json"} | manifest)).notes == ()


def test_a_folder_around_everything_and_litter_of_other_systems_do_no_harm(
    manifest: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "evening.w4rpack"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("my pack/", b"")
        pack.writestr("my pack/pack.json", "\ufeff" + json.dumps(manifest, indent=1))
        pack.writestr("__MACOSX/my pack/._pack.json", b"\x00\x05")
        pack.writestr("my pack/.DS_Store", b"\x00")

    assert read_pack(path).notes == ()


def test_a_comment_at_the_end_of_a_pack_does_no_harm(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    path = zipped(manifest)
    with zipfile.ZipFile(path, "a") as pack:
        pack.comment = b"Zipped by somebody's program\0\0"

    assert read_pack(path).notes == ()


def test_what_is_left_out_and_cleaned_is_told(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    manifest["cases"][1]["mood"] = {"of": ["the", "day"]}
    manifest["cases"][0]["targets"][0]["office"] = "Min\u202eistry\u200b\tof Justice"
    path = zipped(manifest, **{"setup.exe": b"MZ"})

    read = read_pack(path)

    assert read.pack.cases[0].targets[0].office == "Ministry of Justice"
    assert [note_words(note) for note in read.notes] == [
        "Invisible or stacked-up characters were removed: case 1, target 1, “office”.",
        "Unknown fields were left out, perhaps made by a newer program: mood (case 2).",
        "Other files in the pack were left out: setup.exe.",
    ]


def test_a_letter_buried_under_marks_keeps_a_few(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    manifest["cases"][1]["name"] = "O" + "\u0316\u0335" * 25

    read = read_pack(zipped(manifest))

    assert len(read.pack.cases[1].name) == 9
    assert [note_words(note) for note in read.notes] == [
        "Invisible or stacked-up characters were removed: case 2, “name”."
    ]


def test_a_file_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "holiday.w4rpack"
    path.write_bytes(b"\x89PNG\r\n\x1a\n and so on")
    assert refusal(path).endswith(
        "it is not a case pack. Nothing was changed. "
        "Choose another file, or ask for this one again."
    )

    path.write_bytes(b"")
    assert "the file is empty" in refusal(path)

    assert "it cannot be opened" in refusal(tmp_path / "gone.w4rpack")


def test_a_pack_that_was_cut_or_changed_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    path = zipped(manifest)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "damaged or not complete" in refusal(path)

    flipped = bytearray(whole)
    flipped[60] ^= 4
    path.write_bytes(flipped)
    assert "damaged or not complete" in refusal(path)


def test_a_pack_of_a_newer_version_names_both_versions(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    words = refusal(zipped(manifest | {"format_version": 2}))

    assert "its format has version 2, this program reads version 1" in words
    assert words.endswith("Update the program, or ask for the pack in the older format.")


@pytest.mark.parametrize("version", [True, 0, "1", 1.0, None])
def test_a_pack_whose_version_is_no_version_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path], version: object
) -> None:
    assert "has no valid “format_version”" in refusal(
        zipped(manifest | {"format_version": version})
    )


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (["language"], None, "“language” is missing"),
        (["campaign", "name"], 5, "“campaign”, “name” is not a text"),
        (["campaign", "code"], "W4R 2031", "“campaign”, “code” is “W4R 2031”; only a to z"),
        (["campaign", "closes_on"], "2031-02-30", "“closes_on” is “2031-02-30”, which is not a"),
        (["cases"], [], "lists no “cases”"),
        (["cases", 0, "headline"], None, "case 1, “headline” is missing"),
        (["cases", 0, "headline"], "\u200b ", "case 1, “headline” is empty"),
        (["cases", 0, "name"], "x" * 201, "case 1, “name” is too long, 201 characters"),
        (["cases", 0, "name"], "Ana\nExample", "case 1, “name” contains a line break"),
        (["cases", 0, "name"], "Ana \ud800", "case 1, “name” contains broken characters"),
        (["cases", 1, "country"], "Kosovo", "case 2, “country” is “Kosovo”, which is not a"),
        (["cases", 1, "code"], "ana-example", "cases 1 and 2 have the same code, “ana-example”"),
        (["cases", 0, "members"], 0, "“members” is not a whole number from 1"),
        (["cases", 0, "includes_minors"], "no", "“includes_minors” is neither true nor false"),
        (["cases", 0, "letter_languages"], ["e_n"], "“letter_languages”, entry 1 is “e_n”"),
        (["cases", 0, "demands"], "Release her", "“demands” is not a list"),
        (["cases", 0, "demands"], [1], "“demands”, entry 1 is not a text"),
        (["cases", 0, "guidance"], [], "“guidance” is not a group of fields"),
        (["cases", 0, "translations"], {"../x": {}}, "“translations” is “../x”, which is not a"),
        (
            ["cases", 0, "targets", 0, "role"],
            "boss",
            "target 1, “role” is “boss”, which is none of",
        ),
        (["cases", 0, "targets", 0, "country"], None, "case 1, target 1, “country” is missing"),
        (["cases", 0, "targets", 0, "lines"], ["x"] * 8, "“lines” has too many entries, 8"),
        (["cases", 0, "targets", 0, "lines"], ["x", "\x07"], "“lines”, entry 2 is empty"),
        (["cases", 0, "picture"], "../hosts", "picture “../hosts” is not a PNG"),
        (["cases", 0, "picture"], "pictures/a.png", "“pictures/a.png” is not in the pack"),
    ],
)
def test_a_field_that_breaks_a_rule_is_named_with_its_place(
    manifest: dict[str, Any],
    zipped: Callable[..., Path],
    place: list[Any],
    value: object,
    words: str,
) -> None:
    *way, field = place
    inner: Any = manifest
    for step in way:
        inner = inner[step]
    inner[field] = value

    assert words in refusal(zipped(manifest))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format": "w4r-case-pack", "format": "other"}', "gives “format” twice"),
        ('{"format": "w4r-case-pack",\n}', "cannot be read, line 2"),
        ('{"members": NaN}', "holds a number that cannot be used"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "pack.json is not a group of fields"),
        ('{"cases": []}', "does not say “format”"),
    ],
)
def test_a_manifest_that_is_not_sound_is_refused(
    zipped: Callable[..., Path], text: str, words: str
) -> None:
    assert words in refusal(zipped(text))


def test_a_manifest_that_is_too_large_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    text = json.dumps(manifest)
    limit = 4 << 20

    assert read_pack(zipped(text.ljust(limit))).notes == ()
    assert "its pack.json is too large, at most 4 MB are allowed" in refusal(
        zipped(text.ljust(limit + 1))
    )


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("mail/evening.w4rpack", "it is not a case pack itself, but has one inside"),
        ("Evening.ZIP", "it is not a case pack itself, but has one inside"),
        ("pictures/a.png", "it has no pack.json, so it is not a case pack"),
        ("a/b/pack.json", "it has no pack.json, so it is not a case pack"),
    ],
)
def test_a_zip_that_is_no_pack_says_whether_one_is_inside(
    tmp_path: Path, member: str, words: str
) -> None:
    path = tmp_path / "evening.w4rpack"
    with zipfile.ZipFile(path, "w") as other:
        other.writestr(member, b"x")

    assert words in refusal(path)


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("../../evil.txt", "unsafe name"),
        ("/etc/hostname", "unsafe name"),
        ("C:evil.txt", "unsafe name"),
        ("pictures/\u202egnp.exe", "unsafe name"),
        ("pictures/aux.jpg", "unsafe name"),
        ("PACK.json", "contains the file “PACK.json” twice"),
        ("other/pack.json", "several packs were zipped together"),
        ("pictures/" + "n" * 300, "name that is too long"),
    ],
)
def test_a_pack_with_a_member_that_could_do_harm_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path], member: str, words: str
) -> None:
    assert words in refusal(zipped(manifest, **{member: b"x"}))


def test_a_pack_that_unpacks_to_more_than_it_may_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    path = zipped(manifest, zeros=bytes(65 << 20))

    assert path.stat().st_size < 1 << 20
    assert "it is too large, at most 64 MB are allowed" in refusal(path)


def local_record(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr(name, content)
        end = pack.start_dir
    return made.getvalue()[:end]


def test_members_that_share_bytes_are_refused(manifest: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "evening.w4rpack"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("pack.json", json.dumps(manifest))
        inner = local_record("b", b"the same bytes")
        pack.writestr("a", inner, zipfile.ZIP_STORED)
        quoted = zipfile.ZipInfo("b")
        quoted.CRC, quoted.file_size = zlib.crc32(b"the same bytes"), len(b"the same bytes")
        quoted.compress_size = quoted.file_size
        quoted.header_offset = pack.start_dir - len(inner)
        pack.filelist.append(quoted)

    assert "damaged" in refusal(path)


def test_too_many_members_are_refused_but_litter_is_not_counted(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    litter = {f"__MACOSX/._{number}": b"" for number in range(600)}
    assert read_pack(zipped(manifest, **litter)).notes == ()

    files = {f"{number}.txt": b"" for number in range(499)}
    assert len(read_pack(zipped(manifest, **files)).notes) == 1
    assert "too many files, 501, where at most 500" in (
        refusal(zipped(manifest, **files, last=b""))
    )


def test_litter_too_is_refused_where_there_is_no_end_to_it(
    manifest: dict[str, Any], zipped: Callable[..., Path]
) -> None:
    litter = {f"__MACOSX/._{number}": b"" for number in range(1_999)}
    assert read_pack(zipped(manifest, **litter)).notes == ()

    litter[".DS_Store"] = b""
    assert "too many files, 2,001, where at most 500" in refusal(zipped(manifest, **litter))


def test_the_old_latin_alphabet_of_windows_is_refused(
    manifest: dict[str, Any], zipped: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "evening.w4rpack"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr(
            "pack.json", json.dumps(manifest, ensure_ascii=False).encode("cp1252", "ignore")
        )

    assert "the encoding of its pack.json is not UTF-8" in refusal(path)
