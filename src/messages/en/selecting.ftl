### Highlights, and choosing the words for a note.

# Read by screen readers after the last word of a highlight.
highlight-ends = {" "}[highlight end]{" "}

## The bar beside selected words.

selected-words = Note on the selected words
more-kinds = More…
close-selection = Close and select nothing

# Why whole paragraphs are offered instead of the selected words.
whole-paragraph = The text here has been translated or changed in your browser, so the note will quote the whole paragraph as it stands in the report.

## Selecting with the keyboard.

# $words
selected = Selected: { $words }

# $address
nothing-to-select = { $address } has no words to select.

selecting-left = No words selected.

## Highlights, read by screen readers before the first word.

highlight-starts-alone = {" "}[highlight start]{" "}

# $what: the kind of the note in small letters, or how many notes there are
highlight-starts-with = {" "}[highlight start: { $what }]{" "}

## Actions of the keys.

bar-enter = Enter: choose with the keys
bar-leave = Esc: close
select-by-word = ← → word
select-by-character = Ctrl or Alt: character
select-extend = Shift: extend
select-next-paragraph = Shift ↓ next paragraph
select-choose = Enter: choose
select-leave = Esc: leave

# $address, $words
selecting-in = Selecting words in { $address }. Arrow keys move, with Shift they extend. Enter offers the kinds of note, Escape leaves. { selected }
