"""The `clean` stage: from a document as it was read to its own words, with the way back.

In: a `Source`, the pack's tables, a function that tells a text's language. Out: a `Cleaned`. Sentences,
names and everything that is said are left to later stages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.clean.accents import restore_accents
from dragoman.clean.blocks import find_blocks, tell_languages
from dragoman.clean.calques import mend_calques
from dragoman.clean.characters import repair_characters
from dragoman.clean.draft import Draft
from dragoman.clean.layout import split_lines, with_marks
from dragoman.clean.letters import lower_capitals, restore_letters
from dragoman.clean.matching import joined, plain
from dragoman.clean.prompts import find_prompts
from dragoman.clean.publication import find_published
from dragoman.clean.publisher import find_publisher
from dragoman.clean.site import Candidate, find_site
from dragoman.clean.site import candidates as candidates_of
from dragoman.clean.spacing import tidy_spaces
from dragoman.clean.translated import is_machine_translated
from dragoman.clean.wrapping import mend_lines
from dragoman.model.document import Block, Cleaned, Source
from dragoman.model.span import Span
from dragoman.packs.cleaning import CleaningKnowledge

_CREDIT = ("(", "[")  # "(Rédacteur:单薇、Français)" tells nothing of who translated
_SITE_NAME = 40  # a short line may be a site's name, which is judged as its words are


def clean(source: Source, knowledge: CleaningKnowledge, detect: Callable[[str], str]) -> Cleaned:
    """The document without what machine and site put around it, its damage repaired.

    `detect` gives the language of a text as ISO 639-1. Every offset of the working text leads back to the
    source, and nothing is moved: spans in order stay in order. A text of boilerplate alone has no blocks.
    """
    draft = repair(source.text, knowledge)
    lines = split_lines(draft.text)
    prompts = list(find_prompts(draft.text, lines, knowledge.prompts))
    gone = find_site(draft.text, lines, prompts, knowledge.boilerplate, knowledge.site)
    certain = (knowledge.language, knowledge.damage.function_words)
    left = find_blocks(draft.text, lines, gone)
    blocks, language = tell_languages(draft.text, left, detect, certain, source.language)
    folded = plain(draft.text)
    notes = [one.plain for one in lines if len(one.plain) <= _SITE_NAME and not one.plain.startswith(_CREDIT)]
    own = "\n".join([*(block.span.of(folded) for block in blocks), *notes])
    final, translated = draft, False
    if language == knowledge.language:
        french = [block.span for block in blocks if block.language == language]
        said = "\n".join(span.of(folded) for span in gone)
        translated = is_machine_translated(own, knowledge.calques.signs) or (
            joined(knowledge.boilerplate.machine).search(said) is not None
        )
        final = lower_capitals(draft, french, knowledge.damage, knowledge.lexicon)
        final = final.revised(
            mend_calques(final.text, plain(final.text), _moved_all(french, draft, final), knowledge.calques)
        )
    return Cleaned(
        source=source,
        text=final.text,
        offsets=final.offsets,
        blocks=_carried(blocks, draft, final),
        boilerplate=tuple(draft.offsets.origin(with_marks(span, draft.text)) for span in gone),
        published=source.published or find_published(draft.text, lines, gone, knowledge.boilerplate),
        publisher=source.publisher or find_publisher(draft.text, lines, gone, knowledge.boilerplate),
        machine_translated=translated,
        generator_prompt=bool(prompts),
        language=language,
    )


Candidates = Sequence[tuple[Span, Candidate]]


def candidates(source: Source, knowledge: CleaningKnowledge) -> Candidates:
    """What may be the site's in a document, with its place in the source: what weights are fitted on."""
    draft = repair(source.text, knowledge)
    lines = split_lines(draft.text)
    prompts = list(find_prompts(draft.text, lines, knowledge.prompts))
    found = candidates_of(draft.text, lines, prompts, knowledge.boilerplate)
    return [(draft.offsets.origin(one.span), one) for one in found]


def repair(text: str, knowledge: CleaningKnowledge) -> Draft:
    """The text with characters, lost letters and broken lines put right; calques are left."""
    draft = tidy_spaces(repair_characters(Draft.of(text)))
    draft = restore_accents(draft, knowledge.damage, knowledge.lexicon)
    draft = mend_lines(draft, knowledge.damage, knowledge.lexicon)
    return restore_letters(draft, knowledge.damage, knowledge.lexicon)


def _carried(blocks: Sequence[Block], before: Draft, after: Draft) -> tuple[Block, ...]:
    """The blocks with their spans in the text of a later draft."""
    if after is before:
        return tuple(blocks)
    return tuple(Block(_moved(block.span, before, after), block.kind, block.language) for block in blocks)


def _moved_all(spans: Sequence[Span], before: Draft, after: Draft) -> Sequence[Span]:
    return spans if after is before else [_moved(span, before, after) for span in spans]


def _moved(span: Span, before: Draft, after: Draft) -> Span:
    return after.within(before.offsets.origin(span))
