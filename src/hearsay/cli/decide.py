"""`hearsay decide`: what the user rules on a story. Every decision is added to a file, never changed in it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, get_args

import click

from hearsay import api
from hearsay.errors import InputError
from hearsay.model import (
    Brief,
    Confirm,
    Correct,
    Decision,
    Different,
    Merge,
    Moment,
    OwnCheck,
    Same,
    Skipped,
    Split,
    Stance,
    Undo,
)

from . import asked, keeping, output
from .arguments import about_reports, form, paths_or_story, why_given
from .guard import guarded

Arguments = tuple[str, ...]
Command = Callable[..., Any]


@click.group(epilog='\b\nExample:\n  hearsay decide merge 3 7 story/ --why "one toll, told twice"')
def decide() -> None:
    """Rule on a story: claims, parties, attributions, own checks.

    Claims are named by their number in the brief, their id, or words that only they have. Decisions are kept in
    .hearsay/decisions.jsonl in the story's folder, or with --story in the store; `hearsay brief` and the other
    commands follow them.
    """


def _file(command: Command) -> Command:
    place = "File of your decisions.  [default: .hearsay/decisions.jsonl in the story's folder]"
    return click.option("--decisions", metavar="FILE", type=click.Path(), help=place)(command)


def _ruling(command: Command) -> Command:
    """What every command takes that looks at the story: the reports, the file, the reason."""
    return paths_or_story(about_reports(_file(why_given(guarded(command)))))


@decide.command(epilog='\b\nExample:\n  hearsay decide merge 3 "nine people were hurt" story/ --why "one toll"')
@click.argument("claim")
@click.argument("other")
@_ruling
def merge(claim: str, other: str, why: str, **given: Any) -> int:
    """Two claims are one."""
    made = _brief(given)
    both = tuple(_anchors(c, made) for c in (claim, other))
    if both[0] == both[1]:
        raise InputError(f"“{claim}” and “{other}” are one claim already")
    return _record(Merge(**_base(why), claims=both), given)


@decide.command(epilog='\b\nExample:\n  hearsay decide split 4 story/ --take orva-daily --why "of another bridge"')
@click.argument("claim")
@click.option("--take", metavar="WORDS", multiple=True, required=True, help="Words or report of a mention to take out.")
@_ruling
def split(claim: str, take: Arguments, why: str, **given: Any) -> int:
    """Some mentions of a claim are another claim."""
    from hearsay.decide.meant import split_anchors
    from hearsay.questions import claim_meant

    made = _brief(given)
    taken, left = split_anchors(claim_meant(claim, made).claim, take, made)
    return _record(Split(**_base(why), taken=taken, left=left), given)


@decide.command(epilog='\b\nExample:\n  hearsay decide confirm 2 story/ --why "read all five, they say the same"')
@click.argument("claim")
@_ruling
def confirm(claim: str, why: str, **given: Any) -> int:
    """A claim is rightly put together: keep it so, and first.

    This pins the claim. It does not say that it is true: `hearsay decide check` records what you found out.
    """
    return _record(Confirm(**_base(why), claim=_anchors(claim, _brief(given))), given)


@decide.command(epilog='\b\nExample:\n  hearsay decide same "Ana Ruiz" "the mayor" story/ --why "she is the mayor"')
@click.argument("name")
@click.argument("other")
@_ruling
def same(name: str, other: str, why: str, **given: Any) -> int:
    """Two names are one party.

    NAME is a name as the brief has it, a party's id, or REPORT:NAME where several bear one name.
    """
    from hearsay.decide.meant import party_anchor

    made = _brief(given)
    return _record(Same(**_base(why), parties=(party_anchor(name, made), party_anchor(other, made))), given)


@decide.command(epilog='\b\nExample:\n  hearsay decide different first:Ruiz second:Ruiz story/ --why "two brothers"')
@click.argument("name")
@click.argument("other")
@_ruling
def different(name: str, other: str, why: str, **given: Any) -> int:
    """Two names are two parties, and neither speaks for the other.

    NAME is a name as the brief has it, a party's id, or REPORT:NAME where several bear one name.
    """
    from hearsay.decide.meant import party_anchor

    made = _brief(given)
    return _record(Different(**_base(why), parties=(party_anchor(name, made), party_anchor(other, made))), given)


@decide.command(
    short_help="An attribution was misread.",
    epilog="\b\nExamples:\n"
    '  hearsay decide correct "broke in two places" story/ --origin "person:Bo Lind" --why misread\n'
    '  hearsay decide correct "nobody was hurt" story/ --stance denies --no-relay --why "he denied it himself"',
)
@click.argument("words")
@click.option("--said-by", metavar="WORDS", default="", help="Words of its source, where several have these words.")
@click.option("--origin", metavar="[KIND:]NAME", help="On whom the words rest.")
@click.option("--relay", metavar="[KIND:]NAME", multiple=True, help="Through whom they came, from the outlet inwards.")
@click.option("--no-relay", is_flag=True, help="They came through nobody.")
@click.option("--stance", type=click.Choice(get_args(Stance)), help="What the source does with the words.")
@click.option("--content", metavar="WORDS", help="What is told, exactly as the report has it.")
@_ruling
def correct(words: str, why: str, **given: Any) -> int:
    """An attribution was misread: its origin, relays, stance or words.

    WORDS are words of what is told, or the attribution's id. KIND is person, organisation, outlet, document,
    unnamed or unknown.
    """
    from hearsay.decide.meant import attribution_anchor, attribution_meant, named, words_in

    if not (given["origin"] or given["relay"] or given["no_relay"] or given["stance"] or given["content"]):
        raise InputError("nothing is corrected: give --origin, --relay, --no-relay, --stance or --content")
    if given["relay"] and given["no_relay"]:
        raise InputError("--relay and --no-relay exclude each other")
    made = _brief(given)
    a = attribution_meant(words, given["said_by"], made)
    relays = tuple(named(n, "outlet", made) for n in given["relay"])
    decision = Correct(
        **_base(why),
        attribution=attribution_anchor(a, made),
        origin=named(given["origin"], "person", made) if given["origin"] else None,
        relays=relays if relays or given["no_relay"] else None,
        stance=given["stance"],
        content=words_in(a.report, given["content"], a.content[0], made) if given["content"] else None,
    )
    return _record(decision, given)


@decide.command(
    epilog='\b\nExample:\n  hearsay decide check 3 story/ --supports --asked "Ministry of Works" '
    '--when "2031-05-03 14:10" --how "called the ministry" --why "single source"'
)
@click.argument("claim")
@click.option("--supports/--denies", "supports", default=None, help="What came of it.  [required]")
@click.option("--how", metavar="WORDS", required=True, help="What you did, e.g. “called the ministry”.")
@click.option("--when", metavar="TIME", help="When, e.g. 2031-05-03 14:10.  [default: now]")
@click.option("--asked", metavar="[KIND:]NAME", help="Who answered, and so is the origin; else your desk is.")
@click.option("--desk", metavar="NAME", default="Own Desk", show_default=True, help="What your desk is called.")
@_ruling
def check(claim: str, why: str, **given: Any) -> int:
    """Record what you found out about a claim yourself.

    Whoever answered is the origin: who is behind the claim already adds nobody by saying it to you again.
    """
    from hearsay.decide.meant import named

    if given["supports"] is None:
        raise InputError("say what came of it: --supports or --denies")
    made = _brief(given)
    asked = named(given["asked"], "organisation", made) if given["asked"] else None
    decision = OwnCheck(
        **_base(why),
        claim=_anchors(claim, made),
        how=given["how"].strip(),
        done=_moment(given["when"]),
        polarity="supports" if given["supports"] else "denies",
        asked=asked,
        desk=given["desk"],
    )
    _warn_of_unnamed(asked.name if asked else decision.desk)
    return _record(decision, given)


@decide.command(
    "list", epilog="\b\nExamples:\n  hearsay decide list story/\n  hearsay decide list --format json story/"
)
@paths_or_story
@_file
@form("text", "json")
@guarded
def list_(form: str, **given: Any) -> int:
    """List all decisions, undone ones too."""
    from hearsay.decide import in_force, kind_of
    from hearsay.decide.record import to_dict
    from hearsay.decide.told import about

    found, broken = _decisions(given)
    held = {d.id for d in in_force(found)}
    if form == "json":
        output.rows([{**to_dict(d), "in_force": d.id in held or isinstance(d, Undo)} for d in found], "json")
    else:
        for d in found:
            undone = "" if d.id in held or isinstance(d, Undo) else "  (undone)"
            _say(f"{d.id}  {d.at:%Y-%m-%d %H:%M}  {kind_of(d)}: {about(d)}. {d.why}{undone}")
    return output.left_out(broken, shown=False)


@decide.command(epilog='\b\nExample:\n  hearsay decide undo d3f2a90b1c44e story/ --why "they are two tolls after all"')
@click.argument("decision")
@paths_or_story
@_file
@why_given
@guarded
def undo(decision: str, why: str, **given: Any) -> int:
    """Take a decision back; it stays in the list. Undoing an undo makes the decision hold again."""
    found, _ = _decisions(given)
    meant = [d for d in found if d.id.startswith(decision)] if decision else []
    if len({d.id for d in meant}) != 1:
        known = "several decisions" if meant else "no decision"
        raise InputError(f"{known} with the id “{decision}”: `hearsay decide list` shows the ids")
    return _record(Undo(**_base(why), of=meant[0].id), given)


def _brief(given: dict[str, Any]) -> Brief:
    if "-" in given["paths"] and not given["decisions"]:
        raise InputError("reports from standard input have no folder for decisions: give --decisions FILE")
    return asked.brief(given)


def _decisions(given: dict[str, Any]) -> tuple[tuple[Decision, ...], tuple[Skipped, ...]]:
    """Every decision on the story, and the lines of its file that hold none."""
    if not asked.of_store(given):
        return api.decisions(given["paths"], api.Options(decisions=given["decisions"]))
    with keeping.opened(given["store"], read_only=True) as store:
        return tuple(store.rulings.all(store.stories.living(given["story"]).id)), ()


def _anchors(claim: str, made: Brief) -> Any:
    from hearsay.decide.meant import claim_anchors
    from hearsay.questions import claim_meant

    return claim_anchors(claim_meant(claim, made).claim, made)


def _base(why: str) -> dict[str, Any]:
    """What every decision has: no id yet, the present moment, the reason."""
    return {"id": "", "at": keeping.now(), "why": why}


def _record(decision: Decision, given: dict[str, Any]) -> int:
    """Add the decision and say what it is and how to take it back."""
    from hearsay.decide.told import about

    if not asked.of_store(given):
        made = api.decide(decision, given["paths"], api.Options(decisions=given["decisions"]))
        _say(f"{made.id}: {about(made)}")
        return 0
    with keeping.opened(given["store"]) as store:
        made = store.rulings.add(decision)
        _say(f"{made.id}: {about(made)}")
        keeping.weigh_due(store)
    return 0


def _moment(when: str | None) -> Moment:
    """A time as the user gives it; the present minute of this computer's clock without one."""
    try:
        at = datetime.fromisoformat(when.strip()) if when else datetime.now()
    except ValueError as e:
        raise InputError(f"--when “{when}” is no time: write it like 2031-05-03 14:10, or 2031-05-03") from e
    bare = when is not None and len(when.strip()) <= len("2031-05-03")
    return Moment(at.date(), None if bare else at.hour * 60 + at.minute)


def _warn_of_unnamed(name: str) -> None:
    from hearsay.weigh.ends import is_name

    if not is_name(name):
        click.echo(f"“{name}” describes somebody but names nobody: it may be taken for another source", err=True)


def _say(words: str) -> None:
    from rich.text import Text

    from hearsay.render.phrases import one_line

    output.text(Text(one_line(words)))
