"""What a relative clause says is undertaken: "[la ligne D, que la partie turkmène entend bâtir]".

In: a sentence, a binding in it and the span of its action. Out: the action with what "que" stands for.
"""

from __future__ import annotations

from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.scene import Scene
from dragoman.model.span import Span

REACH = 25  # words between "que" and the verb that binds


def with_antecedent(scene: Scene, binding: Binding, span: Span) -> Span:
    """An action with the words that the "que" of its clause takes up, by the parse."""
    words, line = scene.passage.words, scene.line
    if binding.whole or binding.noun or binding.passive or binding.span is not None:
        return span
    clause = scene.passage.clauses[scene.passage.clause_at(binding.first)]
    que = next((k for k in range(binding.first, -1, -1) if words[k].fold in ("que", "qu'")), None)
    if clause.opener != "que" or que is None or binding.first - que > REACH or not que:
        return span
    at = line.at(words[que].span.start)
    if at >= len(line) or line.pos(at) != "PRON":
        return span
    for token in line.tokens[at:]:
        if token.relation.startswith("acl") and token.head < at and line.pos(token.head) in ("NOUN", "PROPN"):
            start = token.head
            while start > 0 and line.below(start - 1, token.head):
                start -= 1
            return Span(min(line.tokens[start].span.start, span.start), span.end)
    return span
