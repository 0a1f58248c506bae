"""View → Markdown, for notes and e-mails. Pure: returns the text."""

import re

from .view import ClaimRow, View

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(view: View) -> str:
    """The brief as Markdown; words of the reports are escaped, so that they cannot make links or markup."""
    lines = [
        f"# {_safe(view.title)}",
        "",
        f"{view.given}. hearsay counts who is behind a claim; it never says what is true.",
        "",
    ]
    for section in view.sections:
        lines += [f"## {section.title}", ""]
        for claim in section.claims:
            lines += [*_claim(claim), ""]
    if view.more:
        lines += [f"{view.more} more claims: `--all`.", ""]
    lines += _list("Changed", view.updates)
    lines += _list("Circles of citation", view.loops)
    if view.timeline:
        lines += ["## Timeline", "", "| when | what | dated by |", "|---|---|---|"]
        lines += [f"| {t.when} | {_safe(t.what)} | {_safe(t.how)} |" for t in view.timeline] + [""]
    lines += _list("Check first", view.checks)
    lines += _list("Sources", view.sources)
    lines += _list("Reports", tuple(f"{name}: {line}" for name, line in view.reports))
    lines += _list("Left out", view.skipped)
    return "\n".join(lines).rstrip() + "\n"


def _claim(c: ClaimRow) -> list[str]:
    lines = [f"- **{_safe(c.text)}**", f"  - {c.origins}; {c.status}"]
    lines += [
        f"  - {_safe(m.outlet)}: {_safe(m.who)}: “{_safe(' '.join(m.evidence.text.split()))}”" for m in c.mentions
    ]
    lines += [f"  - disputed: {_safe(d)}" for d in c.disputes]
    return lines


def _list(title: str, rows: tuple[str, ...]) -> list[str]:
    return [f"## {title}", "", *(f"- {_safe(r)}" for r in rows), ""] if rows else []


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
