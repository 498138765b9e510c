### The author, and the settings.

## The author.

author-title = Who is writing?
author-why = This stands beside your notes when you share them. It is asked once and kept in this browser; you can change it under Settings.
name = Name
delegation = Delegation
# In place of a delegation.
delegation-none = None
delegation-other = Another entity…
member-states = Member States
# An entity that is not a Member State.
entity = Name of the entity
# The spelling of the delegation in papers.
code = Written as
code-hint = Some are written shorter in ITU papers, such as F, D or J.
role = Role
role-hint = For example Delegate, Adviser or Secretariat
save-note = Save note
stay-anonymous = Stay anonymous

## Settings.

profiles = Who writes in this browser
new-profile = Add a profile…
# A button beside the name of another author in this browser.
use-profile = Use
in-use = in use
# A button beside the same name: opens its fields.
change = Change…
save-profile = Save profile
mine-title = These notes are mine
mine-why = On a second device, or after a restore, your own notes look like somebody else’s. Take them over here to edit them again. There are no passwords: please take over only your own.
take-over = These are mine
# The heading above the data that the browser keeps for the page.
store = Store
last-export = Last export
# In place of the day of the last export.
never = never
download-damaged = Download the unreadable entries
about-store = Notes are kept in this browser, on this device only. Clearing the browser’s data deletes them: export now and then.

# $count (number)
since-export =
    { $count ->
        [one] { $count } change since then
       *[other] { $count } changes since then
    }

# $units: a number in groups of three digits
store-used-grouped = { $units } of about 5 million characters used
