"""The theme ``timeline``: Material for MkDocs with the look of a chronology. MkDocs finds the folder by this module."""
