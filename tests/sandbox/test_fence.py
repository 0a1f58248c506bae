"""What the child process may not do, tried in a process that is fenced as it is."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAD = "import os, socket, subprocess, sys\nfrom hearsay.sandbox import fence\n"


def fenced(code: str) -> "subprocess.CompletedProcess[str]":
    lines = f"{HEAD}fence.limit(400_000_000)\nfence.close_off()\n{code}\nprint('done')"
    return subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.remove('{canary}')",
        "open('{canary}', 'w')",
        "os.open('{canary}', os.O_WRONLY)",
        "open('{canary}').read()",
        "open('/etc/passwd').read()",
        "open('/dev/null/../../etc/passwd').read()",
    ],
)
def test_it_is_refused(code: str, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text("here", encoding="utf-8")
    done = fenced(code.format(canary=canary))
    assert "PermissionError" in done.stderr
    assert "done" not in done.stdout
    assert canary.read_text(encoding="utf-8") == "here"


def test_memory_is_held() -> None:
    done = fenced("x = bytearray(500_000_000)")
    assert "MemoryError" in done.stderr


def test_what_parsers_need_is_allowed() -> None:
    done = fenced("import trafilatura, pypdf, docx, email.mime.text, zoneinfo\nopen(os.devnull).close()")
    assert (done.stdout, done.stderr) == ("done\n", "")
