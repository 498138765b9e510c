### Files in and out, and the statement's dialog.

## Export.

export-title = Export notes
export-file = Download file
download-failed = The browser did not allow the download. Allow downloads for this page, then try again.
export-hint = The file holds the notes, not the report. Colleagues open it with Import.

# $file
exported = { $file } is in your downloads.

## Import.

import-title = Import notes
import-drop = Drop one or several files here, or
import-choose = Choose files…
import-nothing-yet = Nothing is changed until you choose Apply.
import-apply = Apply
import-same = Everything in this file is already here.
plan-new = New
plan-newer = Newer than the one kept here
plan-same = Already here
plan-conflicting = In conflict: both versions will be kept
plan-other = Of another document: kept for that report
plan-stray = On other texts, left out
plan-unreadable = Unreadable, left out
which-notes = Show these notes
reading = Reading…

# $file, $problem
left-out = { $file }: { $problem }

# After the first entries of a shortened list.
# $count (number)
and-more = … and { $count } more

# $id
replacement-missing = A newer version of the note { $id } exists, but is not in the file. Please ask for a complete export.

# $file, $reason
import-failed = { $file }: { $reason } Nothing was taken from it.

## The statement.

statement-title = My notes as a statement
statement-text = Statement
statement-empty = You have no notes on this report yet.
plain-text = Plain text
markdown = Markdown
format = Format
copy = Copy
print = Print
the-statement = the statement

# $amount: a list such as “304, 12 answers, 2 withdrawn”
export-all-of = All notes ({ $amount }), including those of others

# $amount
export-mine-of = Only mine ({ $amount })

# $count (number)
some-withdrawn = { $count } withdrawn

## Why a file of notes was not read.

# $size (number), $most (number)
file-too-large = The file is { $size } MB in size; the limit is { $most } MB. Ask for it in parts.
file-not-text = The file is not text in UTF-8 or UTF-16. Choose the .json file that was exported.
file-not-read = The browser could not read the file. Choose it once more.

## People who withdrew notes. A file names them, but proves nothing.

# $files (number)
withdrawn-in =
    { $files ->
        [one] Withdrawn in this file
       *[other] Withdrawn in these files
    }

# $files (number), $names
withdrawn-in-by =
    { $files ->
        [one] Withdrawn in this file by { $names }
       *[other] Withdrawn in these files by { $names }
    }

# $shown, $others (number)
names-and-others =
    { $others ->
        [one] { $shown } and { $others } other
       *[other] { $shown } and { $others } others
    }

# $document, $count (number)
of-other =
    { $count ->
        [one] { $count } note of { $document }
       *[other] { $count } notes of { $document }
    }

# $file, $problem, $quote
left-out-quoted = { $file }: { $problem } It quotes “{ $quote }”.

# A long text that is cut off.
# $words
cut = { $words }…

## A note that belongs to no report. The first part names it, the second gives the report it refers to, the
## third says why it is not here.

# $quote
note-quoting = The note on “{ $quote }”

# $id
note-with-id = The note { $id }

# $note, $source, $why
names-source = { $note } names { $source } as its text, and { $why }.

# $note, $why
names-no-report = { $note } names no report, and { $why }.
speaks-of-the-whole = speaks of that as a whole
quotes-nothing = quotes no words to find it by
stand-in-other-context = those words stand here between other words than the note says

# $count (number)
stand-several-times = those words stand { $count } times in this report
stand-nowhere = those words are not in this report

## Notes that belong to no report, together.

# $source, $count (number)
strays-on =
    { $count ->
        [one] { $count } note on { $source }: not in this report. Open its report, then import again.
       *[other] { $count } notes on { $source }: not in this report. Open its report, then import again.
    }

# $count (number)
strays =
    { $count ->
        [one] { $count } note without a source: not in this report.
       *[other] { $count } notes without a source: not in this report.
    }

# $count (number)
take-strays =
    { $count ->
        [1] Keep that note with this report all the same, without a place
       *[other] Keep those { $count } notes with this report all the same, without a place
    }

# $count (number)
guessed-by-words =
    { $count ->
        [one] { $count } note does not name this report and is taken for its own, because its words are in it. Please check.
       *[other] { $count } notes do not name this report and are taken for its own, because their words are in it. Please check.
    }

# $count (number)
guessed-by-source =
    { $count ->
        [one] { $count } note does not name this report and is taken for its own, because other notes from the same page have their words in it. Please check.
       *[other] { $count } notes do not name this report and are taken for its own, because other notes from the same page have their words in it. Please check.
    }
import-wont-fit = These notes do not fit into the browser’s store, so none was taken. Export and make room under Settings, then try again.

# $what: a list such as “304 notes and 1 answer”
imported-all = { $what } imported.

# $count (number)
withdrawals =
    { $count ->
        [one] { $count } withdrawal
       *[other] { $count } withdrawals
    }

# $count (number)
for-other-reports = { $count } for other reports

# $count (number)
new-answers =
    { $count ->
        [1] 1 of the new notes answers another note.
       *[other] { $count } of the new notes answer other notes.
    }
