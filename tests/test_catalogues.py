"""Every text of the program stands in French, whole and as French is written."""

from __future__ import annotations

import ast
import re
import runpy
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QMenu

import w4r_desktop
from w4r_desktop import language
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Catalog, Message
    from PySide6.QtWidgets import QMenuBar
    from pytestqt.qtbot import QtBot

PROGRAM = Path(w4r_desktop.__file__).parent
UPDATE = resource("update_catalogues.py")
FRENCH = resource("locale", "fr", "LC_MESSAGES", "w4r_desktop.po")
TEXTS_OF = {"_": (0,), "N_": (0,), "ngettext": (0, 1)}
"""The functions that texts go through, and which of their arguments are texts."""

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    language.use("en")


@pytest.fixture(scope="module")
def program() -> Catalog:
    """Return the texts that the program has."""
    texts: Catalog = runpy.run_path(str(UPDATE))["program_texts"]()
    return texts


@pytest.fixture(scope="module")
def french() -> Catalog:
    """Return the texts that the French catalogue has."""
    with FRENCH.open("rb") as words:
        return read_po(words)


def texts(catalogue: Catalog) -> list[Message]:
    """Return the texts of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the one form of a text, or its forms for one and for many."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Give each English form with its French one."""
    for message in texts(catalogue):
        yield from zip(forms(message.id), forms(message.string), strict=True)


def placeholders(text: str) -> set[str | None]:
    """Return the names to be filled in."""
    return {name for _text, name, _form, _how in string.Formatter().parse(text)} - {None}


def prose(catalogue: Catalog) -> Iterator[str]:
    """Give what is read of each French text: a name to be filled in is no prose."""
    for _english, words in pairs(catalogue):
        yield re.sub(r"\{[^{}]+\}", "…", words)


# -- nothing lacks, nothing is too much ----------------------------------------------------------


def test_every_text_of_the_program_is_in_the_catalogue(program: Catalog, french: Catalog) -> None:
    known = {forms(message.id) for message in texts(french)}
    lacking = [message.id for message in texts(program) if forms(message.id) not in known]
    assert not lacking, "python resources/update_catalogues.py brings them in"


def test_the_catalogue_has_no_text_that_is_gone(program: Catalog, french: Catalog) -> None:
    known = {forms(message.id) for message in texts(program)}
    assert not [message.id for message in texts(french) if forms(message.id) not in known]
    assert not french.obsolete


def test_every_text_is_translated_for_one_and_for_many(french: Catalog) -> None:
    assert not [message.id for message in texts(french) if message.fuzzy]
    assert not [message.id for message in texts(french) if not all(forms(message.string))]
    assert french.num_plurals == 2
    assert french.plural_expr == "(n > 1)"
    assert not [
        message.id
        for message in texts(french)
        if len(forms(message.string)) != len(forms(message.id))
    ]


# -- the words fit ---------------------------------------------------------------------------------


def test_the_same_is_filled_in(french: Catalog) -> None:
    assert not [
        (english, words)
        for english, words in pairs(french)
        if placeholders(english) != placeholders(words)
    ]


def test_a_text_ends_as_the_english_one_does(french: Catalog) -> None:
    def end(text: str) -> str:
        return "".join(re.findall(r"[.…:·]?\s?$", text)[:1])

    assert not [(english, words) for english, words in pairs(french) if end(english) != end(words)]


def test_apostrophes_and_quotation_marks_are_french(french: Catalog) -> None:
    assert not [words for words in prose(french) if re.search("['\"“”‘]", words)]


def test_narrow_spaces_stand_where_french_wants_them(french: Catalog) -> None:
    wrong = re.compile(
        f"[^{NARROW_SPACE}][;!?»%]"  # nothing else before these
        f"|[^{NARROW_SPACE}]:(?!//)"
        f"|«[^{NARROW_SPACE}]"
    )
    clock_or_code = re.compile(r"\d\d:\d\d")
    assert not [words for words in prose(french) if wrong.search(clock_or_code.sub("", words))]


# -- the program speaks it -------------------------------------------------------------------------


def test_the_compiled_catalogue_says_the_same(french: Catalog) -> None:
    compiled = language.words_of("fr")
    for message in texts(french):
        one, *many = forms(message.id)
        if many:
            said = compiled.ngettext(one, many[0], 1), compiled.ngettext(one, many[0], 2)
            assert said == forms(message.string)
            assert compiled.ngettext(one, many[0], 0) == said[0]  # 0 lettre
        else:
            assert compiled.gettext(one) == message.string


def test_the_language_is_switched_there_and_back() -> None:
    language.use("fr")
    assert language.table_label("4") == "Table 4"
    assert language._("Letters") == "Lettres"
    assert language.ngettext("{number} letter", "{number} letters", 0).endswith("lettre")
    assert language.translated("Make a new event.") == "Créer un événement."
    assert language.translated("") == ""
    language.use("en")
    assert language._("Letters") == "Letters"
    assert language.ngettext("{number} letter", "{number} letters", 0).endswith("letters")


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_no_two_entries_of_a_menu_share_a_letter(qtbot: QtBot, code: str) -> None:
    language.use(code)
    window = MainWindow()
    qtbot.addWidget(window)
    window.build()
    menus = list(_menus(window.menuBar()))
    assert len(menus) == 9  # the bar, Event, Edit, Campaign, View and its three menus, Help
    for menu in menus:
        letters = re.findall("&(.)", " ".join(entry.text() for entry in menu.actions()).lower())
        assert len(letters) == len(set(letters))


def _menus(menu: QMenuBar | QMenu) -> Iterator[QMenuBar | QMenu]:
    yield menu
    for entry in menu.actions():
        if isinstance(below := entry.menu(), QMenu):
            yield from _menus(below)


# -- texts can be found ----------------------------------------------------------------------------


def _calls() -> Iterator[tuple[str, ast.Call, tuple[int, ...]]]:
    for file in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in TEXTS_OF and file.name != "language.py":
                    yield f"{file.name}:{node.lineno}", node, TEXTS_OF[name]


def _is_literal(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)


def test_only_whole_texts_are_given_to_be_translated() -> None:
    calls = list(_calls())
    assert len(calls) > 500
    assert not [
        place
        for place, call, places in calls
        if not all(_is_literal(call.args[number]) for number in places)
    ]


def test_every_text_given_to_be_translated_is_found(program: Catalog) -> None:
    """A text inside an f-string is translated where it runs, yet no catalogue would have it."""
    found = {forms(message.id) for message in texts(program)}
    given = {
        tuple(ast.literal_eval(call.args[number]) for number in places): place
        for place, call, places in _calls()
    }
    assert not [place for words, place in given.items() if words not in found]
