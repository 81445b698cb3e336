"""Many articles read anew, by processes here or by a cluster: texts out, analyses in, few who write."""
