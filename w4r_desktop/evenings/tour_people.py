"""The part of the tour that is about people: at the door, in the list, two who are one."""

from __future__ import annotations

from w4r_desktop.evenings.tour_pictures import Pictures
from w4r_desktop.gui.dialogs.join import JoinQuestion
from w4r_desktop.gui.dialogs.person import PersonQuestion
from w4r_desktop.gui.dialogs.sign_out import SignOutQuestion
from w4r_desktop.gui.hosting import Hosting
from w4r_desktop.gui.pages.people import PeoplePage
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.events import event

LETTERS = 3


class PeoplePictures(Pictures):
    """The People page and what it asks."""

    def take(self, look: str) -> None:
        """Take all of them; their names end in the look."""
        page = self._window.show_page("people")
        assert isinstance(page, PeoplePage)
        self._door(page, look)
        self._chosen(page, look)
        self._questions(page, look)

    def _door(self, page: PeoplePage, look: str) -> None:
        card = page.sign_in
        card.name.setText("Lucía M")
        card.first_time.setChecked(True)
        card.contact.wanted.setChecked(True)
        card.contact.email.setText("lucia@example.org")
        self._keep(f"people-sign-in-{look}")
        card.name.clear()
        card.first_time.setChecked(False)
        card.contact.clear()

    def _chosen(self, page: PeoplePage, look: str) -> None:
        view = page.list.view
        view.choose([person.attendee_id for person in page.list.model.rows[2:4]])
        view.setFocus()
        self._keep(f"people-chosen-{look}")
        view.choose(())

    def _questions(self, page: PeoplePage, look: str) -> None:
        first, second, *_others = everybody = self._workspace.read(people)
        hosting = Hosting(self._workspace, page)
        known, wording, at = hosting.known(first), hosting.wording, first.signed_in_at
        self._keep_apart(JoinQuestion(first, second, everybody, page), f"people-join-{look}")
        self._keep_apart(
            PersonQuestion(known, page, wording=wording, at=at), f"people-change-{look}"
        )
        today = self._workspace.read(event).details.held_on
        leaving = SignOutQuestion(first.name, page, today=today, several=False)
        leaving.letters.setValue(LETTERS)
        self._keep_apart(leaving, f"people-sign-out-{look}")
        hosting.deleteLater()
