"""The wheel: what travels to a person's computer, and what stays here."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import companion
from companion.domain.guide import read_guide
from companion.domain.medicines import read_medicines

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel once, with the locked builder and without a network; return its path."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


def names_in(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_bears_the_version_of_the_program(wheel):
    assert wheel.name == f"companion_diary-{companion.__version__}-py3-none-any.whl"


def test_the_wheel_carries_every_icon(wheel):
    icons = {path.name for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert "org.companiondiary.Companion.svg" in icons
    assert icons == {
        Path(name).name for name in names_in(wheel) if name.startswith("companion/resources/icons/")
    }


def test_the_wheel_carries_the_medicines_as_they_are_here(wheel):
    with zipfile.ZipFile(wheel) as archive:
        carried = archive.read("companion/resources/medicines.toml")
    assert carried == (ROOT / "resources" / "medicines.toml").read_bytes()
    assert read_medicines(carried.decode()).named("letrozole")


def test_the_wheel_carries_every_file_of_the_guide_as_it_is_here(wheel):
    folder = "companion/resources/guide/"
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name.removeprefix(folder): archive.read(name)
            for name in archive.namelist()
            if name.startswith(folder)
        }
    assert carried == {
        path.name: path.read_bytes() for path in (ROOT / "resources" / "guide").iterdir()
    }
    guide = read_guide({name: content.decode() for name, content in carried.items()})
    assert guide.faults == {} and len(guide.articles) > 50


def test_the_wheel_carries_every_module(wheel):
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "companion").rglob("*.py")}
    assert modules == {name for name in names_in(wheel) if name.endswith(".py")}


def test_packaging_pictures_and_tests_stay_out_of_the_wheel(wheel):
    roots = {tuple(name.split("/")[:3]) for name in names_in(wheel)}
    assert {root[0] for root in roots} == {
        "companion",
        f"companion_diary-{companion.__version__}.dist-info",
    }
    assert {root[2] for root in roots if root[1] == "resources"} == {
        "guide",
        "icons",
        "medicines.toml",
    }


def test_the_installed_wheel_finds_its_resources_and_writes_its_menu_entry(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    lines = "from companion import launcher; print(launcher.install()[0].read_text())"
    done = subprocess.run(
        [sys.executable, "-c", lines],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "XDG_DATA_HOME": str(tmp_path / "share")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"Exec={sys.executable} -P -m companion\n" in done.stdout
    assert list((tmp_path / "share").rglob("*.svg"))
