### The words of the cards: the kind of a note, its content, its actions.

## Redlines, for screen readers.

deleted = deleted:{" "}
end-of-deletion = {" "}end of deletion{" "}
inserted = inserted:{" "}
end-of-insertion = {" "}end of insertion{" "}
struck = struck out:{" "}
end-of-struck = {" "}end of struck-out words{" "}

## Long texts and threads.

show-whole-note = Show more
simplified-note = Some of this note’s formatting is not shown. Exports keep all of it.

# The size of the hidden part of a long text.
# $count (number)
more-characters =
    { $count ->
        [one] … { $count } more character.
       *[other] … { $count } more characters.
    }

## Status of a note.

# On a note that stays in this browser.
private = Private
# On an unread note.
new = New
tags = Tags
whole-text = Whole text

# $whom
on-behalf-of = on behalf of { $whom }

## Content of a note.

# $list
sponsors = Sponsors: { $list }

## Threads.

# $who
in-reply-to = in reply to { $who }

# $count (number)
answers-count =
    { $count ->
        [one] { $count } answer
       *[other] { $count } answers
    }

# $count (number)
supports-count =
    { $count ->
        [one] { $count } support
       *[other] { $count } supports
    }

withdrawn-note = Withdrawn
# On an answer.
stale = The note it speaks of was changed since.
hidden-by-you = You have hidden this note.

# $who
withdrawn-by = Withdrawn by { $who }. What others answered stays.

# The quotation that an answer's author saw.
# $quote
it-read = It read: “{ $quote }”

# $words
before-change = { $words } (text changed since)

## Actions on a note.

hide-note = Hide
show-note = Show again
more-acts = More…

## Two versions of one note.

keep-this = Keep this
keep-both-hint = Keep both: the latest version stays, the other becomes a note of its own.
two-versions = Two versions of this note were saved, in two tabs or on two devices. Both are kept until you choose.
two-versions-of-others = There are two versions of this note. Its author has to choose one.
withdrawn-elsewhere = This note was withdrawn in one tab or device and changed in another.

# $number (number)
version = Version { $number }

## Rival proposals.

# $count (number), $address
compare =
    { $count ->
        [one] Compare { $count } proposal on { $address }
       *[other] Compare { $count } proposals on { $address }
    }

# $count (number), $address
compare-title =
    { $count ->
        [one] { $count } proposal on { $address }
       *[other] { $count } proposals on { $address }
    }

alternatives-hint = Text that is not agreed is in square brackets, with who proposes it and, after “with”, the sponsors. “present” means the text as it is; “—” means no text.
# In brackets, in place of the proposal's author.
present-text = present
no-text = —
copy-text = Copy this text
the-text = the text with alternatives

# $address
as-one-text = { $address } as one text

# $kind, $whose
rival = { $kind }: { $whose }

# An alternative in the notation of drafting groups.
# $whose, $words
bracketed = {"["}{ $whose }: { $words }]

## Private notes and files.

backup-hint = The backup holds your private notes too. Keep it for yourself: with Import it brings everything back, on this device or another.

## Answers that are not shown yet.

# $count (number)
all-more-answers =
    { $count ->
        [one] Show { $count } more answer
       *[other] Show { $count } more answers
    }

# $next (number), $rest (number)
some-more-answers = Show { $next } more answers of { $rest }

## Types of comments, and decisions.

type-general = general
type-technical = technical
type-editorial = editorial
accepted = Accepted
accepted-with-modifications = Accepted with modifications
rejected = Rejected
noted = Noted

## New paragraphs and signs.

# $address
paragraph-before = New paragraph before { $address }:

# $address
paragraph-after = New paragraph after { $address }:

# $number, $address
numbered-paragraph-before = New paragraph { $number } before { $address }:

# $number, $address
numbered-paragraph-after = New paragraph { $number } after { $address }:

# $address
no-change-to = No change to { $address }.

# $address
delete-all = Delete { $address }:

# $address
delete-part = Delete from { $address }:

## Answers to missing notes.

# $quote
parent-missing-quoted = In reply to a note you do not have: “{ $quote }”
parent-missing-unquoted = In reply to a note you do not have.

# $who
supported-by = Supported by { $who }

# $who
co-sponsored-by = Co-sponsored by { $who }

# $who
reservation-by = Reservation by { $who }

# $kind, $who
kind-by = { $kind } by { $who }

## Buttons.

co-sponsor = Co-sponsor
decide = Decide…

# The kind is in lower case.
# $kind
more-on-kind = More… on this { $kind }

# $number (number)
keep-version = Keep this: version { $number }
keep-both = Keep both
keep-every = Keep all

# $number (number), $next (number)
difference-between = What differs from version { $number } to version { $next }:

# $address
new-text-before = New text before { $address } as one text

# $address
new-text-after = New text after { $address } as one text

# $who
by-author = by { $who }

# $who, $delegation
by-author-of = by { $who }, { $delegation }

# $speakers, $sponsors
speakers-with-sponsors = { $speakers } with { $sponsors }

# $amount
backup-of = Back up everything ({ $amount }), including private notes

## Private notes that an export leaves out.

# $notes (number)
private-notes-stay =
    { $notes ->
        [one] { $notes } private note stays here and will not be in the file.
       *[other] { $notes } private notes stay here and will not be in the file.
    }

# $answers (number)
private-answers-stay =
    { $answers ->
        [one] { $answers } private answer stays here and will not be in the file.
       *[other] { $answers } private answers stay here and will not be in the file.
    }

# $notes (number), $answers (number)
private-both-stay =
    { $notes ->
        [one] { $notes } private note
       *[other] { $notes } private notes
    } and { $answers ->
        [one] { $answers } private answer
       *[other] { $answers } private answers
    } stay here and will not be in the file.

# $file
is-backup = { $file } is a backup and may hold private notes. Import it only if it is your own.

# $count (number), $files
several-backups = { $count } of these files are backups and may hold private notes: { $files }. Import them only if they are your own.
