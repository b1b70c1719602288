"""The sections of the dataset, in the order of the file."""

from csto_cli.model import activity, alliance, positions
from csto_cli.model.record import Record

SECTIONS: dict[str, type[Record]] = {
    "source": alliance.Source,
    "country": alliance.Country,
    "organisation": alliance.Organisation,
    "membership": alliance.Membership,
    "instrument": alliance.Instrument,
    "article": alliance.Article,
    "body": alliance.Body,
    "post": alliance.Post,
    "force": activity.Force,
    "strength": activity.Strength,
    "base": activity.Base,
    "exercise": activity.Exercise,
    "operation": activity.Operation,
    "event": activity.Event,
    "issue": positions.Issue,
    "position": positions.Position,
    "resolution": positions.Resolution,
    "vote": positions.Vote,
    "ideal_point": positions.IdealPoint,
    "indicator": positions.Indicator,
    "dimension": positions.Dimension,
    "attribute": positions.Attribute,
    "claim": positions.Claim,
    "scenario": positions.Scenario,
    "term": alliance.Term,
}
"""The class of the records of each section."""

HEADER = ("schema_version", "dataset_version", "as_of", "reach", "top_tier")
"""The keys at the top of the file: two versions, the day up to which it speaks, what its sources do not reach, and the
news houses that count as top tier."""
