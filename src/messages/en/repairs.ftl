### Repairs to the source of a report. Each is in a table or follows “Line 3:”, so it begins with a lower-case
### letter and has no full stop.

# $line (number), $what
repair-at-line = Line { $line }: { $what }.

# $encoding
repaired-encoding = read the file as { $encoding }, because it does not say in which encoding its letters are written

# $marks, $word
stray-before = left out a stray “{ $marks }” before “{ $word }”

# $marks, $word
stray-after = left out a stray “{ $marks }” after “{ $word }”

# $heading
bold-heading = left out the bold marks around the heading “{ $heading }”
bullets-left-out = left out bullets

# $marker
bullet-left-out = left out the bullet before “{ $marker }”

# $count (number), $first, $last
bullets-left-out-before = left out the bullets before { $count } markers, “{ $first }” to “{ $last }”

# $words
link-without-target = shown as text: the link “{ $words }” has no target in the source

# $words, $target
link-not-allowed = shown as text: the link “{ $words }” leads to “{ $target }”, which is not a web or mail address

# $target
picture-elsewhere = shown as text: the picture “{ $target }” is not among this report’s own files

# $target, $title
titled-picture-elsewhere = shown as text: the picture “{ $target }” with the title “{ $title }” is not among this report’s own files

# $title, $words
link-title = left out the title “{ $title }” of the link “{ $words }”

# $label, $target
label-link = left out the target “{ $target }” of the number “{ $label }”

# $source
written-no-address = shown as written: “{ $source }”, which leads to no address

# $source
written-no-words = shown as written: “{ $source }”, which has no words to follow

# $source
written-in-description = shown as written: “{ $source }”, which stands in the description of a picture

# $source
written-definition = shown as written: “{ $source }”, which is read as a note and not as the target of a link

# $source
definition-left-out = left out “{ $source }”, which says where links of the text lead

# $cells: one or several, each in quotation marks
further-cells = added to its row what stands beyond the last column of the table: { $cells }
too-many-cells = showed the rows of tables as written from here on, because there are too many cells

# $info
code-info = left out “{ $info }”, which stands where code names its language

# $source
front-matter = read as metadata of the file, not as its text: “{ $source }”

# $tags: one or several, each in quotation marks
html-tags = read as what they mean in HTML, not as text: { $tags }

# $targets: one or several, each in quotation marks
note-links = read as the marks of footnotes, not as links: { $targets }

# $note, $mark
page-note = read “{ $note }” as the note to “{ $mark }” above it

# $source
comment-left-out = left out the comment “{ $source }”
horizontal-line = left out a horizontal line

# $most (number)
nests-too-deep = shown as text: the marks of quotations and lists beyond the { $most }th

# $code
control-left-out = left out the control character { $code }

# $code, $sign
control-read = read the control character { $code } as “{ $sign }”
lost-letter = kept the sign “�”: a letter was lost here before the file was made

# $words
furniture = set aside “{ $words }”, which belongs to the page and not to the text

# $mark
block-mark = left out “{ $mark }”, which is a mark for other programs

# $before, $after
torn = read as one paragraph what a page break had torn between “{ $before }” and “{ $after }”

# $mark
fence-around-text = left out the mark of code “{ $mark }”, because it stands around the report’s text

# $mark
fence-never-closed = left out the mark of code “{ $mark }”, because it is never closed

# $mark
code-to-the-end = shown as code: everything from here on, because “{ $mark }” is never closed

# $heading
unmarked-heading = read “{ $heading }” as a heading, although it is not written as Markdown has headings

# $rule
rule-below-text = read “{ $rule }” as a line below the paragraph, not as the mark of a heading

# $words
counted-item = numbered the item “#. { $words }”

# $sign, $words
sign-kept = kept the “{ $sign }” before “{ $words }” as part of the text

# $sign, $words
sign-as-bullet = read the “{ $sign }” before “{ $words }” as a bullet

# $last (number)
indented-text = read the indented lines down to line { $last } as text, not as code

# $last (number)
indented-code = shown as code: the lines down to line { $last }, because they are indented
run-on-items = read items on lines of their own

# $count (number), $first, $last
run-on-items-between = read { $count } items on lines of their own, “{ $first }” to “{ $last }”

# Quoted words in a list.
# $words
quoted = “{ $words }”
