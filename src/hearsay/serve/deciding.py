"""A decision is kept, its story weighed anew, and told where to look: the one thing that the page writes."""

from dataclasses import dataclass

from hearsay import api
from hearsay.errors import InputError
from hearsay.model import Anchor, Confirm, Correct, Decision, Merge, OwnCheck, Split, Undo
from hearsay.store.decisions import append

from . import links
from .decisions import AGAIN, UNDONE
from .faults import NotFoundError
from .rows import claim_url
from .ruling import Form, decision_of
from .shelf import Kept, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision that was kept."""

    decision: Decision
    """The decision, with its id."""
    kept: Kept
    """The story's brief with it."""
    url: str
    """Where to look."""


def decide(shelf: Shelf, story: str, kind: str, form: Form) -> Done:
    """Keep a decision on a story and weigh it anew; it is on disk when this returns.

    Raises NotFoundError for a story that is not there, InputError for a form that means nothing.
    """
    settings = shelf.settings
    at = settings.now()
    with shelf.writing() as store:
        kept = shelf.kept(store, story)
        if kept is None:
            raise NotFoundError(f"no story {story} was weighed yet: the list of stories has those that were.")
        decision = decision_of(kind, form, kept, at)
        known = store.rulings.all() if isinstance(decision, Undo) else []
        if isinstance(decision, Undo) and decision.of not in {d.id for d in known}:
            raise InputError(f"there is no decision {decision.of}: the list of decisions has them all")
        made = store.rulings.add(decision)
        if settings.decisions is not None:
            append(settings.decisions, made)
        api.weigh(story, store, at, settings.options)
        shelf.drop(story)
        after = shelf.kept(store, story) or kept
        back = isinstance(decision, Undo) and any(isinstance(d, Undo) and d.id == decision.of for d in known)
    return Done(decision=made, kept=after, url=_where(made, after, AGAIN if back else UNDONE, form))


def _where(decision: Decision, kept: Kept, undone: str, form: Form) -> str:
    """The page to go on with: the claim that holds the decision's first words now, else the story; the list of
    decisions for one that was taken back there."""
    anchor = _first(decision)
    done = undone if isinstance(decision, Undo) else decision.id
    if isinstance(decision, Undo) and form.get("back") == ["decisions"]:
        return f"/decisions?done={done}"
    for c in kept.told.claims.values() if anchor else ():
        if any((m["report"], m["start"], m["end"]) == _place(anchor) for m in c["mentions"]):
            return f"{claim_url(kept, c)}?done={done}"
    return f"{links.story(kept.told.id)}?done={done}"


def _first(decision: Decision) -> Anchor | None:
    if isinstance(decision, Merge):
        return decision.claims[0][0]
    if isinstance(decision, Split):
        return decision.left[0]
    if isinstance(decision, Confirm | OwnCheck):
        return decision.claim[0]
    return decision.attribution.content if isinstance(decision, Correct) else None


def _place(anchor: Anchor | None) -> tuple[str, int, int] | None:
    return (anchor.report, anchor.span.start, anchor.span.end) if anchor else None
