"""Staff commands as they are typed in the staff chat, on the desk, by mail or in the terminal."""
