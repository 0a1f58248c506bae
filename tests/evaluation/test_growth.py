"""Growth over formats: what grows with the square is told, and every wrapping is a file that is read."""

import pytest

from evaluation.growth import formats
from hearsay.ingest import Ingested
from hearsay.ingest.feed import Feed


def test_what_grows_with_the_square_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["formats", "--from", "100", "--to", "400", "--only", "warc magic"])
    monkeypatch.setattr(formats, "_seconds", lambda make, read, n: n / 100)
    assert formats.main() == 0
    monkeypatch.setattr(formats, "_seconds", lambda make, read, n: (n / 100) ** 2)
    assert formats.main() == 1
    assert " 4.00    16.00  warc magic" in capsys.readouterr().out


@pytest.mark.parametrize("kind", formats.WRAPPED)
def test_every_wrapping_is_read(kind: str) -> None:
    make, read = formats.WRAPPED[kind]
    found = read(make("The ferry sank off Portmoor on Wednesday, the coast guard said.\n" * 9))
    texts = [i.summary for i in found.items] if isinstance(found, Feed) else [r.text for r in found.reports]  # type: ignore[attr-defined]
    assert isinstance(found, Feed | Ingested)
    assert "the coast guard said" in texts[0]
