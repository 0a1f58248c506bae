"""What the child may not do: take more memory, write files, reach the network, start processes, read outside Python.

Limits of the operating system hold whatever code runs; the audit hook (PEP 578) holds Python code only, so it is a
second fence, not the first. Where the system has no such limits (Windows), time alone is held, by the parent.
"""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

_FILES = 64
"""Files that may be open at once."""
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
              "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
              "os.chown", "os.kill", "shutil.", "webbrowser.", "urllib.Request", "ftplib.", "smtplib.",
              "pty.spawn", "sqlite3.connect")  # fmt: skip
_PEAK = re.compile(rb"VmHWM:\s+(\d+) kB")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_SYSTEM = ("/usr/share/zoneinfo", "/etc/mime.types", "/etc/localtime", "/dev/null", "/dev/urandom")


def limit(memory: int) -> None:
    """Hold this process to `memory` bytes and to no new files."""
    try:
        import resource
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: _FILES,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in wanted.items():
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS refuses some; what it grants holds
            continue


def wear(memory: int) -> Callable[[], bool]:
    """Whether this process ever used over half of `memory`, to be asked later. Linux alone can tell."""
    try:
        status = os.open("/proc/self/status", os.O_RDONLY)
    except OSError:
        return lambda: False

    def is_worn() -> bool:
        peak = _PEAK.search(os.pread(status, 4096, 0))
        return peak is not None and int(peak[1]) * 1024 > memory // 2

    return is_worn


def close_off() -> None:
    """Forbid what no parser needs, from here on to the end of the process."""
    roots = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, *sys.path) if p}
    readable = tuple(sorted(r for r in roots if r != os.path.sep))

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            _check(args, readable)
        elif event.startswith(_FORBIDDEN):
            raise PermissionError(f"{event} is not allowed while parsing")

    sys.addaudithook(watch)


def _check(args: tuple[object, ...], readable: tuple[str, ...]) -> None:
    path, mode, flags = args
    writes = set(mode) & set("wax+") if isinstance(mode, str) else isinstance(flags, int) and flags & _WRITING
    if isinstance(path, int) and not writes:
        return
    name = os.path.realpath(os.fsdecode(path)) if isinstance(path, str | bytes) else ""
    inside = any(Path(name).is_relative_to(root) for root in (*readable, *_SYSTEM))
    if writes or not inside:
        raise PermissionError(f"{name or path} may not be opened while parsing")
