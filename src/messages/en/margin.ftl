### The margin: groups of notes, the filter, navigation between notes.

show-less = Show less

## The filter.

filter-notes = Filter notes
filter = Filter
# Filters side by side; each stands for a set of notes.
all-notes = All
mine = Mine
proposals = Proposals
open-questions = Open questions
clear-filter = Clear filter
mark-all-read = Mark all as read
# Of any kind, by any author, of any delegation: no such filter is set.
any = Any
# Before the choice between one's own notes and those of others.
whose = Show
everybodys = Everybody’s
author = Author
tag = Tag
words = Words
sort = Sort by

# The filter by the part of a delegation in a note.
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
# Choice of notes: those of others.
others = Others’
# Choice of notes: the reader’s private ones.
only-private = Private
# The part of a delegation in a note: it is the speaker, the author belongs to it, or it sponsors the note.
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
