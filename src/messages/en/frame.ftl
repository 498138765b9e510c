### The bar, and its menus.

## The bar.

# The name of the app. It is not translated.
app = Rapporteur
skip = Skip to the report
go-to = Go to…
undo = Undo
redo = Redo
import = Import
export = Export
# A button: the reader’s own notes as a text to read out.
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

# Between the members of a list. The space is part of it.
list-separator = ,{" "}

# The end of a list. Its beginning may be a list too.
# $others, $last
list-end = { $others } and { $last }

# A shortened list.
# $shown, $more (number)
list-cut = { $shown } and { $more } more
