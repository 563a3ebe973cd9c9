"""What kinds, venues and places are called on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.salvage import SalvageNames
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace, VenueKind
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from w4r_desktop.domain.salvage import Salvaged


def kind_name(kind: ActionKind) -> str:
    """Return the heading of a kind: Letters."""
    return {
        ActionKind.LETTER: _("Letters"),
        ActionKind.PREPRINTED_LETTER: _("Pre-printed letters"),
        ActionKind.SOLIDARITY_CARD: _("Cards"),
        ActionKind.PETITION_SIGNATURE: _("Petitions"),
        ActionKind.EMAIL: _("E-mails"),
        ActionKind.SOCIAL_POST: _("Posts"),
        ActionKind.PHOTO: _("Photos"),
        ActionKind.OTHER: _("Other"),
    }[kind]


def counting_words(kind: ActionKind) -> str:
    """Return the heading of the sheet that keeps cards from being logged for letters."""
    return {
        ActionKind.LETTER: _("Counting letters"),
        ActionKind.PREPRINTED_LETTER: _("Counting pre-printed letters"),
        ActionKind.SOLIDARITY_CARD: _("Counting cards"),
        ActionKind.PETITION_SIGNATURE: _("Counting signatures"),
        ActionKind.EMAIL: _("Counting e-mails"),
        ActionKind.SOCIAL_POST: _("Counting posts"),
        ActionKind.PHOTO: _("Counting photos"),
        ActionKind.OTHER: _("Counting other actions"),
    }[kind]


def kind_icon(kind: ActionKind) -> str:
    """Return the name of a kind's drawing among the icons."""
    return {
        ActionKind.LETTER: "envelope",
        ActionKind.PREPRINTED_LETTER: "preprinted",
        ActionKind.SOLIDARITY_CARD: "heart",
        ActionKind.PETITION_SIGNATURE: "pencil",
        ActionKind.EMAIL: "at",
        ActionKind.SOCIAL_POST: "hash",
        ActionKind.PHOTO: "camera",
        ActionKind.OTHER: "more",
    }[kind]


def one_of(kind: ActionKind) -> str:
    """Return the name of a single one, as it begins a sentence: Letter."""
    return {
        ActionKind.LETTER: _("Letter"),
        ActionKind.PREPRINTED_LETTER: _("Pre-printed letter"),
        ActionKind.SOLIDARITY_CARD: _("Card"),
        ActionKind.PETITION_SIGNATURE: _("Signature"),
        ActionKind.EMAIL: _("E-mail"),
        ActionKind.SOCIAL_POST: _("Post"),
        ActionKind.PHOTO: _("Photo"),
        ActionKind.OTHER: _("Other action"),
    }[kind]


def several_of(kind: ActionKind, quantity: int) -> str:
    """Return a number of a kind: 312 letters."""
    size = abs(quantity)
    forms = {
        ActionKind.LETTER: ngettext("{number} letter", "{number} letters", size),
        ActionKind.PREPRINTED_LETTER: ngettext(
            "{number} pre-printed letter", "{number} pre-printed letters", size
        ),
        ActionKind.SOLIDARITY_CARD: ngettext("{number} card", "{number} cards", size),
        ActionKind.PETITION_SIGNATURE: ngettext("{number} signature", "{number} signatures", size),
        ActionKind.EMAIL: ngettext("{number} e-mail", "{number} e-mails", size),
        ActionKind.SOCIAL_POST: ngettext("{number} post", "{number} posts", size),
        ActionKind.PHOTO: ngettext("{number} photo", "{number} photos", size),
        ActionKind.OTHER: ngettext("{number} other action", "{number} other actions", size),
    }
    return forms[kind].format(number=number(quantity))


def counted(kinds: Mapping[ActionKind, int]) -> str:
    """Return all that was counted: 312 letters, 74 cards."""
    said = [several_of(kind, kinds[kind]) for kind in ActionKind if kinds.get(kind)]
    return ", ".join(said or [several_of(ActionKind.LETTER, 0)])


def reason_name(reason: Reason) -> str:
    """Return why something was taken back or corrected, as it stands behind what was."""
    return {
        Reason.JOKE: _("a joke"),
        Reason.UNSIGNED: _("not signed"),
        Reason.MISTAKE: _("counted by mistake"),
        Reason.TAKEN_HOME: _("taken home"),
        Reason.FOUND: _("found later"),
        Reason.MISCOUNTED: _("miscounted"),
        Reason.OTHER: _("another reason"),
    }[reason]


def cases(count: int) -> str:
    """Return a number of cases: 10 cases."""
    return ngettext("{number} case", "{number} cases", count).format(number=number(count))


def entries(count: int) -> str:
    """Return a number of entries of the log: 12 entries."""
    return ngettext("{number} entry", "{number} entries", count).format(number=number(count))


def pieces(count: int) -> str:
    """Return a number of pieces of mail: 68 pieces."""
    return ngettext("{number} piece", "{number} pieces", count).format(number=number(count))


def seats(count: int) -> str:
    """Return a number of seats at a table: 8 seats."""
    return ngettext("{number} seat", "{number} seats", count).format(number=number(count))


def people(heads: int) -> str:
    """Return a number of people: 48 people."""
    return ngettext("{number} person", "{number} people", heads).format(number=number(heads))


def minor_words(heads: int) -> str:
    """Return what is ticked of a minor, and of so many who all are."""
    return _("Minor") if heads == 1 else _("Minors")


def several_people(names: Sequence[str]) -> str:
    """Return who is meant in a few words: Amina; Amina and Bashir; 3 people."""
    if len(names) > 2:  # noqa: PLR2004 - more would make no short sentence
        return people(len(names))
    return _("{one} and {other}").format(one=names[0], other=names[1]) if names[1:] else names[0]


def consent_wording(own: str, event: str) -> str:
    """Return what somebody agrees to who wants to hear from the organizers.

    ``own`` are the organizer's words, if they wrote any.
    """
    return own or _(
        "I agree that the organizers of “{event}” keep my e-mail address or telephone number to "
        "tell me about letter-writing and other human rights actions, and for nothing else. "
        "I can ask them to delete it at any time."
    ).format(event=event)


def venue_kind_name(kind: VenueKind) -> str:
    """Return what kind of place a venue is."""
    return {
        VenueKind.HOME: _("Home"),
        VenueKind.SCHOOL: _("School"),
        VenueKind.CAFE: _("Café"),
        VenueKind.PLACE_OF_WORSHIP: _("Place of worship"),
        VenueKind.WORKPLACE: _("Workplace"),
        VenueKind.LIBRARY: _("Library"),
        VenueKind.ONLINE: _("Online"),
        VenueKind.OTHER: _("Somewhere else"),
    }[kind]


def place_name(place: TablePlace) -> str:
    """Return where a table is."""
    return {
        TablePlace.ROOM: _("In the room"),
        TablePlace.HOME: _("At home"),
        TablePlace.ONLINE: _("Online"),
    }[place]


def paper_name(paper: Paper) -> str:
    """Return what a paper is called where it is used."""
    return _("Letter") if paper is Paper.LETTER else str(paper)


def salvage_names() -> SalvageNames:
    """Return what a salvaged event is called, and what stands for names that were lost."""
    return SalvageNames(
        event=_("{name} (salvaged, please check)"),
        case=_("Salvaged case {number}"),
        table=_("Salvaged table {number}"),
    )


def salvaged_words(found: Salvaged) -> tuple[str, ...]:
    """Return what was saved of a damaged event, what was lost, and what to do now."""
    saved = _("Saved: {pieces}, in {entries}; {people} and {cases}.").format(
        pieces=counted(found.kinds),
        entries=entries(found.entries),
        people=people(found.people),
        cases=cases(found.cases),
    )
    lost = _lost_words(found)
    unknown = (
        _("How much more is missing nobody can tell.")
        if lost
        else _("How much is missing nobody can tell.")
    )
    return (saved, *lost, unknown, _("Please check it against paper and the boxes."))


def _lost_words(found: Salvaged) -> list[str]:
    said = []
    if found.lost_entries:
        words = _(
            "Lost: at least {entries}. How many letters that was is not known, and what one of "
            "them took back may count again."
        )
        said.append(words.format(entries=entries(found.lost_entries)))
    if found.lost_people:
        words = _("Lost: the names of at least {people}.")
        said.append(words.format(people=people(found.lost_people)))
    if found.nobodys:
        words = ngettext(
            "Of what was saved, {count} entry counts without a name.",
            "Of what was saved, {count} entries count without a name.",
            found.nobodys,
        )
        said.append(words.format(count=number(found.nobodys)))
    if found.lost_cases:
        words = _("Lost: {cases}. Their letters count for “Salvaged case 1” and so on.")
        said.append(words.format(cases=cases(found.lost_cases)))
    if found.lost_tables:
        words = ngettext(
            "Lost: the name of {count} table. It is called “Salvaged table 1”.",
            "Lost: the names of {count} tables. They are called “Salvaged table 1” and so on.",
            found.lost_tables,
        )
        said.append(words.format(count=number(found.lost_tables)))
    return said
