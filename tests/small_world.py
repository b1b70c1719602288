"""Questions to `small_world.toml`, whose answers stand in `small_world.json`."""

import functools
import importlib
import tomllib
from pathlib import Path

from csto_cli.api import Dataset
from csto_cli.data import bundled
from csto_cli.data.store import Overlay, Store
from csto_cli.errors import CstoError

HERE = Path(__file__).parent

DAYS = (None, "1991", "1992-05-14", "1992-05-15", "1998", "2003", "2005-06", "2012-07-01", "2013", "2016-06-30", "2019")

QUESTIONS = [
    *[(name, [], {"as_of": day}) for day in DAYS for name in ("about", "bodies", "leaders", "members", "forces")],
    *[("members", [], {"as_of": day, "status": ["all"]}) for day in DAYS],
    *[
        ("members", [], {"as_of": "2012-07-01", "status": [word]})
        for word in ("former", "suspended", "party", "member")
    ],
    ("members", [], {"status": ["former", "observer"]}),
    *[("members", [], {"status": [word]}) for word in ("frozen", "suspended", "candidate", "partner", "current")],
    *[("member", [code], {"as_of": day}) for day in (None, "2005", "2013") for code in ("ARM", "BLR", "RUS", "UZB")],
    ("member", ["ARM"], {"as_of": "2018-01-01"}),
    ("member", ["france"], {}),
    ("member", ["serbia"], {}),
    ("bodies", [], {"level": ["supreme"]}),
    ("leaders", [], {"all": True}),
    ("leaders", [], {"all": True, "as_of": "2011"}),
    ("leaders", [], {"country": ["armenia"], "all": True}),
    ("leaders", [], {"role": ["chair"], "as_of": "2009-12-31"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2009-04-30"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2010-06-01"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2010-06-02"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2011-03-31"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2011-04-01"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2014-08-31"}),
    ("leaders", [], {"role": ["chair"], "as_of": "2014-09-01"}),
    ("leaders", [], {"role": ["deputy-secretary-general"], "as_of": "2016-03-01"}),
    ("leaders", [], {"role": ["deputy-secretary-general"], "as_of": "2016-02-29"}),
    ("forces", [], {"country": ["russia"]}),
    ("forces", [], {"country": ["belarus"], "as_of": "2005"}),
    ("forces", [], {"as_of": "2010-02-04"}),
    *[("forces", [], {"bases": True, "as_of": day}) for day in (None, "2003", "2005", "2010")],
    ("forces", [], {"bases": True, "as_of": "2003", "country": ["france"]}),
    ("exercises", [], {}),
    ("exercises", [], {"series": ["Frontier"]}),
    ("exercises", [], {"series": ["shchit"]}),
    ("exercises", [], {"country": ["belarus"]}),
    ("exercises", [], {"country": ["russia"]}),
    ("exercises", [], {"since": "2009-06-30", "until": "2010-09-01"}),
    ("exercises", [], {"since": "2010-09-10"}),
    ("exercises", [], {"until": "2008"}),
    ("exercises", [], {"until": "2010-08-31", "series": ["rubezh"]}),
    ("exercises", [], {"series": ["unbroken ties"]}),
    ("exercises", [], {"series": ["south"]}),
    ("operations", [], {}),
    ("operations", [], {"series": ["channel"]}),
    ("operations", [], {"type": ["request", "mission"]}),
    ("operations", [], {"country": ["uzbekistan"]}),
    ("operations", [], {"since": "2004-11-02"}),
    ("operations", [], {"until": "2003"}),
    ("timeline", [], {}),
    ("timeline", [], {"country": ["armenia"]}),
    ("timeline", [], {"country": ["armenia", "belarus"], "kind": ["fact"]}),
    ("timeline", [], {"organisation": ["EU2"]}),
    ("timeline", [], {"organisation": ["league", "csto"]}),
    ("timeline", [], {"kind": ["declaration"]}),
    ("timeline", [], {"category": ["statement"]}),
    ("timeline", [], {"category": ["statement"], "kind": ["assessment"]}),
    ("timeline", [], {"text": "CHISINAU signed"}),
    ("timeline", [], {"text": "twice"}),
    ("timeline", [], {"text": "none"}),
    ("timeline", [], {"text": "other signed"}),
    ("timeline", [], {"text": "twice signed"}),
    ("timeline", [], {"since": "2003-02", "until": "2018-05-01"}),
    ("timeline", [], {"as_of": "2002-10-06"}),
    ("timeline", [], {"as_of": "2002"}),
    ("timeline", [], {"as_of": "2002-10-07"}),
    ("treaty", [], {}),
    ("treaty", [["4"]], {}),
    ("treaty", [["charter", "1", "Treaty", "of", "the", "small", "world"]], {}),
    ("treaty", [["charter", "treaty", "2"]], {}),
    ("treaty", [["TREATY-4", "art", "2"]], {}),
    ("treaty", [["article"]], {}),
    ("treaty", [["charter", "charter"]], {}),
    ("treaty", [["charter", "1", "treaty"]], {}),
    ("treaty", [["3"]], {}),
    ("treaty", [["٤"]], {}),
    ("treaty", [["²"]], {}),
    ("treaty", [["other"]], {}),
    ("stance", [], {}),
    ("stance", [["armenia", "csto"]], {}),
    ("stance", [["armenia", "russia", "csto"]], {"history": True}),
    ("stance", [["armenia"]], {"as_of": "2015-02-02"}),
    ("stance", [["armenia"]], {"as_of": "2015-02-03", "issue": ["war"]}),
    ("stance", [["armenia"]], {"as_of": "2016-03-24", "history": True}),
    ("stance", [["armenia"]], {"as_of": "2014-03-02", "history": True}),
    ("stance", [["russia", "russia"]], {"as_of": "2016-12-31"}),
    ("stance", [["csto"]], {"as_of": "2016-05-01", "issue": ["The peace"]}),
    ("changes", [], {"since": "2001", "until": "2013"}),
    ("changes", ["armenia"], {"since": "2014", "until": "2020"}),
    ("stance", [["csto"]], {"as_of": "2016-04-30"}),
    ("stance", [["Armenja"]], {}),
    ("votes", [], {}),
    ("votes", [["ES-11/1"]], {}),
    ("votes", [["ES-11/1"]], {"country": ["switzerland", "france"]}),
    ("votes", [["es 11 2", "A/RES/70/1"]], {"country": ["russia", "france"]}),
    ("votes", [], {"country": ["armenia"], "issue": ["war"]}),
    ("votes", [], {"since": "2015-09-25", "until": "2016-03-23"}),
    ("alignment", [], {}),
    ("alignment", [["france", "armenia"]], {"since": "2011"}),
    ("alignment", [["russia"]], {"from_": "france", "until": "2010"}),
    ("alignment", [["serbia"]], {}),
    ("economy", [], {}),
    ("economy", ["armenia"], {}),
    ("economy", ["russia"], {"topic": ["trade"]}),
    ("economy", ["armenia"], {"topic": ["currency"], "since": "2014-02-24"}),
    ("economy", [], {"topic": ["membership", "energy"]}),
    ("economy", [], {"topic": ["trad"]}),
    ("economy", [], {"topic": ["population"]}),
    ("compare", [["league"]], {}),
    ("compare", [["league", "EU2", "csto"]], {"only_differences": True}),
    ("compare", [["union"]], {"attribute": ["population", "headquarters"]}),
    ("compare", [["union"]], {"year": "2018"}),
    ("compare", [["union"]], {"year": "1990"}),
    ("compare", [["league"]], {"as_of": "2018-06-30"}),
    *[("compare", [["league"]], {"as_of": day}) for day in ("2003-01-01", "2003-01-02", "2004-01-02")],
    ("compare", [["league"]], {"as_of": "2001"}),
    ("compare", [["league"]], {"attribute": ["populatoin"]}),
    ("compare", [["league"]], {"as_of": "2002-12-31", "year": "2018"}),
    ("claims", [], {}),
    ("claims", [["e2"]], {}),
    ("claims", [["1", " E02 "]], {}),
    ("claims", [], {"verdict": ["incorrect"]}),
    ("claims", [], {"part": ["one"]}),
    ("claims", [["E11"]], {}),
    ("claims", [["99"]], {}),
    ("claims", [[" e0l "]], {}),
    ("claims", [["E00"]], {}),
    ("claims", [["10000000000001"]], {}),
    ("claims", [["x"]], {}),
    ("claims", [[" late-claim "]], {}),
    ("claims", [["e000002"]], {}),
    ("outlook", [], {}),
    ("outlook", ["decline"], {}),
    ("outlook", ["slow decline"], {}),
    ("outlook", ["grwth"], {}),
    ("glossary", [], {}),
    ("glossary", ["csc"], {}),
    ("glossary", ["СКБ"], {}),
    ("glossary", ["QUOTA"], {}),
    ("glossary", ["share of the budget"], {}),
    ("glossary", ["term-aid"], {}),
    ("glossary", ["quotta"], {}),
    ("glossary", ["bare"], {}),
    ("glossary", ["bear"], {}),
    ("sources", [], {}),
    ("sources", ["paper"], {}),
    ("sources", ["m-uzb-member"], {}),
    ("sources", [], {"kind": ["news"]}),
    ("sources", [], {"text": "umit cafe"}),
    ("sources", [], {"text": "WRITER daily.example"}),
    ("sources", [], {"text": "members nothing"}),
    ("sources", [], {"text": "none"}),
    ("sources", [], {"text": "other"}),
    ("sources", [], {"since": "2018"}),
    ("sources", [], {"until": "2018-07"}),
    ("show", ["armenia"], {}),
    ("show", ["CSTO"], {}),
    ("show", [" armenia "], {}),
    ("show", ["e01"], {}),
    ("show", ["ARMENAI"], {}),
    ("show", ["e-second"], {}),
    ("show", ["war"], {}),
    ("show", ["treaty"], {}),
    ("show", ["r-early"], {}),
    ("show", ["paper"], {}),
    ("show", ["e-secnod"], {}),
    ("show", [" "], {}),
    ("cite", [["m-uzb-member", "paper"]], {}),
    ("cite", [["dataset", "e-month", "Dataset "]], {"style": "bibtex"}),
    ("cite", [["pact"]], {"style": "ris"}),
    ("cite", [["dataset"]], {"style": "ris"}),
    ("cite", [["dataset"]], {"style": "csl-json"}),
    ("cite", [["e-judged"]], {}),
    ("sources", ["e-judged"], {}),
    ("search", ["armenia"], {}),
    ("search", ["the charter"], {}),
    ("search", ["withdrawal"], {}),
    ("search", ["words nobody"], {}),
    ("search", ["others"], {}),
    ("search", ["Chisinau"], {}),
    ("search", ["хартия"], {}),
    ("search", ["reference house"], {}),
    ("search", ["e-month"], {}),
    ("search", ["writ"], {}),
    ("search", ["words nobo"], {}),
    ("search", ["daily example"], {}),
    ("search", ["daily writer"], {}),
    ("search", ["?"], {}),
    ("search", ["rubezh 2010"], {}),
    ("search", ["market"], {}),
    ("search", ["stat"], {"in_": ["article", "instrument"]}),
    ("search", ["russia"], {"limit": 3}),
    ("data_info", [], {}),
    ("data_stale", [], {}),
    *[("data_stale", [], {"as_of": day}) for day in ("2005", "2014-01-02", "2020-06-29", "2020-07-01", "2020-07-02")],
    *[("data_stale", [], {"as_of": day}) for day in ("2020-04-01", "2020-04-02")],
    ("data_stale", [], {"all": True}),
    ("data_stale", [], {"section": ["post", "base"]}),
]
"""The query, what it is about, and its filters."""


def made(**sections: list) -> Dataset:
    """A dataset of nothing but some records, for a test that needs no more of the world."""
    head = {"schema_version": 2, "dataset_version": "2026.1.0", "as_of": "2026-01-01"}
    return Dataset(bundled.from_document({**head, **sections}))


@functools.cache
def store() -> Store:
    """The store of `small_world.toml`."""
    return bundled.from_document(tomllib.loads((HERE / "small_world.toml").read_text(encoding="utf-8")))


def world() -> Dataset:
    """The dataset of `small_world.toml`."""
    return Dataset(store())


def overlaid() -> Dataset:
    """The same with an overlay that adds nothing, so that every answer goes the way of overlays."""
    return Dataset(store().with_overlay(Overlay("nothing.toml", {})))


CHANGED = {
    "source": ("paper", "unused"),
    "country": ("armenia",),
    "organisation": ("csto",),
    "membership": ("m-arm-frozen", "m-uzb-party", "u-arm"),
    "instrument": ("charter",),
    "article": ("treaty-2",),
    "body": ("council",),
    "post": ("sg-two",),
    "force": ("brigade",),
    "base": ("b-gyumri",),
    "exercise": ("game-2008",),
    "operation": ("channel-rule",),
    "event": ("e-month",),
    "position": ("pos-arm",),
    "resolution": ("r-peace",),
    "vote": ("v2",),
    "ideal_point": ("i-arm",),
    "indicator": ("pop-rus-2017", "rate-war"),
    "attribute": ("csto-headquarters-also", "csto-languages-one"),
    "claim": ("E02",),
    "scenario": ("growth",),
    "term": ("term-aid",),
}
"""What the overlay `noted.toml` puts a note to."""


def noted() -> Dataset:
    """The dataset with an overlay that puts a note to some records, so that answers must say where they come from."""
    tables = {section: [{"id": id, "note": "Noted."} for id in ids] for section, ids in CHANGED.items()}
    return Dataset(store().with_overlay(Overlay("noted.toml", tables)))


def named(question: tuple) -> str:
    """A question in words."""
    name, about, filters = question
    words = [" ".join(item) if isinstance(item, list) else item for item in about]
    words += [f"{key}={' '.join(value) if isinstance(value, list) else value}" for key, value in filters.items()]
    return " ".join([name, *words])


def answer(data: Dataset, question: tuple) -> object:
    """The answer as JSON would have it: rows without what is missing, or a sentence with suggestions."""
    name, about, filters = question
    try:
        if name.startswith("data_"):
            query = getattr(importlib.import_module(f"csto_cli.queries.{name}"), name)
            found = query(data._store, *about, **filters)[0]
        else:
            found = getattr(data, name)(*about, **filters)
    except CstoError as error:
        return {type(error).__name__: error.message, "suggestions": list(error.suggestions)}
    rows = found if isinstance(found, list) else [found]
    return [{key: plain(value) for key, value in row.items() if value not in (None, (), [])} for row in rows]


def plain(value: object) -> object:
    """A value as JSON gives it back."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value
