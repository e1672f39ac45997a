"""Everything kept, under one name."""

from companion.storage.contacts import Contacts
from companion.storage.days import Days
from companion.storage.diary import Diary
from companion.storage.drafts import Drafts
from companion.storage.preferences import PreferenceTable
from companion.storage.symptom_list import SymptomList
from companion.storage.symptoms import Symptoms


class Store:
    """The one object that pages are given: the open diary, and its tables by their nouns."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self.subscribe = diary.subscribe
        self.close = diary.close
        self.symptoms = Symptoms(diary)
        self.symptom_list = SymptomList(diary)
        self.days = Days(diary)
        self.contacts = Contacts(diary)
        self.preferences = PreferenceTable(diary)
        self.drafts = Drafts(diary)
