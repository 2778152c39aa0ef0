//! Figures against a small commune counted by hand.
