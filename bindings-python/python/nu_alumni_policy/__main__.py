"""`python -m nu_alumni_policy`."""

from ._command import main

if __name__ == "__main__":
    main()
