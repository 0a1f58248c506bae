"""View → Markdown, for notes and e-mails. Pure: returns the text.

Words of the reports are escaped (CommonMark with GitHub's tables and links), so that they cannot make links, headings,
lists or HTML.
"""

import re
from collections.abc import Iterable

from .phrases import claim_numbers, count, listed
from .rows import ClaimRow, Dispute, SourceRow, Voice
from .view import View

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|www)(?=[:.])([:.])")
_LIST_MARK = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


def markdown(view: View, why: bool = False) -> str:
    """The brief as Markdown; with `why`, reasons stand under claims."""
    lines = [
        f"# {escaped(view.title)}",
        "",
        f"{escaped(view.given)}. Beside each claim stands how many independent origins it has among these reports, "
        "fewest–most. hearsay never says what is true.",
        "",
    ]
    for section in view.sections:
        lines += [f"## {section.title}", ""]
        for claim in section.claims:
            lines += _claim(claim, why)
        lines.append("")
    if not view.sections:
        lines += ["No claims were found in these reports.", ""]
    if view.rest:
        lines += [f"{count(len(view.rest), 'more claim')}: `--all`.", ""]
    lines += _list("Changed", (_change(n, d) for n, d in view.updates))
    lines += _list("Circles of citation", view.loops)
    lines += _timeline(view)
    lines += _list("Check these first", (f"{c.text} ({claim_numbers(c.claims)})" for c in view.checks))
    lines += _list("Sources", (_source(s) for s in view.sources))
    lines += _list("Reports", (f"{r.id}: {r.line}" for r in view.reports))
    lines += _list("Left out", view.skipped)
    return "\n".join(lines).rstrip() + "\n"


def _claim(c: ClaimRow, why: bool) -> list[str]:
    return [
        f"- **{escaped(c.text)}**",
        f"  - claim {c.number}, {', '.join((c.status, *map(escaped, c.marks)))}; {escaped(c.origins + c.through)}",
        *(f"  - {line}" for v in c.voices for line in _voice(v)),
        *(f"  - disputed, {_dispute(d)}" for d in c.disputes),
        *(f"  - because: {escaped(r.text)}" for r in c.reasons if why),
    ]


def _voice(v: Voice) -> Iterable[str]:
    """One line for each wording of a voice."""
    chain = " → ".join([*map(escaped, v.relays), f"**{escaped(v.origin)}**"])
    wordings: dict[str, list[str]] = {}
    for w in v.words:
        wordings.setdefault(w.text, []).append(w.outlet)
    for text, outlets in wordings.items():
        names = escaped(listed(list(dict.fromkeys(outlets))))
        yield f"{names}: {v.stance + ' ' if v.stance else ''}{chain}: “{escaped(text)}”"


def _dispute(d: Dispute) -> str:
    other = f" (claim {d.other})" if d.other else ""
    return f"{d.kind}{other}: {escaped(d.why)}"


def _change(claim: int, d: Dispute) -> str:
    return f"claim {claim}, {d.kind}{f' (claim {d.other})' if d.other else ''}: {d.why}"


def _timeline(view: View) -> list[str]:
    if not view.timeline:
        return []
    rows = [f"| {t.when} | {escaped(t.what)} | {escaped(t.how)} |" for t in view.timeline]
    more = [f"{count(len(view.others), 'more date')}: `--all`.", ""] if view.others else []
    return ["## Timeline", "", "| when | what | dated by |", "|---|---|---|", *rows, "", *more]


def _source(s: SourceRow) -> str:
    through = f", through {listed(s.through)}" if s.through else ""
    speaks = f", speaks for {s.speaks_for}" if s.speaks_for else ""
    return f"{s.name} ({s.kind}): quoted {s.quoted}× in {count(s.reports, 'report')}{through}{speaks}"


def _list(title: str, rows: Iterable[str]) -> list[str]:
    lines = [f"- {escaped(r)}" for r in rows]
    return [f"## {title}", "", *lines, ""] if lines else []


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it stands; expects one line."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _LINK.sub(r"\1\\\2", text)
    return _LIST_MARK.sub(_unlisted, text)


def _unlisted(m: re.Match[str]) -> str:
    return f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}"
