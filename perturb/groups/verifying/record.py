"""One record: what it is made of, its group judged from its programs, its questions asked again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geodsl.dataset import Record, Shard
from geodsl.words.view import View
from perturb.groups.asking import asked_of
from perturb.groups.files import names_of
from perturb.groups.programs import split_of
from perturb.groups.recipe import Recipe
from perturb.groups.verifying.finding import reason
from perturb.groups.verifying.parts import parts
from perturb.recording.interned import expanded, interned
from perturb.recording.record import FORMAT, VERSION
from perturb.verifying.complaint import Complaint, guarded
from perturb.verifying.entries import Entry
from perturb.verifying.whole import Whole

__all__ = ["belongs", "complaints"]

_ABOUT = {"key", "split", "family", "hash", "chapter", "source", "star"}
_HEX = frozenset("0123456789abcdef")


def belongs(record: Record, shard: Shard, k: int, recipe: Recipe) -> Iterator[str]:
    """What is wrong with where a record is said to belong, being the k-th of a shard."""
    about = record.data["dataset"]
    if about.keys() != _ABOUT:
        yield f"what it says of the dataset is {sorted(about)}, not {sorted(_ABOUT)}"
        return
    if about["key"] != shard.key(k):
        yield f"its key is {about['key']!r}, and here stands {shard.key(k)!r}"
    if about["split"] != shard.split:
        yield f"it says that it is of the split {about['split']!r}"
    family, source = str(about["family"]), str(about["source"])
    if (right := split_of(family, recipe.split, recipe.seed)) != shard.split:
        yield f"its family {family!r} belongs to the split {right!r}"
    if len(str(about["hash"])) != 64 or not set(str(about["hash"])) <= _HEX:
        yield f"{about['hash']!r} is no hash of a program"
    if about["star"] is not (recipe.anchor == "base" and recipe.negatives > 0):
        yield f"it is said {'' if about['star'] else 'not '}to be a star group, against the recipe"
    if source != record.data["source"]:
        yield f"its program is called {source!r} here and {record.data['source']!r} there"
    if source == "sampler" and recipe.from_sampler == 0:
        yield "its program comes of the sampler, which the recipe doesn't ask for"
    if source != "sampler" and recipe.from_sampler == 1:
        yield f"its program is {source!r}, and the recipe has no folders"


def complaints(record: Record, recipe: Recipe) -> Iterator[Complaint]:
    """Everything that is wrong with a record, taken by itself."""
    data = record.data
    if (data.get("format"), data.get("version")) != (FORMAT, VERSION):
        yield Complaint(None, f"it isn't a {FORMAT} of version {VERSION}")
        return
    try:
        told = expanded({**data, "facts": [Entry(f) for f in data["facts"]]})
        whole = Whole(record.images, told, quality=recipe.quality)
        yield from guarded(None, _made_of(data, told))
        yield from guarded(None, _wanted(data, recipe), "what the recipe asks for")
        yield from whole.complaints()
        yield from guarded(None, _questions(whole, data, recipe), "its questions")
    except Exception as error:  # whatever strange data leads to: it mustn't pass, and mustn't end the rest
        yield Complaint(None, f"it can't be read: {reason(error)}")


def _made_of(data: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[Complaint]:
    """Nothing beside what is looked at, and facts told once, in the order in which they are met."""
    yield from parts(data)
    if interned(told)["facts"] != list(data["facts"]):
        yield Complaint(None, "its table of facts isn't that of the facts that it tells")


def _wanted(data: Mapping[str, Any], recipe: Recipe) -> Iterator[Complaint]:
    """What the recipe says of every record."""
    members = data["members"]
    roles = [m["role"] for m in members]
    count = {role: roles.count(role) for role in ("negative", "hard positive")}
    found = {
        "negatives": count["negative"],
        "positives": count["hard positive"],
        "texts and nearest": len(data["texts"]),
        "questions": len(data["questions"]),
    }
    asked = {
        "negatives": recipe.negatives,
        "positives": recipe.positives,
        "texts and nearest": recipe.texts + recipe.nearest,
        "questions": recipe.questions,
    }
    for what, most in asked.items():
        fewer = recipe.fewer or what == "questions"  # there may be less to ask
        if found[what] > most or (found[what] < most and not fewer):
            yield Complaint(None, f"{what}: there are {found[what]}, and the recipe asks for {most}")
    if [m["image"] for m in members] != names_of(
        count["negative"] + 1, count["hard positive"], recipe.ending
    ):
        yield Complaint(None, "its pictures aren't called as the recipe has it")
    if data["image"]["size"] not in recipe.sizes:
        yield Complaint(None, f"its size {data['image']['size']} isn't among the recipe's")
    style = data["image"]["style"]
    if style != "random" if recipe.ink == "varied" else style not in recipe.styles:
        yield Complaint(None, f"its style {style!r} isn't among the recipe's")
    if data["suite"] != (recipe.suite or ""):
        yield Complaint(None, f"its suite is called {data['suite']!r}")
    for k, member in enumerate(members):
        words = member["caption"]["words"]
        if words["lang"] not in recipe.langs or words["lang"] != members[0]["caption"]["words"]["lang"]:
            yield Complaint(k, f"its caption is in {words['lang']!r}")
        if ("annotations" in member) != recipe.pixels:
            yield Complaint(k, f"it has {'no ' * recipe.pixels}annotations, against the recipe")


def _questions(whole: Whole, data: Mapping[str, Any], recipe: Recipe) -> Iterator[Complaint]:
    """The questions, asked again from the program of the member that they are about."""
    told = data["questions"]
    lang = data["members"][0]["caption"]["words"]["lang"]
    if not told:
        if recipe.questions and all(_asked(whole, k, 0, lang, recipe) for k in whole.members):
            yield Complaint(None, "there are no questions, and there is something to ask of every picture")
        return
    k, seed = told[0]["member"], told[0]["seed"]
    if type(k) is not int or k not in whole.members or whole.members[k].same:
        yield Complaint(None, f"its questions are about a member {k!r} that can't be asked about")
        return
    found = _asked(whole, k, seed, lang, recipe)
    for number, (mine, theirs) in enumerate(zip(found, told, strict=False)):
        for part in sorted(mine.keys() | theirs.keys()):
            right, said = mine.get(part, "nothing"), theirs.get(part, "nothing")
            if right != said:
                yield Complaint(k, f"question {number}: its {part} is {_short(right)}, not {_short(said)}")
    if len(found) != len(told):
        yield Complaint(k, f"there are {len(told)} questions, and asked again there are {len(found)}")


def _asked(whole: Whole, k: int, seed: int, lang: str, recipe: Recipe) -> list[dict[str, Any]]:
    view = View(whole.members[k].diagram)
    found = asked_of(view, recipe.questions, seed, forms=recipe.forms, kinds=recipe.kinds, lang=lang)
    return [{"member": k, **question.to_json()} for question in found]


def _short(x: Any) -> str:
    told = repr(x)
    return told if len(told) <= 60 else f"{told[:57]}..."
