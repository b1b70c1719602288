"""Questions to the dataset: pure functions over its records, each in the module of its command.

A query takes the dataset and keyword filters, resolves names itself, and returns rows: frozen records whose class
is the contract of the output. It neither prints nor reads the clock.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.queries import about as about
    from csto_cli.queries import alignment as alignment
    from csto_cli.queries import bodies as bodies
    from csto_cli.queries import cite as cite
    from csto_cli.queries import claims as claims
    from csto_cli.queries import compare as compare
    from csto_cli.queries import economy as economy
    from csto_cli.queries import exercises as exercises
    from csto_cli.queries import forces as forces
    from csto_cli.queries import glossary as glossary
    from csto_cli.queries import leaders as leaders
    from csto_cli.queries import member as member
    from csto_cli.queries import members as members
    from csto_cli.queries import operations as operations
    from csto_cli.queries import outlook as outlook
    from csto_cli.queries import search as search
    from csto_cli.queries import show as show
    from csto_cli.queries import sources as sources
    from csto_cli.queries import stance as stance
    from csto_cli.queries import timeline as timeline
    from csto_cli.queries import treaty as treaty
    from csto_cli.queries import votes as votes
