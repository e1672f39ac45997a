"""Another program, or a second window, writes to the same diary."""

from companion import paths
from companion.storage import driver


def test_a_press_under_another_writer_waits_and_is_saved(companion):
    window = companion.open()
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")

    companion.press("Pain: 8 out of 10, severe")

    assert window.page.rows.row("pain").value() == 8
    assert "Another program" in window.banners["unsaved"].accessibleDescription()
    other.execute("rollback")
    other.close()
    companion.press("Try again")
    assert companion.on_disk("select severity from symptom_entry") == [(8,)]


def test_two_windows_do_not_lose_each_others_presses(companion):
    first = companion.open()
    companion.press("Pain: 3 out of 10, mild", first)
    second = companion.open()
    companion.press("Tiredness: 5 out of 10, moderate", second)
    first.activateWindow()
    companion.press("Pain: 4 out of 10, moderate", first)

    assert companion.on_disk(
        "select symptom, severity from symptom_entry where deleted_at is null order by symptom"
    ) == [("pain", 4), ("tiredness", 5)]
    first._on_activated()
    assert first.page.rows.row("tiredness").value() == 5


def test_the_same_row_pressed_in_two_windows_is_one_entry(companion):
    first = companion.open()
    second = companion.open()

    companion.press("Pain: 3 out of 10, mild", first)
    companion.press("Pain: 6 out of 10, moderate", second)

    assert companion.on_disk("select severity from symptom_entry where deleted_at is null") == [
        (6,)
    ]
