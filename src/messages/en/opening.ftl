### Opening a report, and obstacles to it.

opening = Opening the report…
try-again = Try again
no-reports = No report is listed here. The people who run this page can add one to catalogue.json.
none-usable = None of the reports in the list (catalogue.json) can be opened. The people who run this page can correct it: what is wrong is listed below.
no-catalogue = The list of reports (catalogue.json) could not be loaded. Check the connection and try again.

# $key
no-such-report = This page has no report “{ $key }”. Please choose one of the reports below.

# $typed, $symbol
no-such-place = { $symbol } has no paragraph “{ $typed }”. Try a number such as 5.9 or 6.1 b.

## Why the text of a report cannot be opened.

# $symbol, $file
text-not-loaded = The text of { $symbol } ({ $file }) could not be loaded. Check the connection and try again, or choose another report.

# $symbol, $file, $size (number), $most (number)
text-too-large = The text of { $symbol } ({ $file }) is { $size } MB in size; the limit is { $most } MB. Please tell the people who run this page.

# $symbol, $file
text-is-web-page = The server sent a web page instead of the text of { $symbol } ({ $file }), perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page.

# $symbol, $file
text-empty = The text of { $symbol } ({ $file }) is empty. Try again later, or tell the people who run this page.

# $symbol, $file
text-in-old-encoding = The text of { $symbol } ({ $file }) is in an older encoding that this browser does not know. Please tell the people who run this page: once it is saved as UTF-8, it can be opened.

# $symbol, $file
text-is-pdf = The text of { $symbol } ({ $file }) is a PDF file, which cannot be opened here. Please tell the people who run this page: reports are files in Markdown.

# $symbol, $file
text-not-text = The text of { $symbol } ({ $file }) is not text, so it cannot be opened. Please tell the people who run this page: reports are files in Markdown.

## Faults in the list of reports.

catalogue-is-web-page = Instead of the list of reports (catalogue.json) a web page came, perhaps one that asks you to sign in. Reload this page and sign in if you are asked to. If that does not help, tell the people who run this page.
catalogue-empty = The list of reports (catalogue.json) is empty. The people who run this page can correct it.
catalogue-not-text = The list of reports (catalogue.json) is not text in UTF-8. The people who run this page can correct it.
catalogue-too-large = The list of reports (catalogue.json) is too large to be read. The people who run this page can correct it.

# $line (number), $column (number)
catalogue-cut-off = The list of reports (catalogue.json) is faulty at line { $line }, column { $column }: it ends too early. The people who run this page can correct it.

# $line (number), $column (number)
catalogue-comma = The list of reports (catalogue.json) is faulty at line { $line }, column { $column }: there is a comma too many before this place. The people who run this page can correct it.

# $line (number), $column (number)
catalogue-not-json = The list of reports (catalogue.json) is faulty at line { $line }, column { $column }: this is not JSON. The people who run this page can correct it.
catalogue-without-list = The list of reports (catalogue.json) has no list “reports”. The people who run this page can correct it.

# $number (number), $fault
entry-faulty = Report { $number } of the catalogue: { $fault }

# $number (number), $symbol, $fault
entry-named-faulty = Report { $number } of the catalogue ({ $symbol }): { $fault }
entry-no-object = the entry is not an object. Please write it in braces.

# $field
entry-without = “{ $field }” is missing or is not text. Please add it.

# $date
entry-date = the date “{ $date }” is not of the form 2014-03-14.

# $tag
entry-language = “{ $tag }” is not a language tag such as “en”.

# $path
entry-file = the file “{ $path }” is not a path below the catalogue, such as “reports/C14-41-E.md”.

# $url
entry-canonical = “{ $url }” is not a web address.
entry-relations = “revisionOf”, “correctionOf” and “additionTo” exclude one another. Please keep one.
entry-twice = an earlier entry has the same symbol and language. Please remove one.
