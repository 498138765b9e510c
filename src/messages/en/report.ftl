### The report, apart from its first drawing.

on-document = the document

# $what
copied = Copied: { $what }

copy-failed = The browser did not allow copying. Select the text and copy it yourself.
repairs-title = Repairs to the source
repairs-why = The source of this report has faults, as files converted from PDF do. These marks were mended so that it reads as on paper. No word was altered.
line = Line
repair = What was done

# For a paragraph with a number.
# $symbol, $address
citation-numbered = { $symbol }, § { $address }

# $symbol, $address
citation-named = { $symbol }, { $address }
