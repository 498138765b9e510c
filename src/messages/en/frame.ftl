### The bar, and what it opens.

## The bar.

# The name of the app. It is not translated.
app = Rapporteur
skip = Skip to the report
go-to = Go to…
undo = Undo
redo = Redo
import = Import
export = Export
# A button: the reader’s own notes as a text to be read out.
statement-short = Statement
settings = Settings
reports = Reports
# The keys of the keyboard.
keys = Keys
kept-here = Saved in this browser
not-all-kept = Not everything is saved
not-kept = Not saved: export before you close

## Go to.

go-to-title = Go to a paragraph
go-to-label = Paragraph number
go-to-hint = For example 5.9 or 6.1 b
# A button beside the number of a paragraph.
go = Go

## Reports.

report-list = Reports on this page
catalogue-problems = Faults in the list of reports

## Lists in a line.

# Stands between the members of a list. The space belongs to it.
list-separator = ,{" "}

# The end of a list; what stands before is a list too.
# $others, $last
list-end = { $others } and { $last }

# A list that is cut off.
# $shown, $more (number)
list-cut = { $shown } and { $more } more
