### Completed steps, and steps to undo.

close = Close
cancel = Cancel

# $kind, $address
saved = { $kind } on { $address } saved.

# $kind, $address
withdrawn = { $kind } on { $address } withdrawn.

# $what
undone = Undone: { $what }.

# $what
redone = Done again: { $what }.

undo-changed-meanwhile = Some notes changed meanwhile and were left as they are.

# $what
undo-what = Undo: { $what }

# $what
redo-what = Redo: { $what }

an-import = import

# $kind, $address
hidden = { $kind } on { $address } hidden.

# $kind, $address
shown-again = { $kind } on { $address } is shown again.

## Steps, as in “Undo: add comment on 5.9”. The kind is in lower case.

# $kind, $address
add-kind = add { $kind } on { $address }

# $kind, $address
edit-kind = edit { $kind } on { $address }

# $kind, $address
withdraw-kind = withdraw { $kind } on { $address }

# $kind, $address
hide-kind = hide { $kind } on { $address }

# $kind, $address
show-kind = show { $kind } on { $address }

# $kind, $address
keep-both-of-kind = keep both versions of { $kind } on { $address }

# $kind, $address
place-kind = place { $kind } on { $address }

# $count (number)
place-several =
    { $count ->
        [one] place { $count } note
       *[other] place { $count } notes
    }

# $said
and-changed-meanwhile = { $said } { undo-changed-meanwhile }
