"""run.sh on a bare machine: it sets up what is missing, once, and says what it cannot do itself."""

from pathlib import Path

import pytest

from tests.helpers.bare_machine import BareMachine


@pytest.fixture
def machine(tmp_path: Path) -> BareMachine:
    return BareMachine(tmp_path)


def test_the_first_run_installs_what_is_missing_and_starts_the_program(machine: BareMachine) -> None:
    done = machine.run("--version")
    assert done.returncode == 0
    assert {"python3.11-venv", "libegl1", "libxcb-cursor0"} <= {each.name for each in machine.system.iterdir()}
    assert done.stdout == f"fpz got: [--version] in {machine.folder}\n"


def test_arguments_are_handed_on_as_they_are(machine: BareMachine) -> None:
    done = machine.run("demo", "--print-plan", "a plan's copy.pdf", "")
    assert "fpz got: [demo] [--print-plan] [a plan's copy.pdf] []" in done.stdout


def test_packages_are_installed_by_their_hashes(machine: BareMachine) -> None:
    machine.run()
    installed = [each for each in machine.asked() if "pip install" in each]
    assert len(installed) == 1
    assert "--require-hashes" in installed[0]
    assert installed[0].endswith("installer/locked.txt")


def test_with_a_centre_what_a_centre_needs_is_installed_too(machine: BareMachine) -> None:
    done = machine.run("--with-centre", "--families", "4")
    assert [each.split("/")[-1] for each in machine.asked() if "pip install" in each] == ["locked-centre.txt"]
    assert "fpz got: [demo] [--with-centre] [--families] [4]" in done.stdout


def test_the_centres_own_commands_get_what_they_need(machine: BareMachine) -> None:
    done = machine.run("central", "zones", display=False)
    assert [each.split("/")[-1] for each in machine.asked() if "pip install" in each] == ["locked-centre.txt"]
    assert "fpz got: [central] [zones]" in done.stdout


def test_the_second_run_is_quiet_and_asks_for_nothing(machine: BareMachine) -> None:
    machine.run()
    machine.asked()
    machine.there.clear()  # no network, no rights, no Python but that of .venv
    done = machine.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.asked() == ["python -V", "python -m fpz_app"]


def test_a_changed_lock_is_installed(machine: BareMachine) -> None:
    machine.run()
    with (machine.checkout / "installer" / "locked.txt").open("a") as lock:
        lock.write("# another version\n")
    machine.asked()
    machine.run()
    assert any("pip install" in each for each in machine.asked())


def test_an_environment_whose_making_was_broken_off_is_made_anew(machine: BareMachine) -> None:
    machine.there.remove("NETWORK")
    machine.run()
    half_made = machine.checkout / ".venv" / "half-made"
    half_made.touch()
    machine.there.add("NETWORK")
    assert machine.run().returncode == 0
    assert not half_made.exists()


def test_an_environment_that_someone_else_made_is_kept_and_filled(machine: BareMachine) -> None:
    own = machine.checkout / ".venv" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.write_bytes((machine.commands / "python3").read_bytes())
    own.chmod(0o755)
    machine.run()
    asked = machine.asked()
    assert any("pip install" in each for each in asked)
    assert not any("venv --clear" in each for each in asked)


def test_without_rights_the_exact_line_is_shown_and_nothing_is_changed(machine: BareMachine) -> None:
    machine.there.remove("ROOT")
    done = machine.run()
    assert done.returncode == 1
    line = done.stderr.splitlines()[-1].strip()
    assert line.startswith("sudo apt-get update && sudo apt-get install -y --no-install-recommends python3.11-venv libegl1")
    assert not (machine.checkout / ".venv").exists()


def test_without_a_display_no_windows_libraries_are_asked_for(machine: BareMachine) -> None:
    done = machine.run("demo", "--print-plan", "plan.pdf", display=False)
    assert done.returncode == 0
    assert {each.name for each in machine.system.iterdir()} == {"python3.11-venv"}


def test_without_a_network_it_says_so(machine: BareMachine) -> None:
    machine.there.remove("NETWORK")
    done = machine.run()
    assert done.returncode == 1
    assert "when there is a network, run this again" in done.stderr


def test_without_python_it_says_what_is_needed(machine: BareMachine) -> None:
    machine.there.remove("PYTHON")
    done = machine.run()
    assert done.returncode == 1
    assert "Python 3.11 or later is needed" in done.stderr
