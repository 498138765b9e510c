### The words of a statement that do not occur on cards.

proposed-text = Proposed text:
asks-no-change = No change.
asks-deletion = To be deleted.

# $what
answers-a-note = On: { $what }

# $what, $whose
answers-a-note-of = On: { $what } of { $whose }
answers-missing-note = On a note that is not available:

# $place, $symbol
place-in = { $place } in { $symbol }

# $place
place-in-earlier = { $place } in an earlier text
