### Two texts read as one, and a corrigendum or addendum beside its main text.

## Opening a comparison, in the list of reports.

compare-two = Compare two reports
compare-new = Newer text
compare-part = Compare with…
compare-now = Compare
read-beside-each-other = Read beside each other

# $symbol
compare-with = Compare with { $symbol }

# The report that a link refers to, for screen readers.
# $symbol
of-report = : { $symbol }

# $symbol
read-beside = Read beside { $symbol }

# $symbol, $title
report-name = { $symbol }, { $title }

# While two long texts are being compared.
# $done (number), $all (number)
comparing = Comparing the texts: { $done } of { $all } paragraphs…

# Below the part of them that is drawn.
# $done (number), $all (number)
drawing = { $done } of { $all } paragraphs are shown; the others follow…

## The bar.

compared = Comparison
laid-beside = Corrigenda and addenda beside the text
# A switch: paragraphs without changes are folded.
only-changes = Only changes
renumbering = Renumbering
previous-change = Previous change
next-change = Next change
same-texts = The two texts are the same.

# In place of its number while no change is current.
at-no-change = –

skip-to-comparison = Skip to the text
back-to-report = Back to the report
close-comparison = Close and go back to the report

# $count (number)
changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }

# $number, $count (number)
change-of = { $number } / { $count }

# $number (number), $count (number), $what
at-change = Change { $number } of { $count }: { $what }

## Changes to a paragraph.

change-new = New
change-deleted = Deleted
change-reworded = Changed
change-form = Formatting changed

# Where a paragraph was split, for screen readers.
break-here = New paragraph begins here

# $count (number)
more-forms =
    { $count ->
        [one] { $count } other change of formatting not listed here
       *[other] { $count } other changes of formatting not listed here
    }

# $address
moved-from = Moved from { $address }

# $address
moved-to = Moved to { $address }

reworded-on-the-way = Changed on the way:

# In place of paragraphs that are not shown.
# $count (number)
unchanged =
    { $count ->
        [one] { $count } unchanged paragraph
       *[other] { $count } unchanged paragraphs
    }

## The table of numbers.

renumbering-title = Renumbering
renumbering-why = These paragraphs have another number or name in the newer text.
no-renumbering = Every paragraph that is in both texts has kept its number.

## A corrigendum or addendum.

# $symbol, $address
reads = { $symbol } on { $address }

# $symbol, $address
adds = { $symbol } adds { $address }

# A passage beside a paragraph, for screen readers.
# $what, $address
beside = { $what }, beside { $address }

as-before = The same words as in the text.

# If no passage is beside the text.
# $symbol
stands-before = No paragraph of { $symbol } replaces or follows one of the text. What it says stands before the text.

# If the document neither corrects nor adds.
# $symbol
nothing-else = { $symbol } says nothing that the text does not say.

preface = About the second document

## The keys.

compare-keys-title = While two texts are compared

## Between two numbers: one for the eye, one for screen readers.

to-be-seen = {" "}→{" "}
to-be-heard = {" "}compared to{" "}
beside-be-seen = {" "}+{" "}
beside-be-heard = {" "}beside{" "}

## Formatting that was changed.

# $words
now-struck = Now struck out: “{ $words }”

# $words
no-longer-struck = No longer struck out: “{ $words }”

# $words
now-strong = Now in bold: “{ $words }”

# $words
no-longer-strong = No longer in bold: “{ $words }”

# $words
now-emphasised = Now in italics: “{ $words }”

# $words
no-longer-emphasised = No longer in italics: “{ $words }”

# $words
now-code = Now set as code: “{ $words }”

# $words
no-longer-code = No longer set as code: “{ $words }”

# $words
now-link = Now a link: “{ $words }”

# $words
no-longer-link = No longer a link: “{ $words }”

# $words
link-elsewhere = The link now leads elsewhere: “{ $words }”

## Moves, splits and merges.

# $cells: a list of rows and columns
moved-in-table = Moved to another place in the table: { $cells }.

# $count (number)
rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }

# $count (number)
columns =
    { $count ->
        [one] { $count } column
       *[other] { $count } columns
    }

# $addresses
split-into-all = Split into { $addresses }

# $addresses
merged-from-all = Made of { $addresses }
only-punctuation = punctuation or spaces changed

# $count (number)
some-words-changed =
    { $count ->
        [one] { $count } word changed
       *[other] { $count } words changed
    }

# $address, $what: what was done to the paragraph, in small letters
done-to = { $address }, { $what }

# $count (number)
show-unchanged =
    { $count ->
        [one] Show { $count } unchanged paragraph
       *[other] Show { $count } unchanged paragraphs
    }
