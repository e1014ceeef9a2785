"""The first window: set up this laptop step by step, or look around an invented zone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fpz_app.domain.errors import Problem
from fpz_app.presenters.set_up import NO_KEYRING, SetUpPresenter, SetUpView, Step
from fpz_app.ui.widgets.buttons import link, primary, secondary
from fpz_app.ui.widgets.code_parts import CodeSheet
from fpz_app.ui.widgets.entrance import Entrance
from fpz_app.ui.widgets.field import Field
from fpz_app.ui.widgets.inputs import Choice, LineEdit
from fpz_app.ui.widgets.layout import Flow, Item, column, held
from fpz_app.ui.widgets.secret_field import SecretField
from fpz_app.ui.widgets.text import label

WELCOME = (
    "Set this laptop up for your work: it takes five minutes and a sheet of paper. "
    "Or look around an invented zone first; nothing you do there is kept."
)
JOIN = "Your administrator gives you the address of the zone’s centre and a code that is good once. Who you are is known there."
ABOUT_YOU = "This stands on what you write and print."
EACH_DAY = "It opens the laptop each day, and after five minutes without use."
CODE = "The recovery code opens the laptop when the passphrase does not. It is shown this once: print it or write it down."
TYPE_BACK = "To be sure that it is on paper, type the last two groups from there."
KEEP = "There is no letter O, I or L in it: 0 is nought and 1 is one. Keep it in a locked place at work, away from the laptop."
OTHER_ZONE = "Another zone"


class SetUpScreen(Entrance):
    """`preview` asks for a print preview: title, PDF, suggested file name."""

    preview = Signal(str, bytes, str)

    def __init__(self, presenter_for: Callable[[SetUpView], SetUpPresenter]) -> None:
        super().__init__("Set up this laptop", foot="Everything on this laptop is encrypted.")
        self.presenter = presenter_for(self)
        self.name = LineEdit()
        self.agency, self.role, self.zone = (Choice((), none="Choose") for _ in range(3))
        self.other_zone = LineEdit()
        self.centre, self.invitation = LineEdit(), LineEdit()
        self.new = SecretField("Passphrase", hint="Long is good: four or five words that do not belong together.")
        self.again = SecretField("The same again")
        self.sheet = CodeSheet()
        self.typed = LineEdit()
        self._make_fields()
        self._make_buttons()
        self._parts_of = {
            Step.WELCOME: self._welcome_part(),
            Step.ABOUT_YOU: self._about_you_part(),
            Step.JOIN: self._join_part(),
            Step.PASSPHRASE: self._passphrase_part(),
            Step.NO_KEYRING: self._no_keyring_part(),
            Step.CODE: self._code_part(),
            Step.TYPE_BACK: self._type_back_part(),
        }
        self.zone.changed.connect(lambda chosen: self._other_zone_field.setVisible(chosen == OTHER_ZONE))
        self.name.returnPressed.connect(self._tell_about_you)
        self.invitation.returnPressed.connect(self._tell_how_to_join)
        self.new.edited.connect(self.presenter.judge)
        self.again.entered.connect(self._choose_passphrase)
        self.typed.returnPressed.connect(self._type_back)
        self.presenter.start()

    def show_step(self, step: Step) -> None:
        self.show_part(self._parts_of[step])

    def show_choices(self, agencies: Sequence[str], roles: Sequence[str], zones: Sequence[str]) -> None:
        for choice, options in ((self.agency, agencies), (self.role, roles), (self.zone, [*zones, OTHER_ZONE])):
            for words in options:
                choice.addItem(words, words)

    def show_code(self, groups: Sequence[str], *, joins: bool) -> None:
        self.change_invitation.setVisible(joins)
        self.sheet.show_groups(groups)
        self.typed.clear()

    def show_strength(self, words: str, *, is_enough: bool) -> None:  # noqa: ARG002
        self.new.show_note(words)

    def show_busy(self, words: str) -> None:
        self.show_doing(words)
        for button in self._waiting_buttons:
            button.setEnabled(not words)

    def show_problem(self, problem: Problem | None) -> None:
        self.new.show_note("")
        self.show_problem_at(problem, self._fields)

    def preview_code(self, pdf: bytes) -> None:
        self.preview.emit("Recovery code", pdf, "Recovery code.pdf")

    def _make_fields(self) -> None:
        self._other_zone_field = Field("Name of the zone", self.other_zone)
        self._other_zone_field.hide()
        self._fields = {
            "name": Field("Your name", self.name),
            "agency": Field("Agency", self.agency),
            "role": Field("Role", self.role),
            "zone": Field("Zone", self.zone),
            "centre": Field("Address of the centre", self.centre, hint="Such as https://centre.example.org"),
            "invitation": Field("One-time code", self.invitation),
            "new": self.new.field,
            "again": self.again.field,
            "code": Field("The last two groups", self.typed),
        }

    def _make_buttons(self) -> None:
        ask = self.presenter
        self.begin = primary("Set up this laptop", icon="laptop", do=ask.begin)
        self.look_around = secondary("Look around an invented zone", do=ask.look_around)
        self.join = link("Join a zone with a code", small=False, do=ask.begin_joining)
        self.go_on = primary("Go on", do=self._tell_about_you)
        self.go_on_joining = primary("Go on", do=self._tell_how_to_join)
        self.change_invitation = link("Change the address or the zone’s code", small=False, do=ask.go_back)
        self.choose = primary("Use this passphrase", do=self._choose_passphrase)
        self.without = primary("Go on with the recovery code alone", do=ask.go_without_passphrase)
        self.print_it = secondary("Print it", icon="printer", do=ask.print_code)
        self.on_paper = primary("It is on paper", do=ask.have_written_it_down)
        self.finish = primary("Finish", do=self._type_back)
        self._waiting_buttons = (self.go_on, self.go_on_joining, self.choose, self.without, self.print_it, self.finish)

    def _welcome_part(self) -> QWidget:
        return self._part(
            "Welcome", "", label(WELCOME, "body"), 4, Flow(self.begin, self.look_around, gap=12), self.join, first=self.begin
        )

    def _first(self) -> Flow:
        return Flow(self.begin, self.look_around, self.join, gap=12)

    def _about_you_part(self) -> QWidget:
        fields = [self._fields[key] for key in ("name", "agency", "role", "zone")]
        items: tuple[Item, ...] = (label(ABOUT_YOU, "quiet"), *fields, self._other_zone_field, 4, Flow(self.go_on, gap=12))
        return self._part("About you", "Step 1 of 3", *items, first=self.name)

    def _join_part(self) -> QWidget:
        fields = (self._fields["centre"], self._fields["invitation"])
        items: tuple[Item, ...] = (label(JOIN, "quiet"), *fields, 4, Flow(self.go_on_joining, gap=12))
        return self._part("Join a zone", "Step 1 of 3", *items, first=self.centre)

    def _passphrase_part(self) -> QWidget:
        buttons = Flow(self.choose, link("Back", small=False, do=self.presenter.go_back), gap=12)
        items = (label(EACH_DAY, "quiet"), self.new, self.again, 4, buttons)
        return self._part("Choose a passphrase", "Step 2 of 3", *items, first=self.new)

    def _no_keyring_part(self) -> QWidget:
        buttons = Flow(self.without, link("Back", small=False, do=self.presenter.go_back), gap=12)
        return self._part("No passphrase on this system", "Step 2 of 3", label(NO_KEYRING), 4, buttons, first=self.without)

    def _code_part(self) -> QWidget:
        items = (label(CODE, "quiet"), self.sheet, label(KEEP, "hint"), 4, Flow(self.on_paper, self.print_it, gap=12))
        return self._part("Your recovery code", "Step 3 of 3", *items, first=self.on_paper)

    def _type_back_part(self) -> QWidget:
        again = link("Show the code again", small=False, do=self.presenter.show_code_again)
        buttons = Flow(self.finish, again, self.change_invitation, gap=12)
        items = (label(TYPE_BACK, "quiet"), self._fields["code"], 4, buttons)
        return self._part("Is it on paper?", "Step 3 of 3", *items, first=self.typed)

    def _part(self, heading: str, step: str, *items: Item, first: QWidget) -> QWidget:
        head = column(*([label(step, "group")] if step else []), label(heading, "title"), gap=0)
        part = held(column(head, *items, gap=12))
        part.setAccessibleName(f"{step}, {heading}" if step else heading)
        part.setFocusProxy(first)
        return self.add_part(part)

    def _tell_about_you(self) -> None:
        zone = self.other_zone.value() if self.zone.chosen == OTHER_ZONE else self.zone.chosen
        self.presenter.tell_about_you(name=self.name.value(), agency=self.agency.chosen, role=self.role.chosen, zone=zone)

    def _tell_how_to_join(self) -> None:
        self.presenter.tell_how_to_join(address=self.centre.value(), code=self.invitation.value())

    def _choose_passphrase(self) -> None:
        self.presenter.choose_passphrase(self.new.text, self.again.text)

    def _type_back(self) -> None:
        self.presenter.type_back(self.typed.value())
