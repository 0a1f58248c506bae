"""What outlets are called that no report names."""

from hearsay.model.called import outlets_called


def called(*rows: tuple[str, str, str]) -> list[str]:
    found = outlets_called(rows)
    assert list(found) == [name for name, _, _ in rows]
    return list(found.values())


def test_a_known_outlet_bears_its_name_and_an_unknown_one_that_of_its_file_or_site() -> None:
    assert called(("r1", "Orva Daily", "a.txt"), ("r2", "", "/inbox/wire.eml"), ("r3", "", "https://b.example/x")) == [
        "Orva Daily",
        "wire.eml",
        "b.example",
    ]
    assert called(("r1", "", "C:\\news\\wire.eml"), ("r2", "", ""), ("r3", "", "http://bаnk.example/")) == [
        "wire.eml",
        "r2",
        "xn--bnk-6cd.example",
    ]


def test_two_unknown_outlets_never_bear_one_name() -> None:
    same = ("r1", "", "a/index.html"), ("r2", "", "b/index.html")
    assert called(*same) == ["r1", "r2"]
    assert called(("r1", "", "https://b.example/x"), ("r2", "", "https://b.example/y")) == ["r1", "r2"]
    assert called(("r1", "wire.eml", "x"), ("r2", "", "wire.eml")) == ["wire.eml", "r2"]
    assert called(("r1", "", "http://"), ("r2", "Orva", "http://")) == ["r1", "Orva"]
    assert called(("r1", "", "https://ann:hunter2@B.example:8000/x?y")) == ["b.example"]
