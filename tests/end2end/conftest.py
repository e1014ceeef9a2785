"""What every test from end to end may ask for: a zone's laptops, made once."""

from pathlib import Path

import pytest

from tests.helpers.simulator import make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zone as it was founded; a world is made of a copy."""
    return make_template(tmp_path_factory.mktemp("template"))
