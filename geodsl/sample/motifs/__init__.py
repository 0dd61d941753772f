"""The motifs: one text file a chapter. What a motif file looks like is told in `geodsl.sample.motif`."""
