"""Tables that lay out a page hold its text; tables of figures do not."""

from hearsay.ingest import DEFAULT_POLICY, Source, ingest

WORDS = [f"The ferry stayed in the harbour of Tarn on day {n} because the pilots were on strike." for n in range(6)]


def text_of(markup: str) -> str:
    page = f"<html><head><title>Ferry stays</title></head><body>{markup}</body></html>"
    (report,) = ingest([Source(name="a.html", data=page.encode())], DEFAULT_POLICY).reports
    return report.text


def test_a_page_laid_out_by_a_table_gives_its_paragraphs() -> None:
    menu = "<td><ul><li><a href='/a'>News</a></li><li><a href='/b'>Sport</a></li></ul></td>"
    for inner in ("".join(f"<p>{w}</p>" for w in WORDS), "<div>" + "".join(f"<p>{w}</p>" for w in WORDS) + "</div>"):
        found = text_of(f"<table width=960><tbody><tr>{menu}<td>{inner}</td></tr></tbody></table>")
        assert found.split("\n\n") == WORDS


def test_a_table_in_a_table_is_undone_too() -> None:
    inner = "".join(f"<p>{w}</p>" for w in WORDS)
    found = text_of(f"<table><tr><td><table><tr><td>{inner}</td></tr></table></td></tr></table>")
    assert found.split("\n\n") == WORDS


def test_a_table_of_figures_is_left_out() -> None:
    figures = "<table><tr><td>Monday</td><td>17</td></tr><tr><td>Tuesday</td><td><p>19</p></td></tr></table>"
    found = text_of(f"<article>{''.join(f'<p>{w}</p>' for w in WORDS)}{figures}</article>")
    assert found.split("\n\n") == WORDS
