### Notes in general.

notes-heading = Notes
note = Note
# Above notes on the document as a whole, in a statement.
general = General
no-notes-yet = No notes yet.
no-notes-hint = Choose “Add note” beside a paragraph, or focus one and press Enter. A colleague’s file opens with Import.
not-placed = Notes without a place in this text
comment = Comment
question = Question
anonymous = Anonymous
# In place of the reader’s own name.
you = You
edit = Edit
withdraw = Withdraw
moved = Found at another place by its words.
empty-note = (no text)
# Buttons of a paragraph’s notes.
show-notes = Show
hide-notes = Hide

# $address
back-to = Back to { $address } in the text

# A note, for screen readers.
# $kind, $address, $who
label-of-note = { $kind } on { $address } by { $who }

# The reader’s own. “Yours” comes first, where no name can imitate it.
# $kind, $address, $who
label-of-own-note = Yours: { $kind } on { $address } by { $who }

## Kinds of notes. Within a sentence they are in lower case.

highlight = Highlight
editorial = Editorial
proposal = Proposal
support = Support
reservation = Reservation
co-sponsorship = Co-sponsorship
reply = Reply
kind-disposition = Disposition
other-kind = Note
