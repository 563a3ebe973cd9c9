"""What must not be mailed by now is not printed again, unless the organizer says so."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gui.runs import EIGHT, LETTERS, new_event, numbered_pages, printed, run_of
from w4r_desktop.domain.case import MailService, Role
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.domain.print_runs import NewRun, Pass, RunKind
from w4r_desktop.domain.stationery import SHEETS, Paper
from w4r_desktop.errors import (
    CampaignClosedError,
    CaseWithdrawnError,
    MailSuspendedError,
    TargetExpiredError,
)
from w4r_desktop.gui import run_words
from w4r_desktop.gui.despite import set_aside_now
from w4r_desktop.gui.reprints import owners, run_facts
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import cases as case_services
from w4r_desktop.services import overrides, print_runs
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import campaign
from w4r_desktop.store.queries.overrides import overrides as all_overrides

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from uuid import UUID

    from w4r_desktop.store.queries.print_runs import RunRow


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_event(tmp_path_factory.mktemp("event") / "evening.w4r")


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    yield opened
    opened.close()


def jani(workspace: Workspace) -> UUID:
    return workspace.read(cases)[0].case_id


def change_target(workspace: Workspace, **said: Any) -> None:
    """Say something else of the one letters for Jani go to."""
    row = workspace.read(cases)[0]
    first, *others = row.brief.targets
    brief = replace(row.brief, targets=(replace(first, **said), *others))
    workspace.run("c", case_services.change_case, case_id=row.case_id, brief=brief, picture=None)


def withdraw(workspace: Workspace) -> None:
    workspace.run(
        "w", case_services.withdraw_case, case_id=jani(workspace), reason="Released", at=EIGHT
    )


def close(workspace: Workspace, *, historical: bool = False) -> None:
    about = replace(
        workspace.read(campaign).campaign, closes_on=date(2020, 1, 1), historical=historical
    )
    workspace.run("c", case_services.change_campaign, campaign=about, language="en")


def set_aside(workspace: Workspace, refusal: Refusal, case_id: UUID | None) -> None:
    workspace.run(
        "o", overrides.override, refusal=refusal, note="By hand", at=EIGHT, case_id=case_id
    )


def problem_of_jani(workspace: Workspace, kind: RunKind = LETTERS) -> object:
    run = printed(workspace, 1, 1, kind=kind)
    return type(workspace.read(run_facts).problem(run, jani(workspace)))


def test_what_may_be_mailed_is_printed_again(workspace: Workspace) -> None:
    run = printed(workspace, 2, 1)
    assert workspace.read(run_facts).sorted_out(run, (1, 2, 3)) == ((1, 2, 3), ())


def test_a_target_refused_since_is_left_out_and_others_are_not(workspace: Workspace) -> None:
    run = printed(workspace, 2, 1)
    change_target(workspace, mail=MailService.SUSPENDED)
    kept, (held,) = workspace.read(run_facts).sorted_out(run, (1, 2, 3))
    assert kept == (3,)
    assert (held.case.name, held.pages) == ("Jani Silva", 2)
    assert isinstance(held.problem, MailSuspendedError)
    change_target(workspace, mail=MailService.OPEN, valid_until=date(2020, 1, 1))
    assert problem_of_jani(workspace) is TargetExpiredError


def test_a_closed_campaign_is_not_printed_again_unless_it_is_historical(
    workspace: Workspace,
) -> None:
    close(workspace)
    assert problem_of_jani(workspace) is CampaignClosedError
    close(workspace, historical=True)
    assert problem_of_jani(workspace) is type(None)


def test_sheets_of_a_withdrawn_case_are_left_out_though_they_are_not_mailed(
    workspace: Workspace,
) -> None:
    sheets = RunKind(Document.CASE_SHEETS)
    change_target(workspace, mail=MailService.NONE)
    assert problem_of_jani(workspace, sheets) is type(None)
    withdraw(workspace)
    assert problem_of_jani(workspace, sheets) is CaseWithdrawnError


def test_a_note_for_the_case_or_for_all_prints_it(workspace: Workspace) -> None:
    close(workspace)
    withdraw(workspace)
    set_aside(workspace, Refusal.CASE_WITHDRAWN, jani(workspace))
    assert problem_of_jani(workspace) is CampaignClosedError
    set_aside(workspace, Refusal.CAMPAIGN_CLOSED, None)
    assert problem_of_jani(workspace) is type(None)


def test_a_note_about_what_is_not_refused_any_more_marks_nothing(workspace: Workspace) -> None:
    withdraw(workspace)
    set_aside(workspace, Refusal.CASE_WITHDRAWN, jani(workspace))

    def marked() -> bool:
        facts = workspace.read(run_facts)
        case = facts.cases[jani(workspace)]
        notes = workspace.read(all_overrides)
        return set_aside_now(case, Role.PRIMARY, facts, notes) is not None

    assert marked()
    workspace.run("r", case_services.restore_case, case_id=jani(workspace))
    assert not marked()


def test_later_pages_of_a_letter_go_with_the_first(workspace: Workspace) -> None:
    letters = RunKind(Document.LETTERS, Role.PRIMARY)
    run = run_of(workspace, printed(workspace, 1, 1, kind=letters).print_run_id)
    first, second = (row.case_id for row in workspace.read(cases)[:2])
    longer = replace(run, pages=4, parts=(run.parts[0], replace(run.parts[1], first_page=3)))
    pages = (1, 2, 3, 4)
    assert [owners(longer, page) for page in pages] == [(first,), (first,), (second,), (second,)]
    envelopes = replace(longer, kind=LETTERS)
    assert [owners(envelopes, page) for page in pages] == [(first,), (), (second,), ()]


def sheet_of_labels(workspace: Workspace) -> RunRow:
    """Print a sheet with two labels for Jani and three for Gustavo, and one for Gustavo alone."""
    first, second = (row.case_id for row in workspace.read(cases)[:2])
    run_id, _pass_id = workspace.settle(
        print_runs.print_first,
        run=NewRun(
            RunKind(Document.LABELS, Role.PRIMARY),
            "Labels",
            SHEETS[Paper.A4],
            numbered_pages(2, SHEETS[Paper.A4]),
            ((first, first, second, second, second), (second,)),
            names_people=False,
        ),
        sent=Pass((1, 2)),
        printer="Office",
        at=EIGHT,
    )
    return run_of(workspace, run_id)


def test_a_sheet_is_held_back_if_one_of_its_cases_is_refused(workspace: Workspace) -> None:
    run = sheet_of_labels(workspace)
    gustavo = workspace.read(cases)[1].case_id
    workspace.run("w", case_services.withdraw_case, case_id=gustavo, reason="Freed", at=EIGHT)
    kept, (held,) = workspace.read(run_facts).sorted_out(run, (1, 2))
    assert kept == ()
    assert (held.case.name, held.pages) == ("Gustavo & Gatica", 2)
    withdraw(workspace)
    _kept, both = workspace.read(run_facts).sorted_out(run, (1,))
    assert [(one.case.name, one.pages) for one in both] == [
        ("Jani Silva", 1),
        ("Gustavo & Gatica", 1),
    ]


def test_a_sheet_names_all_its_cases(workspace: Workspace) -> None:
    run, names = sheet_of_labels(workspace), workspace.read(run_facts).names
    assert run_words.page_words(run, 1, names) == "page 1, Jani Silva, Gustavo & Gatica"
    assert run_words.place_words(run, 2, names) == "2 of 2 · Gustavo & Gatica"
