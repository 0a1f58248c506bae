"""What may be asked of a brief: claims by number, id or words; who is behind them; through whom; where they stand.

Pure: the brief is there already, and nothing is read anew.
"""

from hearsay.errors import InputError
from hearsay.model import Brief, WeighedClaim
from hearsay.model.answers import Behind, ClaimChains, ClaimTellings
from hearsay.render.numbers import numbered, numbers_of
from hearsay.render.phrases import count, one_line, shorten
from hearsay.weigh.explain import explain
from hearsay.weigh.find import claims_by_words, near_claims, parties_by_name
from hearsay.weigh.scene import Scene
from hearsay.weigh.tellings import chains_of, tellings_of

_LISTED = 10
_WIDTH = 90


def claim_meant(asked: str | int, brief: Brief) -> WeighedClaim:
    """The one claim that is meant by a number as the brief shows it, an id, or words.

    Raises InputError, with the candidates listed, when none or more than one is meant.
    """
    text = str(asked).strip()
    found = _by_name(text, brief) or claims_by_words(text, brief.claims)
    if len(found) == 1:
        return found[0]
    if found:
        told = f"“{text}” may mean any of {len(found)} claims. Give the number of one:"
        raise InputError(told + _candidates(found, brief))
    near = near_claims(text, brief.claims)
    if near:
        raise InputError(f"No claim is “{text}”. Those that share words with it:{_candidates(near, brief)}")
    raise InputError(f"No claim is “{text}”: {_there_are(brief)}. `hearsay claims` lists them with their numbers.")


def behind(query: str | int, brief: Brief) -> Behind:
    """Who stands behind the claims that are meant (a number, an id, words), and what a party of that name stands
    behind."""
    text = str(query).strip()
    scene = Scene(brief.story)
    if named := _by_name(text, brief):
        return Behind(query=text, parties=(), explanations=tuple(explain(c, scene) for c in named))
    if text.isdecimal():
        claim_meant(text, brief)
    claims = claims_by_words(text, brief.claims)
    parties = tuple(parties_by_name(text, brief))
    return Behind(query=text, parties=parties, explanations=tuple(explain(c, scene) for c in claims))


def chains(asked: str | int, brief: Brief) -> ClaimChains:
    """Every way behind the claim that is meant. Raises InputError as `claim_meant` does."""
    claim = claim_meant(asked, brief)
    return ClaimChains(claim=claim, chains=chains_of(claim.claim, Scene(brief.story)))


def tellings(asked: str | int, brief: Brief) -> ClaimTellings:
    """Every mention of the claim that is meant. Raises InputError as `claim_meant` does."""
    claim = claim_meant(asked, brief)
    return ClaimTellings(claim=claim, tellings=tellings_of(claim.claim, Scene(brief.story)))


def claims(brief: Brief, words: str = "") -> tuple[WeighedClaim, ...]:
    """The claims in the order of their numbers; with words, only those that have them."""
    kept = {c.claim.id for c in (claims_by_words(words, brief.claims) if words else brief.claims)}
    return tuple(c for c in numbered(brief) if c.claim.id in kept)


def _by_name(text: str, brief: Brief) -> list[WeighedClaim]:
    """The claim of this number or id."""
    claims = numbered(brief)
    if text.isdecimal() and 1 <= int(text) <= len(claims):
        return [claims[int(text) - 1]]
    return [c for c in claims if c.claim.id == text]


def _there_are(brief: Brief) -> str:
    last = len(brief.claims)
    return f"there {'is' if last == 1 else 'are'} {count(last, 'claim')}" if last else "no claims were found"


def _candidates(claims: list[WeighedClaim], brief: Brief) -> str:
    numbers = numbers_of(brief)
    listed = sorted(claims[:_LISTED], key=lambda c: numbers[c.claim.id])
    lines = [f"\n  {numbers[c.claim.id]:>3}  {shorten(one_line(c.claim.text), _WIDTH)}" for c in listed]
    over = len(claims) - _LISTED
    return "".join(lines) + (f"\n  and {over} more" if over > 0 else "")
