"""Set-up: a laptop's first day — who works here, a passphrase, and the recovery code on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fpz_app.domain.errors import Problem, raise_any
from fpz_app.domain.workers import Role
from fpz_app.presenters.code_page import code_pdf
from fpz_app.presenters.one_task import OneTask
from fpz_app.presenters.strength import say_strength
from fpz_app.presenters.sync_state import missing
from fpz_app.security import keyrings, passphrases, recovery, vault
from fpz_app.security.keyrings import Keyring
from fpz_app.security.vault import NewVault
from fpz_app.sync.address import checked

if TYPE_CHECKING:
    from fpz_app.presenters.desk import Run

NO_KEYRING = (
    "This system has no keyring that could keep half of the key. The laptop is encrypted all the same: "
    "the recovery code opens it each time, and there is no passphrase."
)


LOOKING = "Looking for this system’s keyring…"


class Step(Enum):
    """The pages of set-up, in order."""

    WELCOME = "welcome"
    ABOUT_YOU = "about you"
    JOIN = "join a zone"
    PASSPHRASE = "passphrase"  # noqa: S105 - a page's name
    NO_KEYRING = "no keyring"
    CODE = "recovery code"
    TYPE_BACK = "type back"


@dataclass(frozen=True)
class AboutYou:
    """What the practitioner says of herself."""

    name: str
    agency: str
    role: Role
    zone: str


@dataclass(frozen=True)
class Joining:
    """The centre that a laptop joins, and the one-time code for it: who works here, and in which zone, is known there."""

    address: str
    code: str


@dataclass(frozen=True)
class NewLaptop:
    """What set-up gathered, not yet stored: make the store with `vault.data_key`, then `write_keys` commits."""

    begins: AboutYou | Joining
    vault: NewVault
    keyring: Keyring | None

    def write_keys(self, folder: Path) -> None:
        """Slow; raises KeyringShut."""
        self.vault.write(folder, self.keyring)


class SetUpView(Protocol):
    """What the set-up window can show."""

    def show_step(self, step: Step) -> None: ...
    def show_choices(self, agencies: Sequence[str], roles: Sequence[str], zones: Sequence[str]) -> None: ...
    def show_code(self, groups: Sequence[str], *, joins: bool) -> None: ...
    def show_strength(self, words: str, *, is_enough: bool) -> None: ...
    def show_busy(self, words: str) -> None: ...
    def show_problem(self, problem: Problem | None) -> None: ...
    def preview_code(self, pdf: bytes) -> None: ...


class SetUpPresenter:
    """`make` stores it all (slow, off the interface thread); `done` goes on from there; `look_around` opens the invented zone."""

    def __init__(
        self,
        view: SetUpView,
        *,
        run: "Run",
        now: Callable[[], datetime],
        make: Callable[[NewLaptop], None],
        done: Callable[[NewLaptop], None],
        look_around: Callable[[], None],
        agencies: Sequence[str],
        zones: Sequence[str],
        find_keyring: Callable[[], Keyring | None] = keyrings.find,
    ) -> None:
        self._view, self._make, self._done = view, make, done
        self._look_around, self._find_keyring = look_around, find_keyring
        self._task, self._now = OneTask(view, run), now
        self._agencies, self._zones = agencies, zones
        self._begins: AboutYou | Joining | None = None
        self._keyring: Keyring | None = None
        self._new: NewVault | None = None

    @property
    def is_busy(self) -> bool:
        return self._task.busy

    def start(self) -> None:
        self._view.show_choices(self._agencies, [role.value for role in Role], self._zones)
        self._view.show_step(Step.WELCOME)

    def begin(self) -> None:
        self._view.show_step(Step.ABOUT_YOU)

    def begin_joining(self) -> None:
        self._view.show_step(Step.JOIN)

    def look_around(self) -> None:
        self._look_around()

    def tell_how_to_join(self, *, address: str, code: str) -> None:
        """Takes the page that stands in place of the first where a centre knows the zone already."""
        self._view.show_problem(None)
        try:
            raise_any(missing(address, code))
            self._begins = Joining(checked(address), code.strip())
        except Problem as problem:
            self._view.show_problem(problem)
            return
        if self._new is not None:
            self._view.show_step(Step.TYPE_BACK)
            return
        self._task.do(LOOKING, self._find_keyring, self._keyring_found)

    def tell_about_you(self, *, name: str, agency: str, role: str, zone: str) -> None:
        """Takes the first page; looks for the keyring before the next."""
        self._view.show_problem(None)
        try:
            self._begins = about_you(name=name, agency=agency, role=role, zone=zone)
        except Problem as problem:
            self._view.show_problem(problem)
            return
        self._task.do(LOOKING, self._find_keyring, self._keyring_found)

    def judge(self, passphrase: str) -> None:
        words, is_enough = say_strength(passphrase, self._known_words())
        self._view.show_strength(words, is_enough=is_enough)

    def choose_passphrase(self, passphrase: str, again: str) -> None:
        self._task.do("Making the keys…", lambda: self._prepare(passphrase, again), self._prepared)

    def go_without_passphrase(self) -> None:
        self._task.do("Making the keys…", lambda: vault.prepare(passphrase=None), self._prepared)

    def have_written_it_down(self) -> None:
        self._view.show_problem(None)
        self._view.show_step(Step.TYPE_BACK)

    def show_code_again(self) -> None:
        self._view.show_problem(None)
        self._view.show_step(Step.CODE)

    def print_code(self) -> None:
        if self._new is not None:
            groups = self._new.code.groups
            self._task.do("Drawing the page…", lambda: code_pdf(groups, self._now()), self._view.preview_code)

    def type_back(self, typed: str) -> None:
        """The last page: once the code is shown to be on paper, everything is stored."""
        if self._new is None or self._begins is None:
            return
        laptop = NewLaptop(self._begins, self._new, self._keyring)
        self._task.do("Setting up this laptop…", lambda: self._finish(laptop, typed), self._done)

    def go_back(self) -> None:
        """To who you are, or to the centre that knows it."""
        self._view.show_problem(None)
        self._view.show_step(Step.JOIN if isinstance(self._begins, Joining) else Step.ABOUT_YOU)

    def _keyring_found(self, keyring: Keyring | None) -> None:
        self._keyring = keyring
        self._view.show_step(Step.PASSPHRASE if keyring is not None else Step.NO_KEYRING)

    def _prepare(self, passphrase: str, again: str) -> NewVault:
        passphrases.check_new(passphrase, again, self._known_words())
        return vault.prepare(passphrase=passphrase)

    def _prepared(self, new: NewVault) -> None:
        self._new = new
        self._view.show_code(new.code.groups, joins=isinstance(self._begins, Joining))
        self._view.show_step(Step.CODE)

    def _finish(self, laptop: NewLaptop, typed: str) -> NewLaptop:
        recovery.check_typed_back(laptop.vault.code, typed)
        self._make(laptop)
        return laptop

    def _known_words(self) -> tuple[str, ...]:
        about = self._begins
        return (about.name, about.agency, about.zone) if isinstance(about, AboutYou) else ()


def about_you(*, name: str, agency: str, role: str, zone: str) -> AboutYou:
    """Raises Problems for the fields left empty."""
    wanted = {
        "name": (name, "Give your name.", "It stands on what you write."),
        "agency": (agency, "Choose your agency.", ""),
        "role": (role, "Choose your role.", ""),
        "zone": (zone, "Choose your zone.", ""),
    }
    raise_any([Problem(words, why, field=key) for key, (value, words, why) in wanted.items() if not value.strip()])
    return AboutYou(name.strip(), agency.strip(), Role(role), zone.strip())
