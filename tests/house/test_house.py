"""The house rules that a machine can check: sizes, edges, names, glossary, dependencies."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import hearsay
import hearsay.model

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "hearsay"
MODULES = sorted(SOURCE.rglob("*.py"))
EDGES = ("archive", "store", "fetch", "serve", "sandbox", "cli", "follow", "newsroom.py", "api.py")
PURE = [m for m in MODULES if m.relative_to(SOURCE).parts[0] not in EDGES]


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", PURE, ids=name)
def test_only_edges_touch_disk_network_clock_or_stdout(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert not calls & {"open", "print", "input"}
    imported = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {
        n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level
    }
    assert not imported & {"socket", "urllib", "http", "random", "time", "subprocess", "os"} - _PARSING.get(
        name(path), set()
    )
    methods = {n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    assert not methods & {"now", "today", "utcnow", "write_text", "write_bytes"}


_PARSING = {"ingest/outlets.py": {"urllib"}, "ingest/pagemeta.py": {"urllib"}}
"""Modules that take an address apart with urllib.parse; no request is made there."""


def test_glossary_defines_every_public_type_of_the_model() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    defined = set(re.findall(r"\*\*(\w+)\*\*", glossary))
    assert set(hearsay.model.__all__) <= defined


def test_public_names_are_those_listed() -> None:
    assert sorted(hearsay.__all__) == hearsay.__all__
    assert all(hasattr(hearsay, n) for n in hearsay.__all__)
    assert all(hasattr(hearsay.model, n) for n in hearsay.model.__all__)


def test_development_requirements_are_the_dev_group() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    assert [x for x in lines if x and not x.startswith("#")] == project["dependency-groups"]["dev"]


def test_importing_hearsay_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'onnxruntime', 'rich', 'trafilatura'}"
    code = f"import sys, hearsay.cli.main; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
