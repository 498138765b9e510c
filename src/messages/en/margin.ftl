### The margin: groups of notes, the filter, moving between notes.

show-less = Show less

## The filter.

filter-notes = Filter notes
filter = Filter
# Filters that stand side by side; each names notes.
all-notes = All
mine = Mine
proposals = Proposals
open-questions = Open questions
clear-filter = Clear filter
mark-all-read = Mark all as read
# Of any kind, by any author, of any delegation: the filter looks for nothing of that sort.
any = Any
# Before a choice of whose notes are shown.
whose = Show
everybodys = Everybody’s
author = Author
tag = Tag
words = Words
sort = Sort by

# The filter for what a delegation has to do with a note.
voice = As

any-voice = Speaker, author or sponsor
no-match = No note matches this filter.
first-hit = Go to the first

# $kind, $who, $words
found-in = { $kind } by { $who }: { $words }

# $count (number)
hidden-here = { $count } hidden

# $place
notes-at = Notes on { $place }

# $place
on = {" "}on { $place }
# Whose notes are shown: those of others.
others = Others’
# Whose notes are shown: the reader’s private ones.
only-private = Private
# What a delegation has to do with a note: it speaks in it, its author belongs to it, or it sponsors it.
as-speaker = Speaker
as-author = Author’s delegation
as-sponsor = Sponsor
undecided = Undecided proposals and editorials
# Orders of notes.
by-place = Place in the text
by-time = Time, newest first

# $shown (number), $all (number)
shown-of =
    { $all ->
        [one] { $shown } of { $all } note shown
       *[other] { $shown } of { $all } notes shown
    }

## Notes by kind.

# $count (number)
comments =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }

# $count (number)
questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }

# $count (number)
highlights =
    { $count ->
        [one] { $count } highlight
       *[other] { $count } highlights
    }

# $count (number)
editorials =
    { $count ->
        [one] { $count } editorial
       *[other] { $count } editorials
    }

# $count (number)
proposals-count =
    { $count ->
        [one] { $count } proposal
       *[other] { $count } proposals
    }

# $count (number)
reservations =
    { $count ->
        [one] { $count } reservation
       *[other] { $count } reservations
    }

# $count (number)
co-sponsorships =
    { $count ->
        [one] { $count } co-sponsorship
       *[other] { $count } co-sponsorships
    }

# $count (number)
replies =
    { $count ->
        [one] { $count } reply
       *[other] { $count } replies
    }

# $count (number)
dispositions =
    { $count ->
        [one] { $count } disposition
       *[other] { $count } dispositions
    }

# After “14 notes”.
# $each: a list such as “3 proposals, 2 questions”
of-these = : { $each }
