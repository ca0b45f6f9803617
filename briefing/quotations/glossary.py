"""The words that the values of this room take, and what each means: tags, phrases, cues, and ways to a speaker.

They are words and no enum members: the tables of weights hold them as they are, a token is asked for its tag some
hundred times, and members in their place made extraction 4 to 6 % slower (docs/decisions/tags.md). mypy holds them
instead: what is no word of its kind cannot be assigned, nor compared with one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Tag = Literal[
    "VB", "VBG", "AUX", "MD", "NN", "NP", "PL", "CD", "PRP", "PRPX", "OBJ", "POSS", "DET", "IN", "TO", "CC", "SUB",
    "WH", "THAT", "RB", "TIME", "NOVERB", "Q", ".", "!", "?", ",", ";", ":", "-", "...", "(", ")", "'", "•",
]  # fmt: skip
TAGS: Mapping[Tag, str] = {
    "VB": "verb",
    "VBG": "word in -ing, before its neighbours tell what it is",
    "AUX": "form of be, have, do or get, which helps a verb",
    "MD": "modal verb: will, may, must",
    "NN": "noun, or any other word of no class",
    "NP": "name",
    "PL": "state or party behind a name: Ky., R-Ky.",
    "CD": "number",
    "PRP": "pronoun as a subject: she, it, everyone",
    "PRPX": "pronoun with a verb: she's, there'll",
    "OBJ": "pronoun as an object: him, themselves",
    "POSS": "possessive pronoun: her, their",
    "DET": "determiner: the, some, another",
    "IN": "preposition",
    "TO": "to",
    "CC": "and, or, but",
    "SUB": "word that opens a subordinate clause: because, when",
    "WH": "what, which, whether and the like",
    "THAT": "that",
    "RB": "adverb",
    "TIME": "day or month",
    "NOVERB": "word that looks like a form of a verb or an adverb and is none: need, evening, ally",
    "Q": "quoted string, marks included",
    ".": "full stop",
    "!": "exclamation mark",
    "?": "question mark",
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "-": "dash of any kind",
    "...": "three dots",
    "(": "opening bracket, round or square",
    ")": "closing bracket, round or square",
    "'": "apostrophe or single mark that stands alone",
    "•": "bullet",
}  # any other sign is its own tag

PhraseKind = Literal["pronoun", "object", "his", "relative", "name", "role", "thing", "bare", "owner"]
PHRASES: Mapping[PhraseKind, str] = {
    "pronoun": "a pronoun as a subject",
    "object": "a pronoun as an object",
    "his": "a possessive pronoun",
    "relative": "who",
    "name": "a name",
    "role": "a word in small letters that a name stands in",
    "thing": "a noun with a determiner, a possessive or a number before it",
    "bare": "a noun alone",
    "owner": "a possessive that the rest of its phrase follows",
}

Nature = Literal[
    "", "he", "they", "I", "you", "it", "who", "person", "human", "body", "voice", "some", "place", "time", "unknown",
    "thing",
]  # fmt: skip
NATURES: Mapping[Nature, str] = {
    "": "not yet told",
    "he": "he or she",
    "they": "they",
    "I": "I or we",
    "you": "you",
    "it": "it, that, there",
    "who": "who",
    "person": "a person, by given name or title",
    "human": "a person or people, by a common noun",
    "body": "a body, by its name",
    "voice": "a body or a document, by a common noun",
    "some": "how many of them: many, most",
    "place": "a place",
    "time": "a time",
    "unknown": "a name that tells no more",
    "thing": "anything else",
}  # a pronoun of no class (everyone) is its own nature

VerbForm = Literal["base", "s", "past", "part", "ing", "noun"]
VERB_FORMS: Mapping[VerbForm, str] = {
    "base": "as the dictionary has it",
    "s": "in -s",
    "past": "past",
    "part": "past participle",
    "ing": "in -ing",
    "noun": "a noun or an adjective that attributes: her claim that",
}

Group = Literal["speak", "write", "ask", "argue", "judge", "want", "think", "show", "weak", "noun", "state"]
GROUPS: Mapping[Group, str] = {
    "speak": "takes the words themselves",
    "write": "the same, in writing",
    "ask": "a question",
    "argue": "speech with a stance",
    "judge": "praise or blame",
    "want": "calls for something, promises, decides",
    "think": "a belief or a feeling",
    "show": "what findings and documents do",
    "weak": "attributes only with help around it",
    "noun": "a noun that attributes: her claim that",
    "state": "an adjective that attributes: is confident that",
}

CueForm = Literal["finite", "base", "inf", "modal", "passive", "perfect", "aux", "ing", "noun"]
CUE_FORMS: Mapping[CueForm, str] = {
    "finite": "with a tense: she said",
    "base": "the plain form, with nothing before it that tells more: they say",
    "inf": "behind to: to say",
    "modal": "behind a modal verb: may say",
    "passive": "what is done to the subject: was told",
    "perfect": "behind have: has said",
    "aux": "behind another helping verb: did say",
    "ing": "in -ing: saying",
    "noun": "a noun or an adjective: her claim that",
}

Way = Literal[
    "", "before", "after", "near", "according", "colon", "label", "signed", "carried", "prev", "above", "next",
    "repeated",
]  # fmt: skip
WAYS: Mapping[Way, str] = {
    "": "it was looked at",
    "before": "its cue stands before the string",
    "after": "its cue stands behind the string",
    "near": "it stands in the sentence, without a cue",
    "according": "'according to' credits it",
    "colon": "a colon stands behind it",
    "label": "it begins the line",
    "signed": "it stands below",
    "carried": "it said the string before",
    "prev": "it stands in the sentence before",
    "above": "it stands in the paragraph before",
    "next": "it stands in the sentence behind",
    "repeated": "it says the same words elsewhere",
}

Naming = Literal[
    "name", "surname", "short", "described", "pronoun", "only", "it", "office", "dated", "document", "relative",
    "together",
]  # fmt: skip
NAMINGS: Mapping[Naming, str] = {
    "name": "by a whole name",
    "surname": "by a part of a name that stands whole elsewhere",
    "short": "by a name of one word, or one that stands whole nowhere",
    "described": "by a description: the council's spokesman",
    "pronoun": "by a pronoun that several could be meant by",
    "only": "by a pronoun that nobody else could be meant by",
    "it": "by it, or a pronoun for a body",
    "office": "by an office that the text gives somebody",
    "dated": "by an office that one held at that date",
    "document": "by what it issued: the report",
    "relative": "by who, of the name before it",
    "together": "by two names for one quotation",
}
