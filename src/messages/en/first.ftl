### The words of the first drawing, before the app has loaded. It has few bytes to spare: a message that only
### the app needs belongs elsewhere.

# $count (number)
notes =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }

outline = Outline
report = Report
masthead = About this document
abstract-heading = Abstract
add-note = Add note
simplified-text = bold, italics and links are not shown from here on
show-more-of-table = Show more of this table
link-missing = link target missing in the source
back-to-the-text = Back to the text

# $address
back-to-text = { $address }: back to the text

# $address
add-note-to = Add note to { $address }

# $address
cite = Copy link and citation of { $address }

# Below a paragraph with more notes than can be highlighted.
# $count (number)
unmarked =
    { $count ->
        [one] The words of { $count } more note are not highlighted here: there are too many.
       *[other] The words of { $count } more notes are not highlighted here: there are too many.
    }

# In place of sections that are not listed.
# $count (number)
sections-left-out =
    { $count ->
        [one] … { $count } more section …
       *[other] … { $count } more sections …
    }

# $count (number)
repairs =
    { $count ->
        [one] { $count } repair made to the source of this report
       *[other] { $count } repairs made to the source of this report
    }

# $address
select-words = Select words in { $address }

note-on-document = Add note on the whole document
place-here = Place here

# Beside a paragraph, while a place is being chosen.
# $address
place-on = Place here: { $address }

opening-notes = Opening your notes…

# $count (number), $address
notes-on =
    { $count ->
        [one] { $count } note on { $address }
       *[other] { $count } notes on { $address }
    }

# The size of the hidden part of a large table.
# $rows (number)
table-left-rows =
    { $rows ->
        [one] … { $rows } more row.
       *[other] … { $rows } more rows.
    }

# $columns (number)
table-left-columns =
    { $columns ->
        [one] … { $columns } more column.
       *[other] … { $columns } more columns.
    }

# $rows (number), $columns (number)
table-left-both =
    … { $rows ->
        [one] { $rows } more row
       *[other] { $rows } more rows
    } and { $columns ->
        [one] { $columns } more column
       *[other] { $columns } more columns
    }.

# The last part of a list that is shown in parts.
# $rest (number)
show-rest = Show { $rest } more

# A further part of the list.
# $next (number), $rest (number)
show-next = Show { $next } more of { $rest }
