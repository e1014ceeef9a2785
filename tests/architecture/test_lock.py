"""The locks: every package named in pyproject.toml at one version with its hashes, and no word of where it comes from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.sources import ROOT

LINE = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^\\/@]+?)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "installer" / name).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, re.MULTILINE))


def asked_for(extra: str = "") -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return [Requirement(each) for each in project["dependencies"] + project["optional-dependencies"].get(extra, [])]


@pytest.mark.parametrize(("lock", "extra"), [("locked.txt", ""), ("locked-centre.txt", "centre"), ("locked-test.txt", "test")])
def test_everything_asked_for_is_locked_at_a_version_that_fits(lock: str, extra: str) -> None:
    versions = locked(lock)
    wrong = [
        str(each)
        for each in asked_for(extra)
        if not each.specifier.contains(versions.get(canonicalize_name(each.name), "0"))
    ]
    assert wrong == []


@pytest.mark.parametrize("lock", ["locked.txt", "locked-centre.txt", "locked-test.txt"])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (ROOT / "installer" / lock).read_text().splitlines()
    assert [each for each in lines if not LINE.fullmatch(each)] == []


def test_the_tests_run_on_the_versions_that_are_shipped() -> None:
    shipped, tested = locked("locked.txt"), locked("locked-test.txt")
    assert {name: version for name, version in shipped.items() if tested.get(name) != version} == {}
