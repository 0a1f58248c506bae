"""The program in a process of its own: pipes, encodings, colour."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tests.cli.program"]


def environment(**more: str) -> dict[str, str]:
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
    return {**kept, "PYTHONPATH": paths, **more}


def start(*args: object, **more: str) -> "subprocess.CompletedProcess[bytes]":
    command = [*PROGRAM, *map(str, args)]
    return subprocess.run(command, cwd=ROOT, env=environment(**more), capture_output=True, timeout=120, check=False)


def test_output_is_utf8_and_errors_go_to_standard_error(folder: Path) -> None:
    done = start("brief", "--format", "json", folder, folder / "absent.txt")
    assert done.returncode == 2
    assert json.loads(done.stdout.decode("utf-8"))["claims"]
    assert b"absent.txt" in done.stderr


def test_a_terminal_that_lacks_letters_gets_marks(folder: Path) -> None:
    (folder / "first.txt").write_text("The wall “broke” → in two at the harbour of the town.", encoding="utf-8")
    done = start("brief", folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"?broke?" in done.stdout


def test_colour_only_where_it_is_wanted(folder: Path) -> None:
    assert b"\x1b" not in start("brief", folder).stdout
    assert b"\x1b[1;3" in start("brief", folder, FORCE_COLOR="1", TERM="xterm-256color").stdout
    plain = start("brief", folder, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout
    assert b"\x1b[1;3" not in plain


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_is_no_error(folder: Path, form: str) -> None:
    text = " ".join(f"The gate of dock {i} in the old harbour was shut." for i in range(400))
    (folder / "long.txt").write_text(text, encoding="utf-8")
    command = [*PROGRAM, "read", "--format", form, str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
        assert (process.wait(timeout=120), told) == (0, b"")
