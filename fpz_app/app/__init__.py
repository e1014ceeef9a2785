"""The desktop app put together: the only package that knows every part."""

from pathlib import Path

from fpz_app.central.commands import NOT_INSTALLED


def run() -> int:
    """Opens the app: set-up on a new laptop, else the unlock window. Returns the exit code."""
    from fpz_app.app.gate import Gate
    from fpz_app.app.windows import start_qt
    from fpz_app.paths import data_dir

    app, theme = start_qt(data_dir())
    gate = Gate(app, theme, data_dir())
    return app.exec() if gate.open() else 0


def run_demo(*, families: int, seed: int) -> int:
    """Opens an invented zone in a throw-away encrypted store."""
    from fpz_app.app.gate import Gate
    from fpz_app.app.windows import start_qt
    from fpz_app.paths import data_dir

    app, theme = start_qt(data_dir())
    Gate(app, theme, data_dir()).look_around(families=families, seed=seed)
    return app.exec()


def run_demo_with_centre(*, families: int, seed: int) -> int:
    """Opens two laptops of an invented zone that sync with a centre on this machine; all of it is thrown away. Raises Problem."""
    try:
        from fpz_app.app.trial_windows import run_trial
    except ModuleNotFoundError as error:
        raise NOT_INSTALLED from error
    return run_trial(families=families, seed=seed)


def print_demo_plan(path: Path, *, families: int, seed: int) -> int:
    """Does the main job without a window: an invented zone, a family's plan, a PDF."""
    from fpz_app.app.demo_plan import print_plan

    print_plan(path, families=families, seed=seed)
    return 0
