### The texts of the composer.

kind = Kind
note-text = Your note
preview = Preview
save = Save
close-keep = Close and keep the draft (Esc)
discard = Discard
discard-ask = Discard this draft?
discard-yes = Yes, discard
discard-no = Keep it
draft-not-kept = This draft cannot be kept by the browser. Please save or copy it before you leave.
note-is-gone = The note you are editing or answering is no longer here, so this was not saved. Copy your text, then write it as a new note on the paragraph.
markdown-hint = Markdown: **bold**, *italic*, - list
nothing-to-preview = Nothing to preview yet.
continue-draft = Continue

# $address
new-note-on = New note on { $address }

# $address
answer-on = Answer on { $address }

# $address
edit-note-on = Edit note on { $address }

# $address
draft-discarded = Draft on { $address } discarded.

# As in "Undo: discard draft on 5.9".
# $address
discard-draft-on = discard draft on { $address }

# $address
drafts-waiting = Draft on { $address }, not saved yet

## Editorials and proposals.

corrected = Corrected text
proposed = Proposed text
added = Text of the new paragraph
changes-made = Changes
no-changes = No changes yet.
reset = Reset to original
was-reset = The text was reset to the original.
would-be-left-out = Part of what you wrote does not fit this kind of note. It will not be saved with it, but kept as a draft.
left-out-waits = Saved. What does not fit this kind of note is kept as a draft beside the text.
tag-removed = Tag removed.
sponsor-removed = Sponsor removed.
speaker-removed = Delegation removed.
# After a step in the composer was undone.
back-again = Undone.
sign = Sign
where-it-goes = Where the new paragraph goes
which-block = Paragraph
number = Number
# Beside the number of a new paragraph.
number-hint = suggested

# $typed
no-such-block = There is no paragraph “{ $typed }”. Try a number such as 5.9 or 6.1 b.

sponsors-label = Sponsors
sponsors-hint = Delegations or groups, by name or code
in-name-of = In the name of
in-name-of-hint = Left empty: your own delegation
disposition = Decision

## More.

more = More
# The contents of the part of the composer that unfolds.
more-hint = tags, type, on behalf of, private
comment-type = Type of comment
no-type = none
on-behalf-of-label = On behalf of
on-behalf-of-hint = Where that is not your own delegation
private-hint = Stays in this browser; only a full backup holds it.
private-answer = An answer to a private note is private too.
private-shared = Others may have this note already, so it cannot become private. Withdraw it and write a new one.
private-leaves = After saving, this note leaves with your exports and cannot become private again.

## Chips.

# $name, $short
state-line = { $name } ({ $short })

# $words
remove-chip = Remove { $words }

# $label
chosen = { $label }, chosen

# $label
suggestions = { $label }, suggestions

## Quoting.

quote-hint = quote words
quote = Quote these words
quote-take = Quote
quote-empty = Empty: the note is on the whole paragraph.
quote-which = Which of them
quote-taken = A draft on these words waits already. Continue that one, or choose other words.

# $address
on-whole = On the whole of { $address }

# $words
on-words = On “{ $words }”

# $address
quote-not-found = These words do not stand in { $address }.

# $number (number), $before, $words, $after
occurrence = { $number }: …{ $before }{ $words }{ $after }…

## Answers.


## Kinds and their purposes, where a kind is chosen.

choose-disposition = Disposition (secretariat)
highlight-hint = Marks the text; needs no words.
editorial-hint = A small correction; the sense stays.
disposition-hint = For the secretariat: what was decided.
co-sponsorship-hint = Puts it forward together with its authors.

## Names of texts, by kind.

# For editorial changes.
remark = Remark (optional)
reasons = Reasons
in-words = In words (optional)
observation = Observation (optional)
your-reply = Your reply

## Missing parts.

missing-text = Please write something first.
missing-reasons = Please say why nothing should change.
missing-sign = Please choose a sign.
missing-proposed = Please write the text that you propose.
missing-difference = This is the present text. Please change it first.
missing-side = Please choose where the paragraph goes.
missing-disposition = Please choose a decision.

## Signs. MOD, ADD, SUP and NOC stay as they are in ITU papers.

sign-mod = Modify: other words in place of these.
sign-editorial = Editorial change: the sense stays as it is.
sign-add = Add: a new paragraph.
sign-sup = Suppress: this text is to go.
sign-noc = No change: the text stays as it is. Please say why.
side-before = Before
side-after = After

## Types of comments: ge, te and ed of ISO commenting templates.

choose-general = general (ge)
choose-technical = technical (te)
choose-editorial = editorial (ed)

# $count (number)
quote-found =
    { $count ->
        [1] Found.
       *[other] These words stand there { $count } times.
    }
