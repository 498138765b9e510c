### Remarks on notes that were converted on reading. Most follow “3 notes:”, so they begin with a lower-case
### letter.

# $file, $count (number)
remarks =
    { $count ->
        [one] { $file }: { $count } remark on how it was read
       *[other] { $file }: { $count } remarks on how it was read
    }

# $count (number), $said
remark-on-notes =
    { $count ->
        [one] { $count } note: { $said }
       *[other] { $count } notes: { $said }
    }

remark-hypothesis = exported from Hypothesis and converted.
remark-annotator = exported from annotator.js or AnnotateIt and converted.
remark-open-annotation = written to an older standard (Open Annotation or IIIF 2) and converted.
remark-recogito = exported from Recogito or Annotorious and converted.
remark-loose-json = The file is not strict JSON: it has comments, extra commas or several values. All that could be read was taken.
remark-half-character = The file contains halves of characters, where texts were cut; “�” takes their place.
remark-context = not marked as web annotations; read as such.

# $link
remark-linked = More notes are at { $link }, outside this file. Ask the sender for a file with all the notes.

# $total (number), $held (number)
remark-fewer = The file speaks of { $total } notes but holds { $held }. Ask the sender for a file with all the notes.

# $member
remark-file = “{ $member }” of the file does not follow the standard and was not used.
remark-pages-too-deep = Pages are nested too deeply; what is in the innermost was not read.
remark-parts-named = The file describes its notes in pieces, and some pieces are too large or too deep to be put together. Those are kept by name only.
remark-type = no proper type; read as annotations.
remark-no-id = no identifier; each was given one that follows from its content.
remark-other-id = an identifier that is not an address; each was given a new one.
remark-answer = replies to other notes in the file; they now stand below those.
remark-relation = relations between notes; each stands below the notes that it connects.
remark-time = a time in an unusual format; it was understood.
remark-no-zone = a time without a time zone; read as UTC.
remark-date-alone = a date without a time; read as midnight UTC.
remark-no-time = a time that cannot be read; shown without one.
remark-authors = several authors; listed under the first one, and all are named.
remark-answers = texts by several people; the texts of others stand below the note as replies, each under its author.
remark-author = an author in an unusual format.
remark-body = text in an unusual format; it was understood.
remark-no-words = text that cannot be read; it is kept but not shown.
remark-bodies = several texts, as a list or as choices; all are shown.
remark-html = text from a web page; shown without its formatting.
remark-no-source = no document named.
remark-source = a document that is named by something other than an address.
remark-described = further details of the document; only its address is used.
remark-sources = several documents; the first one is used.
remark-targets = several passages; a note stands at each.
remark-more-targets = more passages than can be shown; notes stand at the first ones.
remark-selector = a passage described in a way that is not standard; the rest of the description is used.
remark-private = marked as private; they stay private here.
remark-deep = nested very deeply; the deepest parts are kept as text.

# $member
remark-wrong = “{ $member }” does not follow the standard; it is kept but not used.

# $found, $meant
remark-misspelt = “{ $found }” looks like a misspelling of “{ $meant }”; it is kept but not used.
