"""Words as `search` compares them: without endings, in one spelling, in Latin letters.

`freeze`, `freezing` and `frozen` are one word, and so are `defense` and `defence`, `Armenia`, `Armenian` and `Армения`.
The index and the question are folded alike, so a stem need not be a word.
"""

from csto_cli.text.strings import normalize

_STOP = """
a about an are as at be by can could did do does for from get give happened has have how http https i if in into is it
its list many me much my of on or please show should tell than that their there they this to was we were what whats when
where which who whom whos whose why will with would www you
в во где для за из и как какая какие какой когда кто ли на не о об от по почему с сколько что это
"""
STOP = frozenset(_STOP.split())
"""Words that a question holds and a record does not answer."""

HOME = "csto"
"""The word that adds nothing to a name: the Secretary General is that of the CSTO."""

_IRREGULAR = {
    "came": "come", "center": "centre", "chairman": "chair", "chairmanship": "chair", "chose": "choose",
    "crises": "crisis", "died": "die", "fell": "fall", "fought": "fight", "froze": "freeze", "frozen": "freeze",
    "gave": "give", "given": "give", "head": "chief", "held": "hold", "led": "lead", "left": "leave", "men": "man",
    "met": "meet", "paid": "pay", "people": "person", "recognition": "recognise", "said": "say", "sent": "send",
    "spent": "spend", "taken": "take", "took": "take", "went": "go", "withdrawn": "withdraw",
    "withdrew": "withdraw", "written": "write", "wrote": "write",
}  # fmt: skip

_ENDINGS = (
    *((ending, 4) for ending in ("istan", "stan", "ation", "ally", "ship", "ian", "iya", "ion", "ish", "ity", "ive",
      "al", "an", "ia", "ly", "a", "i", "o")),
    *((ending, 3) for ending in ("ment", "ing", "ed", "er", "e", "y")),
)  # fmt: skip
"""What is taken off a word besides a plural `s`, and how many letters must be left."""

_CYRILLIC_ENDINGS = """
иями ями ами ией ого его ому ему ыми ими ия ии ию ий ый ой ей ая яя ое ее ые ие ых их ую юю ом ем а я е ы и у ю ь й
"""

_known: dict[str, str] = {}


def words(text: str) -> list[str]:
    """The words of a text as they are compared, without stop words."""
    return [stem(word) for word in normalize(text).split() if word not in STOP]


def stem(word: str) -> str:
    """A folded word without its endings."""
    found = _known.get(word)
    if found is None:
        found = _known[word] = _english(word) if word.isascii() else _other(word)
    return found


def _english(word: str, plural: str = "s") -> str:
    """An English word: a plural and endings taken off until none is left, American spellings made British."""
    word = _IRREGULAR.get(word) or _IRREGULAR.get(word.removesuffix("s"), word)
    if len(word) < 4 or not word.isalpha() or word.endswith(("ss", "sis", "us")):
        return word
    word, before = word.removesuffix(plural), ""
    while word != before:
        before = word
        for ending, left in _ENDINGS:
            rest = word[: -len(ending)]
            if word.endswith(ending) and len(rest) >= left and not _VOWELS.isdisjoint(rest):
                word = rest
                break
    if word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    for american, british in (("enc", "ens"), ("our", "or"), ("is", "iz")):
        if word.endswith(american) and len(word) > 5:
            word = word[: -len(american)] + british
    return word


_VOWELS = frozenset("aeiouy")


def _other(word: str) -> str:
    """A word in another script; Cyrillic letters become Latin ones."""
    if not any("\u0400" <= mark <= "\u052f" for mark in word):
        return word
    from csto_cli.text.transliterate import latin

    for ending in _CYRILLIC_ENDINGS.split():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    plain = normalize(latin(word)).replace(" ", "")
    return _english(plain, plural="") if plain.isascii() else plain
