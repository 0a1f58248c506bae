"""Who is who over all reports.

In: readings. Out: `Party` values: every link of every chain belongs to exactly one. Sure rules join first, then rules
that need a sole candidate; where several fit, the parties are only marked `maybe`. Then `voices` says who speaks for
whom.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hearsay.model import Copy, Evidence, Party, PartyKind, Reading, Reason, Report
from hearsay.tables import Tables, names

from . import namesakes, roles
from .copies import families
from .ids import make_id
from .meet import meetings, partners
from .nodes import Node, is_indefinite, nodes_of
from .sameness import SOLE, SURE, World, spelled_acronyms
from .states import state_body
from .unite import Union
from .voices import speak_for

_RANK: dict[PartyKind, int] = {"person": 0, "outlet": 1, "organisation": 2, "document": 3, "unnamed": 4, "unknown": 5}


def parties_of(readings: Sequence[Reading], tables: Tables, copies: Sequence[Copy] = ()) -> tuple[Party, ...]:
    """Find the parties of a story, in order of id. Reports of which one is a copy of another use names as one report
    does."""
    home = families(copies)
    nodes = _of_families([_of_its_kind(n, tables) for n in nodes_of(readings)], home)
    reports = sorted((r.report for r in readings), key=lambda r: r.id)
    world = _world(nodes, reports, tables, home)
    union: Union[int] = Union(len(nodes))
    _join_sure(nodes, world, union)
    maybe = _join_sole(nodes, world, union)
    _join_leftovers(nodes, union)
    _join_copied(nodes, readings, union)
    _join_printed(nodes, frozenset(home.values()), union)
    parties = [_party(nodes, items, union) for items in union.sets().values()]
    parties = _with_maybe(parties, nodes, maybe)
    return tuple(sorted(speak_for(parties, reports, tables), key=lambda p: p.id))


def _of_families(nodes: Sequence[Node], home: Mapping[str, str]) -> list[Node]:
    """The nodes with those put together that the printings of one text have alike: a reprint tells nothing new of who
    is who, neither that a name is used widely nor that there are two who bear it."""
    groups: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for i, n in enumerate(nodes):
        key = names.key_of(n.name) or n.name if n.name else f"\x00{i}"
        groups[home.get(n.report, n.report), n.kind, key].append(n)
    return [_as_one(report, group) for (report, _, _), group in sorted(groups.items())]


def _as_one(report: str, group: Sequence[Node]) -> Node:
    if len(group) == 1:
        return replace(group[0], report=report)
    spelled = sorted({n.name for n in group if n.name}, key=lambda n: (-len(n), n))
    return replace(
        group[0],
        report=report,
        name=spelled[0] if spelled else None,
        links=tuple(sorted((ref for n in group for ref in n.links), key=lambda r: (r.attribution, r.position))),
        evidence=tuple(sorted({e for n in group for e in n.evidence})),
        is_common=any(n.is_common for n in group),
    )


def _of_its_kind(n: Node, tables: Tables) -> Node:
    """A country, capital, movement or outlet that the reader took for a person is none; a movement is never unnamed."""
    if n.name is None or n.kind in ("document", "unknown"):
        return n
    if tables.group(n.name):
        return replace(n, kind="organisation")
    if n.kind != "person":
        return n
    body = state_body(n.name, tables)
    return replace(n, kind="organisation") if (body and body.country) or tables.outlet(n.name) else n


def _world(nodes: Sequence[Node], reports: Sequence[Report], tables: Tables, home: Mapping[str, str]) -> World:
    agreed = _agreed(nodes, home)
    phrases: dict[str, set[str]] = defaultdict(set)
    for name in sorted({n.name for n in nodes if n.name and not n.is_described}):
        for b in roles.beside(reports, name):
            phrases[name] |= roles.place_stems(b.phrase, tables)
    for n in nodes:
        if n.name and not n.is_described:
            for e in n.evidence:
                if names.key_of(n.name) in agreed.get((n.report, e.text), (names.key_of(n.name),)):
                    phrases[n.name] |= roles.place_stems(e.text, tables)
    beside = {k: frozenset(v) for k, v in phrases.items()}
    return World(reports, tables, spelled_acronyms(reports), beside)


def _agreed(nodes: Sequence[Node], home: Mapping[str, str]) -> dict[tuple[str, str], frozenset[str]]:
    """Family and words in its reports → the names that every report which has the words as a source's gives them."""
    read: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for n in nodes:
        for e in n.evidence if n.report in home else ():
            read[n.report, e.text][e.report].add(names.key_of(n.name or ""))
    return {key: frozenset.intersection(*map(frozenset, by_report.values())) for key, by_report in read.items()}


def _join_sure(nodes: Sequence[Node], world: World, union: Union[int]) -> None:
    named = [n for n in range(len(nodes)) if nodes[n].name is not None]
    needs = [[need(nodes[n], world) for n in named] for need in namesakes.SURE]
    for x, y in meetings(needs):
        i, j = named[x], named[y]
        if union.root(i) == union.root(j):
            continue
        for rule, holds in SURE:
            text = holds(nodes[i], nodes[j], world)
            if text:
                union.join(i, j, Reason(rule=rule, text=text, evidence=_cited(nodes[i], nodes[j])))
                break


def _join_sole(nodes: Sequence[Node], world: World, union: Union[int]) -> list[tuple[int, int]]:
    """Join by the rules that need a sole candidate, all judged on the parties that the sure rules made."""
    roots = [union.root(i) for i in range(len(nodes))]
    found: list[tuple[int, int, Reason]] = []
    maybe: list[tuple[int, int]] = []
    fuller = [partners([need(n, world) for n in nodes]) for need in namesakes.SOLE]
    for i, short in enumerate(nodes):
        if short.name is None:
            continue
        for (rule, holds), near in zip(SOLE, fuller, strict=True):
            fits = {j: text for j in near[i] if roots[j] != roots[i] and (text := holds(short, nodes[j], world))}
            if not fits:
                continue
            chosen = _sole(nodes, roots, i, fits)
            if chosen is None:
                maybe += [(i, j) for j in fits]
            else:
                found.append((i, chosen, Reason(rule=rule, text=fits[chosen], evidence=_cited(short, nodes[chosen]))))
            break
    for i, j, reason in found:
        union.join(i, j, reason)
    return maybe


def _sole(nodes: Sequence[Node], roots: Sequence[int], i: int, fits: Mapping[int, str]) -> int | None:
    """The node of the one party that fits: in the same report for a definite name, else in the whole story."""
    near = {roots[j] for j in fits if nodes[j].report == nodes[i].report}
    everywhere = {roots[j] for j in fits}
    left = everywhere if is_indefinite(nodes[i].label) or len(near) != 1 else near
    if len(left) != 1:
        return None
    root = next(iter(left))
    return min(j for j in fits if roots[j] == root)


def _join_copied(nodes: Sequence[Node], readings: Sequence[Reading], union: Union[int]) -> None:
    """One description in two reports is one party where the words it is credited with are the same words."""
    said = {
        a.id: " ".join(names.words_of(" ".join(e.text for e in a.content))) for r in readings for a in r.attributions
    }
    by_words: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, n in enumerate(nodes):
        if n.name is None or not n.is_described:
            continue
        for ref in n.links:
            if len(said[ref.attribution].split()) >= 6:
                by_words[names.key_of(n.name), n.kind, said[ref.attribution]].append(i)
    for key in sorted(by_words):
        first, *rest = by_words[key]
        for j in rest:
            text = f"Two reports credit the same words to “{nodes[first].label}”."
            union.join(first, j, Reason(rule="copied-words", text=text, evidence=_cited(nodes[first], nodes[j])))


def _join_printed(nodes: Sequence[Node], families: frozenset[str], union: Union[int]) -> None:
    """One name in the printings of one text is one party, whatever sort of party it was taken for in each."""
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, n in enumerate(nodes):
        if n.name and n.report in families:
            by_name[n.report, names.key_of(n.name)].append(i)
    for key in sorted(by_name):
        first, *rest = by_name[key]
        for j in rest:
            text = f"Reports that print one text use one name, “{nodes[first].label}”."
            union.join(first, j, Reason(rule="one-text", text=text, evidence=_cited(nodes[first], nodes[j])))


def _join_leftovers(nodes: Sequence[Node], union: Union[int]) -> None:
    """A bare surname, or one named body described alike, that nothing fuller explains is one party over the reports."""
    left: dict[tuple[str, str], list[int]] = defaultdict(list)
    sizes = {i: len(v) for v in union.sets().values() for i in v}
    for i, n in enumerate(nodes):
        if n.name and sizes[i] == 1 and n.kind in ("person", "organisation", "outlet"):
            left[n.kind, names.key_of(n.name)].append(i)
    for key in sorted(left):
        first, *rest = left[key]
        for j in rest:
            text = f"The reports use one name, “{nodes[first].label}”, and none gives a fuller one."
            union.join(first, j, Reason(rule="same-short-name", text=text, evidence=_cited(nodes[first], nodes[j])))


def _cited(a: Node, b: Node) -> tuple[Evidence, ...]:
    return (*a.evidence[:1], *b.evidence[:1])


def _party(nodes: Sequence[Node], items: list[int], union: Union[int]) -> Party:
    group = [nodes[i] for i in items]
    kinds = Counter(n.kind for n in group if n.name)
    kind = min(kinds, key=lambda k: (k == "unnamed", -kinds[k], _RANK[k])) if kinds else "unknown"
    if "outlet" in kinds and kind == "organisation":
        kind = "outlet"
    spelled = sorted({n.name for n in group if n.name}, key=lambda s: _fullness(s, group))
    links = sorted((ref for n in group for ref in n.links), key=lambda r: (r.attribution, r.position))
    return Party(
        id=make_id("p", [f"{r.attribution}.{r.position}" for r in links]),
        name=spelled[0] if spelled else None,
        kind=kind,
        links=tuple(links),
        aliases=tuple(sorted(spelled[1:])),
        reasons=union.reasons(items),
    )


def _fullness(name: str, group: Sequence[Node]) -> tuple[bool, bool, int, int, str]:
    """Sort key: real names before descriptions and acronyms, more words first."""
    described = all(n.is_described for n in group if n.name == name)
    words = names.core_words(name)
    return described, names.is_acronym(name), -len(words), -len(name), name


def _with_maybe(parties: list[Party], nodes: Sequence[Node], pairs: Sequence[tuple[int, int]]) -> list[Party]:
    """Add the ids of parties that may be the same: rivals for one name, and one description in several reports."""
    home = {ref: p.id for p in parties for ref in p.links}
    near: dict[str, set[str]] = defaultdict(set)
    alike: dict[str, set[str]] = defaultdict(set)
    for n in nodes:
        if n.kind == "unnamed" and n.name:
            alike[names.key_of(n.name)].add(home[n.links[0]])
    both = [(home[nodes[i].links[0]], home[nodes[j].links[0]]) for i, j in pairs]
    both += [(a, b) for ids in alike.values() for a in ids for b in ids]
    for a, b in both:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    return [replace(p, maybe=tuple(sorted(near[p.id]))) if p.id in near else p for p in parties]
