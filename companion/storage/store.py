"""Everything kept, under one name."""

from functools import cached_property

from companion import paths
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

    # Those that the first paint does without are imported when they are first asked for.

    @cached_property
    def library(self):
        """The guide, which lies beside the program and not in the diary."""
        from companion.storage.guide import Library  # noqa: PLC0415

        return Library(paths.RESOURCES / "guide")

    @cached_property
    def medicines(self):
        """The medicines that are known by name; none where their file is damaged or missing."""
        from companion.domain.medicines import Medicines, read_medicines  # noqa: PLC0415

        try:
            return read_medicines((paths.RESOURCES / "medicines.toml").read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Medicines((), ())  # what depends on no name goes on

    @cached_property
    def appointments(self):
        """What has a date."""
        from companion.storage.appointments import Appointments  # noqa: PLC0415

        return Appointments(self.diary)

    @cached_property
    def treatments(self):
        """Treatments."""
        from companion.storage.treatments import Treatments  # noqa: PLC0415

        return Treatments(self.diary)

    @cached_property
    def doses(self):
        """What happened to treatments."""
        from companion.storage.doses import Doses  # noqa: PLC0415

        return Doses(self.diary)

    @cached_property
    def notes(self):
        """Notes, and questions for the team."""
        from companion.storage.notes import Notes  # noqa: PLC0415

        return Notes(self.diary)

    @cached_property
    def measurements(self):
        """What was measured."""
        from companion.storage.measurements import Measurements  # noqa: PLC0415

        return Measurements(self.diary)

    @cached_property
    def biomarkers(self):
        """Results of biomarker tests."""
        from companion.storage.biomarkers import Biomarkers  # noqa: PLC0415

        return Biomarkers(self.diary)
