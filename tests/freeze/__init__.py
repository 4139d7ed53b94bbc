"""The freeze: everything that a user sees, as hashes, so that a redesign can prove that it changed nothing.

`list.txt` has a row for each file that a command makes and for all that it says (stdout, stderr, exit code):

    name <TAB> hash of the bytes <TAB> hash of the rendered pages, or - for what is no page and no picture

    python -m tests.freeze --check                    all of it; exit code 1 if a row differs, is new or is missing
    python -m tests.freeze --check samples/thank-you  rows with that in their names (or like 'styles/*/said')
    python -m tests.freeze --check --pixels           bytes of PDFs and pictures may differ if the pages look the same
    python -m tests.freeze --show NAME --into DIR     makes what the rows named so are hashes of, to look at
    python -m tests.freeze --write                    renews the list; --write PATTERN only the rows named so

`--workers N` makes it in N processes (2, if not said). The list is renewed in the very commit that intends a change,
and its message names the rows. It goes in by the front door only, the command line, and knows nothing else of
stationery: names may move inside as they like. The clock stands still, HOME and the configuration folder are empty
folders, and the paths of this machine are taken out of what is said.

The list holds for one environment: one pypdfium2 (it draws the pages), one Babel, one set of typefaces. To compare
two states, use the same environment for both.

Not in it, since the front door cannot make them: a PDF whose attached source has a fault (tests/errors has it).

It is no part of the test suite, and is removed at the end of the redesign.
"""
