### Reasons for not reading, keeping or importing something.

## Why a file of notes was not imported at all.

notes-empty = The file is empty. Please ask for it again.

# $size (number), $most (number)
notes-too-large = The file is too large ({ $size } MB; at most { $most } MB can be read). Please ask for the notes in several files.

# $line (number)
notes-cut-off = The file ends in the middle of line { $line }. Please ask for it again.

# $line (number)
notes-not-json = The file is not JSON (line { $line }). Please choose a file of exported notes.
notes-not-annotations = The file holds no annotations. Please choose a file of exported notes.
notes-elsewhere = The file only says where the notes are. Please ask for a file that holds them.

## Why a note of a file was not imported.

# $number (number), $reason
note-not-taken = Note { $number } was not taken: { $reason }.
item-damaged = it is damaged
item-too-deep = its parts are nested too deeply
item-not-annotation = it is not an annotation
item-link-only = it is only a link to an annotation elsewhere

# $member
item-missing = it has no { $member }

# $member
item-malformed = its { $member } is not in the right form

# $member
item-several = it has more than one { $member }

## Members of a note, within such a sentence.

member-id = id
member-canonical = canonical id
member-created = time of creation
member-modified = time of change
member-creator = author
member-body = body
member-target = target
member-source = source
member-selector = selector
member-revision = revision id
member-replaces = list of replaced revisions

## Why something was not kept.

kept-nothing = The browser does not let this page keep anything. Export your notes before you close it.
kept-no-room = There is no room left in the browser's storage. Export your notes, then make room.

# $reason: the browser’s own words
kept-failed = The browser could not keep this ({ $reason }). Export your notes, then try again.

# In place of the browser’s own words.
no-reason-given = no reason given

# $version (number)
saved-by-newer = This note was last saved by a newer version of Rapporteur (storage version { $version }). Reload the page to get that version, then save again.

# $id
not-storable = The note { $id } holds data nested too deeply to be kept. Ask its sender for a simpler file.

# $units (number)
does-not-fit = This needs { $units } characters of storage and there is less left. Nothing was taken in. Export your notes, make room, then try again.
changed-since-import = The note was changed since; it stays as it is. Edit or withdraw it by hand.
place-taken = Something else stands in its place by now. Save or discard that first, then try again.
not-put-back = Only notes, drafts and decisions about places can be put back. Download what was set aside to look into it.

## Why a stored value is unusable.

# $version (number)
value-newer = It was written by a newer version of Rapporteur (storage version { $version }); reload the page to get that version.

# $reason
value-damaged = It is damaged: { $reason }.

# $name
value-missing-text = The text it was written on ({ $name }) is not kept in this browser. Open the document in the version it was written on.

## Faults of a damaged value, within “It is damaged: …”

# $reason: why, in the parser's words
flaw-misread = it is not as it was written ({ $reason })
flaw-no-version = it has no version

# $what: the name of a member, or a shape
flaw-member = { $what } is missing or not as it was written
shape-object = an object
shape-list = a list
shape-other-length = a list of another length
shape-text = a text
shape-number = a number

# $word: in quotation marks
flaw-unknown-member = { $word } is not known

# $word
flaw-key = { $word } is no key

# $word
flaw-encoding = { $word } is no encoding

# $word
flaw-id = { $word } is no id
flaw-block-outside = a block lies outside the text
flaw-other-text = the text is not the one it is named for
flaw-time = a time is none
flaw-no-target = a note has no target
flaw-generator = a generator is no object
flaw-members = members are no object
flaw-note-outside = a note lies outside its text
flaw-rule = a place is written by an unknown rule
flaw-set-aside = it was set aside
