"""The main job in the real window: from a bare laptop to a family's agreed plan on paper, and all of it there another day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from fpz_app.domain.agreements import Disclosure
from tests.helpers import hands, main_job
from tests.helpers.desktop import Desktop, no_bug_flies
from tests.helpers.pdf import assert_tagged, read_text
from tests.helpers.sources import ROOT

SAMPLE = ROOT / "tests" / "data" / "annex-a-sample.xlsx"
ELLIE, NOAH = "11096583", "997679"
NEED = "Ellie needs to sleep through the night"
GOAL = "Ellie sleeps in her own bed all night"
ACTION = "Read a story with the landing light on"
VOICES = {"Ellie": "I can sleep when the door is open", "Noah": "I want my big bike mended"}
TABS = {
    "Overview": ("Kerry", GOAL, VOICES["Ellie"]),
    "Chronology": ("Agreed",),
    "Notes": ("Kerry made tea while Ellie drew her bedroom.",),
    "Assessment": ("ready for approval",),
    "Plan": (GOAL, ACTION, "Version 1, agreed on"),
    "Sharing": ("Kerry, face to face", "Agree the plan"),
    "Papers": ("Family plan",),
}
WINDOWS = {"SetUpScreen", "UnlockScreen", "MainWindow"}


class Watch(QObject):
    """Notes every window that appears, so that none does which nobody asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.add(type(watched).__name__)
        return False


@pytest.fixture
def desktop(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Desktop]:
    with no_bug_flies(monkeypatch, caplog):
        yield Desktop(qapp, tmp_path)


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    watching = Watch()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def asked_of(child: str) -> tuple[str, ...]:
    return f"A day in {child}’s life", f"What {child} wants", f"What worries {child}", "What would help"


def assess() -> None:
    """One side of one child's life is a need; every child is heard."""
    main_job.start_assessment()
    main_job.fill_assessment(
        {"Who took part?": "Kerry; Ellie", "Does the family agree": "Yes"},
        {
            "Emotional and behavioural development. Ellie": {
                "Where would you put this today?": "3",
                "What Ellie needs": NEED,
                "own words": VOICES["Ellie"],
            },
            **{f"In their words. {child}": dict.fromkeys(asked_of(child), words) for child, words in VOICES.items()},
        },
    )
    main_job.finish_assessment()


def plan() -> None:
    main_job.start_plan()
    main_job.goal_from_need(NEED, GOAL, "Ellie", "so that she is awake at school")
    main_job.scale_goal(GOAL, "Kerry", "3")
    main_job.write_action(GOAL, ACTION, "Kerry")
    main_job.agree_plan("Kerry Marlow")


def look_everywhere(desktop: Desktop) -> None:
    """Another day: what was written stands on each tab, and the journal is whole."""
    main_job.open_family("Marlow")
    for tab, said in TABS.items():
        hands.open_tab(tab)
        for words in said:
            hands.wait_to_read(words)
    assert [given.to for given in desktop.store.find(Disclosure)] == ["Kerry Marlow"]
    assert desktop.store.broken() == ""


def test_a_familys_assessment_and_plan_are_made_printed_and_there_another_day(
    desktop: Desktop, watch: Watch, tmp_path: Path
) -> None:
    desktop.start()
    main_job.set_up_laptop()
    main_job.bring_in_caseload(SAMPLE)
    main_job.join_family("Marlow", (ELLIE, NOAH))
    main_job.name_child(ELLIE, "Ellie", "Marlow")
    main_job.name_child(NOAH, "Noah", "Marlow")
    main_job.add_someone("Adult", "Kerry Marlow", "2 March 1990")
    main_job.record_agreement("Kerry")
    main_job.write_note("Kerry made tea while Ellie drew her bedroom.", "Ellie", VOICES["Ellie"])
    assess()
    plan()
    main_job.preview_plan()
    main_job.save_plan(tmp_path / "chosen.pdf", "Kerry Marlow")
    desktop.close()

    pdf = (tmp_path / "chosen.pdf").read_bytes()
    assert_tagged(pdf)
    said = read_text(pdf)
    assert [words for words in (GOAL, ACTION, *VOICES.values(), "Kerry Marlow") if words not in said] == []

    desktop.start()
    main_job.unlock()
    look_everywhere(desktop)
    desktop.close()
    assert watch.seen <= WINDOWS
