"""`hearsay follow`: feeds, pages, live blogs and folders, asked again and again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hearsay.errors import InputError

from . import keeping, output
from .arguments import form
from .guard import guarded

if TYPE_CHECKING:
    from hearsay.fetch import SystemClock
    from hearsay.follow import Done, Kept, Terms, Watch
    from hearsay.model.kept import FeedState
    from hearsay.store.db import Store


_opening = click.option(
    "--allow-private",
    metavar="HOST[:PORT]",
    multiple=True,
    help="A host that may lie in a private network, e.g. 127.0.0.1:8000.",
)


@click.group(epilog="\b\nExamples:\n  hearsay follow add https://coastline.example/feed\n  hearsay follow run --once")
def follow() -> None:
    """Follow feeds, pages, live blogs and folders into the store.

    `add` puts them on the list, `run` asks them: with --once a single time, else again and again until stopped.
    """


@follow.command(
    epilog="\b\nExamples:\n  hearsay follow add https://coastline.example/feed subscriptions.opml\n"
    "  hearsay follow add --outlet 'Bay Wire' /var/spool/baywire"
)
@click.argument("what", nargs=-1, required=True)
@keeping.stored
@click.option("--outlet", metavar="NAME", help="Outlet of reports that do not name theirs.")
@click.option("--group", metavar="NAME", help="Heading in the list and in OPML.")
@_opening
@guarded
def add(what: tuple[str, ...], store: Path | None, allow_private: tuple[str, ...], **said: str | None) -> int:
    """Put addresses, OPML files and folders on the list.

    WHAT is the address of a feed (RSS, Atom, JSON Feed), of a page or live blog, an OPML file, or a folder of ninjs
    files. Nothing is fetched yet. An address in a private network is refused unless --allow-private names its host.
    """
    from hearsay.follow import Listing
    from hearsay.follow import follow as put

    words = {name: word or "" for name, word in said.items()}
    with keeping.opened(store, create=True) as opened:
        kept = put(opened, what, keeping.now(), Listing(allow_private=frozenset(allow_private), **words))
    click.echo(_kept(kept))
    return output.left_out(kept.skipped, shown=False)


@follow.command("list", epilog="\b\nExample:\n  hearsay follow list --format json")
@keeping.stored
@form("text", "json")
@guarded
def list_(store: Path | None, form: str) -> int:
    """Show what is followed, and how asking went."""
    from hearsay.fetch import redacted

    with keeping.opened(store, read_only=True) as opened:
        feeds = opened.feeds.all()
    if form == "json":
        output.rows((_feed_dict(f) for f in feeds), "json")
        return 0
    for f in feeds:
        click.echo(f"{redacted(f.url)}  {f.title or f.outlet}".rstrip())
        click.echo(f"  {_how(f)}")
    if not feeds:
        click.echo("Nothing is followed: `hearsay follow add` puts feeds on the list.")
    return 0


@follow.command(epilog="\b\nExample:\n  hearsay follow remove https://coastline.example/feed")
@click.argument("what", nargs=-1, required=True)
@keeping.stored
@guarded
def remove(what: tuple[str, ...], store: Path | None) -> int:
    """Take addresses and folders off the list; their reports stay."""
    from hearsay.follow import unfollow

    with keeping.opened(store) as opened:
        for name in what:
            unfollow(opened, name)
    click.echo(f"{len(what)} removed")
    return 0


@follow.command(epilog="\b\nExample:\n  hearsay follow export > feeds.opml")
@keeping.stored
@click.option("--with-secrets", is_flag=True, help="Also addresses that hold a password or token.")
@guarded
def export(store: Path | None, with_secrets: bool) -> int:
    """Print the list as OPML."""
    from hearsay.follow import exported

    with keeping.opened(store, read_only=True) as opened:
        opml, left_out = exported(opened, secrets=with_secrets)
    click.echo(opml.encode("utf-8"), nl=False)
    return output.left_out(left_out, shown=False)


@follow.command(
    epilog="\b\nExamples:\n  hearsay follow run --once\n"
    "  hearsay follow run --alerts /srv/www/alerts.atom --on-change 'notify-desk --urgent'"
)
@keeping.stored
@click.option("--once", is_flag=True, help="One round, then end.")
@click.option("--all", "everything", is_flag=True, help="Ask everything in the first round, due or not.")
@click.option("--every", metavar="MIN", type=click.IntRange(1, 10_080), default=15, show_default=True,
              help="Least minutes between two looks at a feed.")  # fmt: skip
@click.option("--watch", metavar="DAYS", type=click.IntRange(0, 365), default=3, show_default=True,
              help="How long pages are looked at again for edits.")  # fmt: skip
@click.option("--threads", metavar="N", type=click.IntRange(1, 64), default=8, show_default=True,
              help="Hosts spoken to at a time.")  # fmt: skip
@click.option("--pause", metavar="SEC", type=click.FloatRange(0, 3600), default=1.0, show_default=True,
              help="Least seconds between two requests to a host.")  # fmt: skip
@_opening
@click.option("--alerts", metavar="FILE", type=click.Path(path_type=Path),
              help="Write changes of status to this Atom file.")  # fmt: skip
@click.option("--on-change", metavar="CMD", help="Start this on changes of status, with JSON as its input.")
@form("text", "jsonl")
@guarded
def run(store: Path | None, once: bool, form: str, **how: Any) -> int:
    """Ask what is due, take in what came, weigh its stories.

    Feeds and pages are asked for what is new since the last time, within the rules of their sites. Hosts in private
    networks are refused unless --allow-private names them.
    """
    from contextlib import closing

    from hearsay.fetch import Stopped, SystemClock
    from hearsay.follow import forever
    from hearsay.follow import once as one_round

    with closing(SystemClock()) as clock, keeping.opened(store) as opened:
        if not opened.feeds.all():
            raise InputError("nothing is followed: put feeds on the list with `hearsay follow add URL`")
        first = _watch(opened, clock, how, once)
        _stop_gently(clock)
        try:
            code = _shown(one_round(first), form, opened) if once or how["everything"] else 0
            if once:
                return code
            for done in forever(_watch(opened, clock, {**how, "everything": False}, once)):
                _shown(done, form, opened)
        except Stopped:
            pass
    return 0


def _stop_gently(clock: SystemClock) -> None:
    """A service manager's SIGTERM ends the run when it next waits, for a host or for a turn."""
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda number, frame: clock.stop())


def _watch(store: Store, clock: SystemClock, how: dict[str, Any], once: bool) -> Watch:
    from hearsay import api
    from hearsay.fetch import Fetcher, FetchPolicy
    from hearsay.follow import Alarm, Intake, Watch, known_rules
    from hearsay.sandbox import Sandbox

    policy = FetchPolicy(pause_s=how["pause"], allow_private=frozenset(how["allow_private"]))
    return Watch(
        intake=Intake(store=store, clock=clock, read=Sandbox().read, terms=_terms(how, once)),
        fetcher=Fetcher(clock=clock, policy=policy, rules=known_rules(store)),
        desk=api.desk(store, api.Options(progress=output.progress())),
        alarm=Alarm.of(how["alerts"], how["on_change"]),
    )


def _terms(how: dict[str, Any], once: bool) -> Terms:
    from hearsay.follow import Terms

    return Terms(
        every=timedelta(minutes=how["every"]),
        watch=timedelta(days=how["watch"]),
        threads=how["threads"],
        per_host=None if once else 60,
        everything=how["everything"],
    )


def _shown(done: Done, form: str, store: Store) -> int:
    from hearsay.store.db.alerts import is_alert

    alerts = [c for c in done.changes if is_alert(c)]
    r = done.round
    told = (*r.told, *done.faults)
    if form == "jsonl":
        from hearsay.render.kept.contract import change_dict

        counts = {n: getattr(r, n) for n in _COUNTS}
        rows = [{"report": s.what, "reason": s.reason, "mendable": s.mendable} for s in told]
        output.rows([{**counts, "changes": [change_dict(c) for c in done.changes], "told": rows}], "jsonl")
    else:
        click.echo(_summary(done))
        if alerts:
            from hearsay.render.kept.lists import changes

            titles = {s: store.stories.get(s).title for s in {c.now.story for c in alerts}}
            output.text(changes(alerts, titles))
    return output.left_out(told, shown=form == "jsonl")


_COUNTS = ("feeds", "pages", "unchanged", "failed", "new", "versions", "notices", "waiting")


def _summary(done: Done) -> str:
    from hearsay.render.phrases import count

    r = done.round
    if not r.feeds and not r.pages and not r.waiting:
        return "Nothing was due to be asked again: --all asks everything."
    asked = f"{count(r.feeds, 'feed')} and {count(r.pages, 'page')} asked"
    how = f"{r.unchanged} unchanged, {r.failed} failed"
    came = f"{count(r.new, 'new report')}, {count(r.versions, 'new version')}, {count(r.notices, 'notice')}"
    waiting = f"; {count(r.waiting, 'page')} left for the next round" if r.waiting else ""
    return f"{asked} ({how}): {came}; {count(len(done.changes), 'change')} of claims{waiting}"


def _kept(kept: Kept) -> str:
    parts = [f"{len(kept.added)} added"] + [f"{len(kept.known)} followed already"] * bool(kept.known)
    return f"{', '.join(parts)}; `hearsay follow run` asks them"


def _how(f: FeedState) -> str:
    asked = f"asked {f.checked_at:%Y-%m-%d %H:%M}" if f.checked_at else "not asked yet"
    state = "paused" if f.paused else f"failed {f.failures} times in a row" if f.failures else ""
    return ", ".join(x for x in (f.kind or "", f.group, asked, state, f.error) if x)


def _feed_dict(f: FeedState) -> dict[str, Any]:
    from hearsay.fetch import redacted

    times = {n: at.isoformat(timespec="seconds") if (at := getattr(f, n)) else None for n in _TIMES}
    words = {n: getattr(f, n) for n in ("kind", "title", "outlet", "group", "paused", "failures", "error")}
    return {"url": redacted(f.url), **words, **times}


_TIMES = ("added_at", "checked_at", "changed_at", "next_at")
