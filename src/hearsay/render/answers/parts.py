"""What the answers have in common: a claim's headline, a telling's place, sentences, chains."""

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from hearsay.model import Conflict, Evidence, Link, Polarity, Report, Stance, WeighedClaim
from hearsay.model.answers import Telling

from ..claims import MARKS, origins_words
from ..lookup import Lookup
from ..phrases import one_line, shorten

CLAIM, SENTENCE = 170, 320
"""Code points of a claim's and of a sentence's words that are shown."""
_TONES = {"corroborated": "green", "contested": "red", "denied": "red", "unconfirmed": "yellow"}
_SAYS: dict[Stance, str] = {
    "asserts": "",
    "denies": "who denies it",
    "confirms": "who confirms it",
    "declines": "who does not comment",
    "unconfirmed": "unverified",
}


def headline(c: WeighedClaim, lookup: Lookup, limit: int = CLAIM) -> Text:
    """Number and words of a claim, in bold."""
    line = Text(f"{lookup.number(c.claim.id):>3}  ", style="dim")
    return line.append(shorten(one_line(c.claim.text), limit), style="bold not dim")


def standing(c: WeighedClaim) -> Text:
    """Bounds, status and marks of a claim on one line."""
    through = f", all through {one_line(c.origins.all_through)}" if c.origins.all_through else ""
    return Text(f"{origins_words(c)}{through} · ").append(status(c))


def status(c: WeighedClaim) -> Text:
    """Status, in its colour, and marks."""
    line = Text(c.status, style=_TONES.get(c.status, "cyan"))
    return line.append("".join(f", {MARKS.get(m, one_line(m))}" for m in c.marks), style="default")


def inset(text: Text | str, columns: int = 5, style: str = "") -> Padding:
    """A paragraph that stands in from the left, all its lines."""
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, columns))


def heading(words: str, style: str = "bold") -> Text:
    """A line with an empty one before it."""
    return Text(f"\n{words}", style=style)


def said(stance: Stance, polarity: Polarity) -> str:
    """What the source does with the claim, in words; empty for a plain telling."""
    return _SAYS["declines"] if polarity == "none" and stance == "asserts" else _SAYS[stance]


def place(e: Evidence) -> str:
    """Report and offsets: "kestrel 12–40", half-open, in code points."""
    return f"{one_line(e.report)} {e.span.start}–{e.span.end}"


def dated(r: Report) -> str:
    """The day or minute of publication, in brackets with a blank before it; empty where it is not known."""
    return f" ({r.published.iso().replace('T', ' ')})" if r.published else ""


def named(link: Link) -> str:
    """A link's name on one line."""
    return one_line(link.name or "") or "somebody not given"


def names(outlet: str, links: Sequence[Link]) -> Text:
    """Outlet → relays → origin, the origin in bold."""
    line = Text(one_line(outlet))
    for n, x in enumerate(links, 1):
        line.append(" → ", style="dim").append(named(x), style="bold" if n == len(links) else "")
    return line if links else line.append(" → ", style="dim").append("its own words")


def quoted(t: Telling, limit: int = SENTENCE) -> Text:
    """The sentence with the mention's own words in bold; a long sentence is cut around them."""
    sentence, m = t.sentence, t.mention.evidence
    start, end = m.span.start - sentence.span.start, m.span.end - sentence.span.start
    before, words, after = sentence.text[:start], one_line(m.text), sentence.text[end:]
    room = max(limit - len(words), 60) // 2
    return (
        Text("“").append(_ending(before, room)).append(words, style="bold").append(_beginning(after, room)).append("”")
    )


def _ending(text: str, limit: int) -> str:
    """The last words of a text, with the blank that stood behind them."""
    line = one_line(text)
    if len(line) > limit:
        line = "…" + line[-limit:].partition(" ")[2]
    return f"{line} " if line and text[-1:].isspace() else line


def _beginning(text: str, limit: int) -> str:
    """The first words of a text, with the blank that stood before them."""
    line = shorten(one_line(text), limit) if text else ""
    return f" {line}" if line and text[:1].isspace() else line


def copied(t: Telling, lookup: Lookup) -> Iterator[Text]:
    """A line where the words were copied from another report."""
    if t.copy_of:
        yield Text(f"copied from {lookup.outlet(t.copy_of)}: adds no origin", style="yellow")


def difference(x: Conflict) -> str:
    """What a pair of claims differs in, and in what way."""
    return f"{x.kind}: {'brought up to date' if x.relation == 'update' else 'cannot both be so'}"
