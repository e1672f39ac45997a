"""sqlcipher3's driver has the very names of the standard one."""

from sqlite3.dbapi2 import *
