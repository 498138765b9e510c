### Entries on which the app died, and files of everything that is stored.

aside-download = Download
aside-put-back = Put back and try again
aside-put-all-back = Put all back
aside-which = What was set aside
aside-placement = Decision about where a note belongs
aside-taken-back = Put back.

# $words
aside-note = Note: “{ $words }”

# $words
aside-draft = Draft: “{ $words }”

# $key
aside-report = Report: { $key }

# $name
aside-other = Entry: { $name }

# About a report that was not opened.
# $symbol
report-aside = Rapporteur stopped while opening { $symbol }, so it was not opened this time. Your notes on it are still in this browser. Choose another report below, or try this one again.

# About a file written while the database of documents could not be read.
documents-missing = Documents opened from a device may be missing from this file: the browser could not read them when the file was made.

# The banner.
# $count (number)
set-aside =
    { $count ->
        [one] { $count } entry was set aside, because Rapporteur stopped unexpectedly. It is not deleted.
       *[other] { $count } entries were set aside, because Rapporteur stopped unexpectedly. They are not deleted.
    }

# Contents of a file of everything, besides notes.
# $count (number)
holds-documents =
    { $count ->
        [one] The file also contains { $count } document opened from a device. Import adds them here too.
       *[other] The file also contains { $count } documents opened from a device. Import adds them here too.
    }

# $count (number)
decisions-about-places =
    { $count ->
        [one] { $count } decision about a place
       *[other] { $count } decisions about places
    }

# $count (number)
related-documents =
    { $count ->
        [one] { $count } document marked as belonging to another
       *[other] { $count } documents marked as belonging to others
    }
