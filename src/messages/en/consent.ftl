### Changes that an import would make to the reader's own notes, part by part.

own-why = A file cannot prove who wrote it. Say yes only if these notes are yours: written on another device, or from your own backup.
own-beside = Unfinished work would be added as yours:
import-own = Yes, these are mine: import them too
saved-again = Saved again without any change.
names-as-written = Names are shown as the file gives them. A file cannot prove who wrote what.
show-all = Show all

# A yes also covers the notes that are not listed.
# $listed (number), $all (number)
own-listed = { $listed } of { $all } are listed above. Your yes would cover all { $all }.

# $changed (number)
own-would-change = { $changed } of your notes would change:

# $added (number)
own-would-be-added =
    { $added ->
        [one] { $added } note would be added under your name:
       *[other] { $added } notes would be added under your name:
    }

# $changed (number), $added (number)
own-would-both = { $changed } of your notes would change, { $added } would be added under your name:

## The fate of a version.

fate-new = New under your name
fate-replaced = Would change
fate-beside = A second version would be kept beside yours until you choose. It differs in:
fate-dropped = This version would be removed

# $count (number)
versions-replaced =
    { $count ->
        [one] { $count } version of it that this browser has not seen would count as replaced.
       *[other] { $count } versions of it that this browser has not seen would count as replaced.
    }

## Parts of a note.

part-withdrawn = Withdrawal
part-kind = Kind
part-sign = Sign
part-type = Type
part-decision = Decision
part-on-behalf-of = On behalf of
part-sponsors = Sponsors
part-private = Private or shared
part-place = Place
part-quote = Quoted words
part-answered = Note that it answers
part-side = Place of the new text
part-number = New number
part-proposed = Proposed text
part-text = Text
part-tags = Tags
part-language = Language
part-name-of-author = Name
part-delegation = Delegation
part-role = Role
part-created = First saved
part-modified = Saved

# $member
part-other = Other details: { $member }

## The new value of a part.

would-be-withdrawn = This note would be withdrawn.
would-no-longer-be-withdrawn = This note would no longer be withdrawn.
shared = Shared
before-the-paragraph = before the paragraph
after-the-paragraph = after the paragraph

# $symbol, $address
place-in-text = { $symbol }, { $address }

# $symbol, $language, $address
place-in-language = { $symbol } ({ $language }), { $address }

# Another kind of note, with its terms in the file.
# $name, $terms
with-terms = { $name } ({ $terms })
