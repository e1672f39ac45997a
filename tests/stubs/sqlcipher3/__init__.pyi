"""sqlcipher3, as far as the type checker needs to know it."""

from sqlcipher3.dbapi2 import *
