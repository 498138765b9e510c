### Storage in the browser, and failures to store.

storage-blocked = This browser does not let the page keep anything. You can work, but the notes are gone when you close this tab. Export them before you leave.
storage-full = The browser’s store for this page is full, so this note is not kept yet. Your text is still here: export your notes now, then make room under Settings.
profile-full = The browser’s store for this page is full, so your profile is not kept yet. Export your notes, make room under Settings, then try again.
write-back = Save again
written-back = Saved in this browser again.
dismiss = Dismiss
export-now = Export now

# $reason
storage-failed = The browser could not keep this note ({ $reason }). Your text is still here: export your notes now, then try again.

# $count (number)
newer-version =
    { $count ->
        [one] { $count } entry was written by a newer version of this page and left alone. Reload the page to get that version.
       *[other] { $count } entries were written by a newer version of this page and left alone. Reload the page to get that version.
    }

# $unexported (number)
reminder =
    { $unexported ->
        [one] { $unexported } change since the last export. A file is a safe copy, and lets colleagues see them.
       *[other] { $unexported } changes since the last export. A file is a safe copy, and lets colleagues see them.
    }

copy-drafts = Copy

# $count (number)
drafts =
    { $count ->
        [one] { $count } draft
       *[other] { $count } drafts
    }

# Entries missing from the store. The list holds notes and drafts; $count is their number.
# $count (number), $list
gone =
    { $count ->
        [1] { $list } on this page is no longer in this browser’s storage. The storage was cleared. Save it again before you close this page.
       *[other] { $list } on this page are no longer in this browser’s storage. The storage was cleared. Save them again before you close this page.
    }

# $count (number), $list
gone-with-settings =
    { $count ->
        [1] { $list } on this page is no longer in this browser’s storage. Nor are your profile and settings. The storage was cleared. Save them again before you close this page.
       *[other] { $list } on this page are no longer in this browser’s storage. Nor are your profile and settings. The storage was cleared. Save them again before you close this page.
    }
settings-gone = Your profile and settings are no longer in this browser’s storage. The storage was cleared. Save them again before you close this page.

# $count (number)
damaged =
    { $count ->
        [one] { $count } entry in the browser’s store cannot be read. It is set aside, not deleted; you can download it under Settings.
       *[other] { $count } entries in the browser’s store cannot be read. They are set aside, not deleted; you can download them under Settings.
    }

## Drafts that the browser could not store: all on this report, all on others, some on others.

# $count (number)
unkept-here =
    { $count ->
        [one] { $count } draft is not saved, because the browser did not keep it. Copy it before you close this page, or make room and save it again.
       *[other] { $count } drafts are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again.
    }

# $count (number)
unkept-elsewhere =
    { $count ->
        [one] { $count } draft on another report is not saved, because the browser did not keep it. Copy it before you close this page, or make room and save it again.
       *[other] { $count } drafts on other reports are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again.
    }

# $count (number), $elsewhere (number)
unkept-both =
    { $elsewhere ->
        [one] { drafts }, { $elsewhere } of them on another report, are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again.
       *[other] { drafts }, { $elsewhere } of them on other reports, are not saved, because the browser did not keep them. Copy them before you close this page, or make room and save them again.
    }
