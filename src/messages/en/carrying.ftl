### Notes in a later or earlier text: how they fared, and what remains to be decided.

carried-title = Notes from an earlier text
carried-why = These notes were written on an earlier text of this report. They are shown where their words are now. Nobody’s note was changed.
carried-nothing-to-decide = Nothing is left to decide.
carried-done = Done
carried-later = Later
look-at-them = Look at them
yes-here = Yes, here
elsewhere = Elsewhere…
leave-it = Leave it without a place
yes-to-changed = Yes to all whose text was only changed
choose-place = Choose a place…
adopt = Make it a note on this text
place-it-here = Place the note on these words
# Above the report while a place is chosen.
placing = Where does the note belong?
placing-hint = Select words in the report, or choose “Place here” beside a paragraph.
placed-by-you = You placed it here.
# On a note.
left = You left it without a place in this text.
words-struck = These words are struck out in this text.

# $count (number)
to-decide =
    { $count ->
        [one] { $count } needs a decision.
       *[other] { $count } need a decision.
    }

# $address
place-at = Place at { $address }

# While places are being searched for.
# $done (number), $all (number)
placing-notes = Placing your notes: { $done } of { $all }…

# $count (number), $each: a list such as “41 exact, 3 moved”
carried-notes =
    { $count ->
        [one] { $count } note from an earlier text: { $each }.
       *[other] { $count } notes from an earlier text: { $each }.
    }

# $count (number), $outcome
outcome-counted = { $count } { $outcome }
# How notes fared, after a number: “41 exact”.
on-the-whole = on the whole
exact = exact
moved-away = moved
reworded = changed
ambiguous = ambiguous
orphaned = orphaned

## Why a note has no certain place.

names-no-place = It names no place in this text.
quotes-no-words = It quotes no words that could be found in this text.
words-gone = Its words are not in this text.
words-differ = The words here differ from those it quotes.

# $count (number)
words-in-other-context =
    { $count ->
        [1] Its words are in this text, but not where the note says they were.
       *[other] Its words are in this text { $count } times, but not where the note says they were.
    }

# $count (number)
words-several-times = Its words are in this text { $count } times; none was chosen.
several-alike = Its words are not in this text, but several places are very similar; none was chosen.

## Candidates and outcomes.

# $address, $score (number)
choice-alike = { $address }, { $score } % alike

# $address
choice-same = { $address }, the same words

# $old
moved-from-old = Moved: it was { $old } when the note was written.

# $score (number)
differs-by = The words here differ from those the note quotes; they are { $score } % alike. It read:

# $address, $score (number)
perhaps-belongs-to = Perhaps it belongs to { $address } ({ $score } % alike).

# $count (number)
placed =
    { $count ->
        [1] Its place in this text is kept.
        [one] The places of { $count } note in this text are kept.
       *[other] The places of { $count } notes in this text are kept.
    }

# On files written for a text that is not available.
# $count (number)
written-elsewhere =
    { $count ->
        [one] { $count } note was written on a text that is not here. It is placed by its words; the note says where that is not certain.
       *[other] { $count } notes were written on a text that is not here. They are placed by their words; the note says where that is not certain.
    }
