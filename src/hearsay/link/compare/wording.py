"""Wording: how near the meanings lie, and how many rare words are shared."""

from hearsay.link.forms import Floats, Form, Vocabulary

from .finding import Finding, Scene


def meaning(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Sentence vectors, as they are and with the story's mean taken away."""
    cosine, centred = float(a.vector @ b.vector), float(a.centred @ b.centred)
    return [
        Finding("meaning", cosine, f"Their meanings are {cosine:.0%} alike."),
        Finding("meaning-centred", centred, f"Apart from what the whole story shares, they are {centred:.0%} alike."),
    ]


def shared_words(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Weight of the shared words as a share of the shorter one's and of all the words of both."""
    shared = a.stems & b.stems
    both = sum(scene.weights.get(s, 1.0) for s in sorted(shared))
    left, right = (sum(scene.weights.get(s, 1.0) for s in sorted(x.stems)) for x in (a, b))
    shorter, union = min(left, right), left + right - both
    words = ", ".join(sorted(shared, key=lambda s: (-scene.weights.get(s, 1.0), s))[:4])
    return [
        Finding("words-shorter", both / shorter if shorter else 0.0, f"The shorter one shares {words or 'no words'}."),
        Finding("words-union", both / union if union else 0.0, f"They share {words or 'no words'}."),
    ]


def like_words(a: Form, b: Form, scene: Scene) -> list[Finding]:
    """Weight of the words that have a like word on the other side, seen from each side."""
    if not a.words or not b.words:
        return []
    alike = scene.vocabulary.alike(a.words, b.words)
    left = _covered(alike.max(axis=1), a, scene.vocabulary)
    right = _covered(alike.max(axis=0), b, scene.vocabulary)
    high, mean = max(left, right), (left + right) / 2
    return [
        Finding("like-words", mean, f"{mean:.0%} of their words have like words on the other side."),
        Finding("like-words-one-way", high, f"{high:.0%} of one has like words in the other."),
    ]


def _covered(best: Floats, form: Form, vocabulary: Vocabulary) -> float:
    """Share of the form's weight that has a like word on the other side."""
    rarity = vocabulary.rarity[list(form.words)]
    return float((best * rarity).sum() / rarity.sum())
