"""The two languages beside each other: lines aligned, the annotation of one found in the other."""
