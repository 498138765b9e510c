### The words of the command that writes the pages of a hosted folder, and of these pages.

what-the-page-is-for = Read a conference report and annotate it paragraph by paragraph. Notes stay in the browser and travel as files.

site-usage = Usage: rapporteur-site FOLDER. Writes a page for each report that FOLDER/catalogue.json lists, and the first page. Run it again after you change the list or a report.

# $file, $reason
site-unread = { $file } could not be read: { $reason }. Name the folder that holds the built app.

# $file, $reason
site-unwritten = { $file } could not be written: { $reason }. Check that you may write to the folder, then run the command again.

# $file, $missing
site-no-template = { $file } is not the page of this app: it has no { $missing }. Copy the files of the release into the folder, then run the command again.

# $count (number)
site-written =
    { $count ->
        [one] { $count } page written
       *[other] { $count } pages written
    }
