"""The labelled set: invented articles in the forms that sites, agencies, papers and mails give them.

`stories` holds the articles, the other modules the forms; `build` gives every file with its labels, the same each time.
"""
