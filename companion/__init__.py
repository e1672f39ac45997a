"""Companion: a private diary and guide, kept on this computer."""

__version__ = "0.1.0"
APPLICATION_ID = "org.companiondiary.Companion"
