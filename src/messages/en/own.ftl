### Documents that a person opens from their own device.

own-documents = Documents from this device
open-own = Open a document from this device…
open-own-hint = Markdown or plain text, up to 20 MB, whatever its name; or drop the file anywhere on the page. It is kept in this browser and sent nowhere.
drop-over = Drop the file to import its notes, or to open it as a document
remove = Remove…
remove-yes = Yes, remove
# Answers to “Remove … from this browser?”
remove-no = Keep it
encoding = Encoding
encoding-why = The file does not say in which encoding its letters are written. If the lines below do not read right, choose another encoding.
encoding-sample = How the text reads
encoding-open = Open
check-encoding = Check the encoding…
other-encoding = Choose another encoding…
only-here = not kept: gone when you close this page

# $symbol
remove-named = Remove { $symbol } from this browser…

# $symbol
remove-ask = Remove { $symbol } from this browser? Notes on it stay: they are back when you open the same file again.

# $symbol
removed = { $symbol } was removed. Notes on it stay in this browser.

not-removed-title = The document was not removed
not-opened-title = The file was not opened
one-at-a-time = Please open one document at a time.

# $name
reading-file = Reading { $name }…

# A file of notes needs an open report.
# $name
notes-need-report = { $name } is a file of notes. Open its report first, then import it there.

# A file without new text.
# $file, $symbol
here-already = { $file } has the same text as { $symbol }, which is here already: that one is open now.

# $symbol
open-document = Open { $symbol }

relation-why = Rapporteur remembers which document belongs to which. The other document stays as it is.
open-alone = Open as a document of its own

# $symbol
own-missing = The text of { $symbol } is not in this browser any more. Please open its file again.
other-file = Choose another file…

# The encoding of a hosted report was guessed.
# $encoding
read-in = The file of this report does not say in which encoding its letters are written. It is shown as { $encoding }.

## Why a document was not removed, or is not kept.

# $symbol
not-removed-blocked = { $symbol } could not be removed, because it blocks its database for this page. Please try again.

# $symbol
not-removed-full = { $symbol } could not be removed, because its store is full. Please try again.

# $symbol, $reason: the browser’s own words
not-removed-failed = { $symbol } could not be removed ({ $reason }). Please try again.

# $symbol
own-not-kept-ever = { $symbol } is open only until this page is closed: the browser could not keep it. Your notes on it are kept; open the file again to see them.

# $symbol
own-not-kept-blocked = { $symbol } is open only until this page is closed: the browser could not keep it, because it blocks its database for this page. Your notes on it are kept; open the file again to see them.

# $symbol
own-not-kept-full = { $symbol } is open only until this page is closed: the browser could not keep it, because its store is full. Your notes on it are kept; open the file again to see them.

# $symbol, $reason: the browser’s own words
own-not-kept-failed = { $symbol } is open only until this page is closed: the browser could not keep it ({ $reason }). Your notes on it are kept; open the file again to see them.

## Why a file was not opened.

# $name, $size (number), $most (number)
own-too-large = { $name } is { $size } MB in size; the limit is { $most } MB. Please divide it.

# $name
own-empty = { $name } is empty: there is nothing to read.

# $name
own-binary = { $name } is not text. Save it as Markdown or plain text (UTF-8 or UTF-16), then open it again.

# $name
own-word-processor = { $name } is not text but a file of Word or another word processor. Save it there as plain text, then open that.

# $name
own-pointer = { $name } does not hold the text, it only says where the text is. Download the document itself, then open that.

# $name
own-encoding = { $name } is text in an older encoding that this browser does not know. Save it as UTF-8, then open it again.

# $name
own-web-page = { $name } is a web page. Save its text as Markdown or plain text, then open that.

# $name
own-pdf = { $name } is a PDF file. Save its text as plain text, then open that.

# $name
own-not-read = The browser could not read { $name }. Please choose it once more.

## The likely relation of a document, its chosen relation, and its entry in the list.

# $of
looks-like-revision = This looks like a revision of { $of }.

# $of
looks-like-corrigendum = This looks like a corrigendum to { $of }.

# $of
looks-like-addendum = This looks like an addendum to { $of }.

# $of
open-as-revision = Open as a revision of { $of }

# $of
open-as-corrigendum = Open as a corrigendum to { $of }

# $of
open-as-addendum = Open as an addendum to { $of }

# $of
revision-of = Revision of { $of }

# $of
corrigendum-to = Corrigendum to { $of }

# $of
addendum-to = Addendum to { $of }
