"""Captions: a caption becomes what is seen, who made the picture, and alternative text.


`legend` is the entrance. `credits` splits the credit off, by the signs in `credit_signs` and the words
in `cues`; `naming` takes from the rest what names the picture, and `findings` tells an editor what
is wrong with either.
"""
