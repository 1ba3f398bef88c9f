"""python -m twitchlog"""

from twitchlog.cli import main

if __name__ == "__main__":
    main()
