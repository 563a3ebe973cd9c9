"""The options of the command that prints; each names the documents it is for."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from w4r_desktop.cli.paper_briefs import LENGTHS
from w4r_desktop.cli.parameters import copies_of_cases, option
from w4r_desktop.domain.case import Role, SenderLimit
from w4r_desktop.domain.stationery import ENVELOPES, Paper, ReturnAddress
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

FC = TypeVar("FC", bound="Callable[..., Any] | click.Command")

FORMS: Final = ("ruled", "sample", "preprinted")
COVERS: Final = ("candle", "leaves", "circle", "none")
TELLS: Final = (SenderLimit.NAME_TOWN, SenderLimit.FIRST_NAME, SenderLimit.INITIALS_TOWN)
"""What of those who sign may be printed, as the window offers it."""

MOST_SIGNATURES: Final = 60
MOST_LABELS: Final = 800
MOST_SHEETS: Final = 99
MOST_BLANK: Final = 60


def _one_of(values: Any, into: type[StrEnum]) -> dict[str, Any]:
    """Return how an option is that takes one of an enumeration, written with hyphens."""
    words = [str(value).replace("_", "-") for value in values]

    def read(_ctx: click.Context, _param: click.Parameter, word: str | None) -> StrEnum | None:
        return None if word is None else into(word.replace("-", "_"))

    return {"type": click.Choice(words, case_sensitive=False), "callback": read}


paper_option = option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper], case_sensitive=False),
    callback=lambda _ctx, _param, word: word and Paper(word),
    help=N_("The paper, if not the event’s."),
)
MAIL: Final = (
    option(
        "--case",
        "chosen",
        multiple=True,
        metavar="CODE[=N]",
        callback=copies_of_cases,
        help=N_("A case’s code, and how many copies if not one; may be given several times."),
    ),
    option(
        "--role",
        **_one_of(Role, Role),
        default=Role.PRIMARY.value,
        show_default=True,
        help=N_("Who envelopes, labels and letters go to."),
    ),
    paper_option,
    option("--size", type=click.Choice(list(ENVELOPES)), help=N_("The envelope.")),
    option(
        "--return-address",
        type=click.Choice([place.value for place in ReturnAddress]),
        default=ReturnAddress.FRONT.value,
        show_default=True,
        help=N_("Where envelopes bear it; “back” prints only the backs."),
    ),
    option("--label-sheet", metavar="KEY", help=N_("The sheet of labels, such as avery-5163.")),
    option(
        "--start-at",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help=N_("The first label that is still on the sheet."),
    ),
    option(
        "--return-labels",
        type=click.IntRange(1, MOST_LABELS),
        metavar="N",
        help=N_("So many labels with the return address instead of addresses of cases."),
    ),
    option("--outlines", is_flag=True, help=N_("Only the outlines of the labels, for a test.")),
)
LETTERS: Final = (
    option(
        "--form",
        type=click.Choice(FORMS),
        default=FORMS[0],
        show_default=True,
        help=N_("What is printed of a letter: lines to write on, a sample text, or all of it."),
    ),
    option("--ruled-instead", is_flag=True, help=N_("Ruled letters where a case has no sample.")),
    option("--letter-language", metavar="CODE", help=N_("The language of letters and cards.")),
    option(
        "--signatures",
        type=click.IntRange(1, MOST_SIGNATURES),
        default=1,
        show_default=True,
        help=N_("How many may sign one letter."),
    ),
    option(
        "--people",
        multiple=True,
        metavar="NAME",
        help=N_("Who signs letters, or has a slip; may be given several times."),
    ),
    option(
        "--tells",
        **_one_of(TELLS, SenderLimit),
        default="name-town",
        show_default=True,
        help=N_("The most that is printed of those who sign."),
    ),
    option(
        "--town",
        default="",
        metavar="TOWN",
        help=N_("The town of those who sign, printed where case and age allow it."),
    ),
    option("--folded", is_flag=True, help=N_("Cards that are folded instead of flat.")),
    option(
        "--cover",
        type=click.Choice(COVERS),
        default=COVERS[0],
        show_default=True,
        help=N_("What is drawn on the front of a card."),
    ),
    option("--no-slips", is_flag=True, help=N_("Cards without a slip of what to keep in mind.")),
)
BRIEFS: Final = (
    option(
        "--pages",
        type=click.Choice(list(LENGTHS)),
        default="1",
        show_default=True,
        help=N_("How many pages a case sheet may take."),
    ),
    option("--brief-language", metavar="CODE", help=N_("The language of the briefs, such as fr.")),
    option(
        "--table",
        multiple=True,
        metavar="NAME",
        help=N_("The table that signs or sheets are for; may be given several times."),
    ),
    option("--flat", is_flag=True, help=N_("A sign that lies flat instead of standing folded.")),
)

EVENING: Final = (
    option("--with-people", is_flag=True, help=N_("Sign-in sheets with who is here already.")),
    option(
        "--sheets",
        type=click.IntRange(1, MOST_SHEETS),
        default=1,
        show_default=True,
        help=N_("How many blank sign-in sheets, for the door or for each table."),
    ),
    option(
        "--kind",
        type=click.Choice([kind.replace("_", "-") for kind in ActionKind]),
        default=ActionKind.LETTER.value,
        show_default=True,
        help=N_("What is counted on paper tally sheets."),
    ),
    option(
        "--blank",
        type=click.IntRange(0, MOST_BLANK),
        default=4,
        show_default=True,
        help=N_("How many empty rows tally sheets have at least."),
    ),
    option(
        "--hours",
        type=click.Choice(["person", "event", "nobody"]),
        default="person",
        show_default=True,
        help=N_("Whose hours stand on participation slips; of nobody they are left to be written."),
    ),
    option("--each-head", is_flag=True, help=N_("For a group, one slip to fill in for each.")),
    option(
        "--each",
        type=click.Choice(["1", "2", "4"]),
        default="2",
        show_default=True,
        help=N_("How many take-home slips share a page."),
    ),
    option(
        "--back-by",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        callback=lambda _ctx, _param, moment: moment and moment.date(),
        help=N_("The day on which what was taken home is expected."),
    ),
    option("--ask", default="", help=N_("Whom helpers ask, on the sheet for helpers.")),
    option(
        "--copies",
        type=click.IntRange(1, MOST_SHEETS),
        default=1,
        show_default=True,
        help=N_("How many thank-you sheets."),
    ),
    option(
        "--posted-too",
        is_flag=True,
        help=N_("Packing lists of all that was written, not only of what is still to be posted."),
    ),
)


def paper_options(of: FC) -> FC:
    """Give a command all options of paper, in this order."""
    return reduce(lambda made, one: one(made), reversed((*MAIL, *LETTERS, *BRIEFS, *EVENING)), of)
