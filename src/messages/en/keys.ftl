### The keys and their actions.

this-list = This list
carried-keys-title = While notes of an earlier text are placed

# $keys: a list of keys
use-single-keys = Use single-letter keys ({ $keys })

## Actions of keys in a report.

key-go-to = Go to a paragraph
key-note = Next or previous note
key-focus = Previous or next paragraph or note, when one has the focus

# $key
enter-or = Enter or { $key }
key-write = Add a note to the focused paragraph
key-select = Select words in the focused paragraph: ← → by word, with Ctrl or Alt by character, with Shift more of them, Enter chooses
keys-of-save = Ctrl/⌘ + Enter
key-save = Save the note
keys-of-leave = Esc
key-leave = Close the note and keep its draft; close a dialog; from a note back to the text
keys-of-undo = Ctrl/⌘ + Z
keys-of-redo = Ctrl/⌘ + Shift + Z

## Actions of keys in the list of notes to decide on.

key-yes = Yes, here
key-elsewhere = Elsewhere: choose a place in the text
key-leave-it = Leave it without a place
key-next-note = Previous or next note

# $yes, $elsewhere, $leave: the keys
carried-hint-all = With the focus on a note: { $yes } yes, { $elsewhere } elsewhere, { $leave } leave, ↑ ↓ next.
carried-hint-arrows = With the focus on a note: ↑ ↓ next.
