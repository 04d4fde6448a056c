"""From a text to the parser's tree, or to the finding that says why there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from showkit.content.rules import YAML
from showkit.content.yaml.parser import MAX_CHARACTERS, MAX_DEPTH, Parser
from showkit.model.finding import Finding, Place
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

_OWN_LINE = re.compile(r"\s*(?:#|(?:- )?[A-Za-z_][\w-]*:(?:\s|$))")

LINE_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_AFTER_VALUE = re.compile(r"\s*(?:[\s,:\]}]|$)")

_BEGUN_EARLIER = {
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
}
"""Problems that libyaml sees later than where a person made them."""

_TAB = Message("a tab stands where only spaces may")
_OUT_OF_LINE = Message("this line does not stand under the ones that it belongs to")
_OPEN_QUOTE = Message("a quotation mark that opens here is never closed")
_OPEN_BRACKET = {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}
_COLOUR = re.compile(r"\{[^#{}]*:\s+(#)[0-9A-Fa-f]{3,6}\b")
_HIDDEN = Message("from the # on all is a comment; put straight quotes around the colour")
_PROBLEMS: Mapping[str, Message] = {
    "could not find expected ':'": Message("a colon is missing after a field's name"),
    "did not find expected '-' indicator": _OUT_OF_LINE,
    "did not find expected key": _OUT_OF_LINE,
    "did not find expected node content": Message("a value is missing here"),
    "found a tab character that violates indentation": _TAB,
    "found character that cannot start any token": Message(
        "a value cannot begin with this sign; a tab may stand where only spaces may"
    ),
    "found undefined alias": Message("the alias (*) names nothing that stands above"),
    "found unexpected end of stream": _OPEN_QUOTE,
    "mapping values are not allowed in this context": Message(
        "a colon stands where none can, or the spaces at the start of the line are not right"
    ),
}
"""What libyaml says, in the words of people."""


def compose(text: str, path: str, first_line: int) -> yaml.MappingNode | None:
    """Return the tree of a file, None for an empty one.

    Raises:
        UnreadableError: with the finding that says why.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(YAML.TOO_LARGE.at(Place(path), size=len(text), limit=MAX_CHARACTERS))
    try:
        if _may_be_deep(text) and _depth(text) > MAX_DEPTH:
            raise UnreadableError(YAML.DEPTH.at(Place(path), limit=MAX_DEPTH))
        root = Parser(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        opened = _open_quote(text)
        if opened is not None:
            place = Place(path, opened.line + 1 + first_line, opened.column + 1)
            raise UnreadableError(YAML.SYNTAX.at(place, problem=_OPEN_QUOTE)) from error
        colour = _hidden_colour(text, path, first_line)
        if colour is not None:
            raise UnreadableError(YAML.SYNTAX.at(colour, problem=_HIDDEN)) from error
        begun_earlier = error.problem in _BEGUN_EARLIER and error.context_mark
        mark = error.context_mark if begun_earlier else error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1 + first_line, mark.column + 1) if mark else Place(path)
        raise UnreadableError(_syntax(error.problem or "", place)) from error
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        at = error.start if isinstance(error, UnicodeEncodeError) else error.position
        line = text.count("\n", 0, at) + 1 + first_line
        character = f"U+{ord(text[at]):04X}" if at < len(text) else "?"
        raise UnreadableError(YAML.CHARACTER.at(Place(path, line), character=character)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableError(YAML.SYNTAX.at(Place(path), problem=str(error))) from error
    if isinstance(root, yaml.ScalarNode) and not root.style and not root.value:
        return None  # a document of markers or comments alone
    if root is not None and not isinstance(root, yaml.MappingNode):
        place = Place(path, root.start_mark.line + 1 + first_line, root.start_mark.column + 1)
        raise UnreadableError(YAML.NOT_A_MAPPING.at(place))
    return root


def _syntax(problem: str, place: Place) -> Finding:
    """Return what a problem of the YAML reader's is to people, with its own way out where known."""
    if problem in _OPEN_BRACKET:
        return YAML.OPEN_BRACKET.at(place)
    return YAML.SYNTAX.at(place, problem=_PROBLEMS.get(problem, problem))


def _open_quote(text: str) -> yaml.Mark | None:
    """Return where a quotation mark opens that a mark further down, meant otherwise, closes.

    What it takes in shows it, a line that is a comment or a field of its own; and what follows,
    which can follow no value.
    """
    lines = [*LINE_ENDS.split(text), ""]
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in {"'", '"'}:
                start, end = token.start_mark, token.end_mark
                taken_in = lines[start.line + 1 : end.line + 1]
                is_closed = _AFTER_VALUE.match(lines[end.line], end.column)
                if not is_closed and any(_OWN_LINE.match(line) for line in taken_in):
                    opened: yaml.Mark = start
                    return opened
    except yaml.YAMLError:
        pass  # it is told already
    return None


def _hidden_colour(text: str, path: str, first_line: int) -> Place | None:
    """Return where a colour without quotes makes a comment of the brace that closes its fields."""
    for number, line in enumerate(LINE_ENDS.split(text), 1):
        colour = _COLOUR.search(line)
        if colour:
            return Place(path, number + first_line, colour.start(1) + 1)
    return None


def _may_be_deep(text: str) -> bool:
    """Tell cheaply whether values may lie in one another deeper than any person writes.

    The C composer recurses without a bound of its own and would take the process down.
    """
    return (
        text.count("[") + text.count("{") > MAX_DEPTH
        or re.search(rf"^[ ?:-]{{{MAX_DEPTH},}}", text, re.MULTILINE) is not None
    )


def _depth(text: str) -> int:
    """Return how deep values lie in one another; stops counting just above the limit."""
    deepest = depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if deepest > MAX_DEPTH:
            break
    return deepest


class UnreadableError(Exception):
    """Nothing sensible can be had from the file; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding
