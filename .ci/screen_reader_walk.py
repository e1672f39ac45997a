"""Two restless screen readers walk the real window while it is used, and it must live.

    screen_reader_walk.py SECONDS PROGRAM [ARGUMENT...]

Starts the program, which must be the demo, on the X display and the session bus it is given. Two
clients of AT-SPI walk its tree without a pause, one of them past every end it was told, while this
one turns pages, presses entries and refills the table with the mouse. Needs the system's python3
with python3-gi and gir1.2-atspi-2.0. Status 0 when the window lived and every known name was seen.
"""

import contextlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

KNOWN = [
    *("Today", "Symptoms", "Treatments", "Notes", "Learn", "Settings", "When to call"),
    *("Good", "Pain: 7 out of 10, severe", "Add a treatment", "Save note"),
]
FEWEST_VISITS = 1_000  # of each client in a minute; the slower one does 4,000 on an idle machine
FEWEST_NAMES = 60
FEWEST_DEEDS = 4  # of each kind in a minute; a busy machine does eight
PAST_THE_END = 3
DEEPEST = 40

CELL = re.compile(r".+: \d+ out of 10, \w+")
BUTTONS = {
    Atspi.Role.RADIO_BUTTON,
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.TOGGLE_BUTTON,
    Atspi.Role.CHECK_BOX,
}


class Gone(Exception):
    """The window is no longer there."""


def window_of(pid, seconds):
    """Wait for the accessible application of a process."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            with contextlib.suppress(GLib.Error):
                application = desktop.get_child_at_index(place)
                if application and application.get_process_id() == pid:
                    return application
        time.sleep(0.1)
    raise Gone(f"no accessible window of process {pid} within {seconds} s")


def walk(accessible, past_the_end=0, depth=0):
    """Yield everything below, though it changes meanwhile."""
    try:
        yield accessible, accessible.get_name() or ""
        count = min(accessible.get_child_count(), 300)
    except GLib.Error:
        return  # it went away between two questions, as things on a screen do
    for place in range(count + past_the_end if depth < DEEPEST else 0):
        try:
            child = accessible.get_child_at_index(place)
        except GLib.Error:
            continue
        if child is not None:
            yield from walk(child, past_the_end, depth + 1)


def be_restless(pid, seconds, past_the_end):
    """Walk again and again; print how much was seen, as JSON."""
    application = window_of(pid, 30)
    if past_the_end:
        application.set_cache_mask(Atspi.Cache.NONE)  # so that each question reaches the window
    names, visits, rounds = set(), 0, 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        before = visits
        for accessible, name in walk(application, past_the_end):
            names.add(name)
            visits += 1
            with contextlib.suppress(GLib.Error):
                accessible.get_role()
                accessible.get_state_set().get_states()
                accessible.get_description()
            if time.monotonic() > end:
                break
        rounds += 1
        if visits - before < len(KNOWN):
            time.sleep(0.2)  # nobody answers; whoever started us looks whether the window lives
    print(json.dumps({"visits": visits, "rounds": rounds, "names": sorted(names)}))


def shown(application):
    """Return what can be pressed just now: name, role and middle of each."""
    found = []
    for accessible, name in walk(application):
        with contextlib.suppress(GLib.Error):
            states = accessible.get_state_set()
            if name and states.contains(Atspi.StateType.SHOWING):
                box = accessible.get_extents(Atspi.CoordType.SCREEN)
                middle = (box.x + box.width // 2, box.y + box.height // 2)
                found.append((name, accessible.get_role(), middle))
    return found


def press(point):
    """Press and let go at a point of the screen."""
    for event in ("abs", "b1p", "b1r"):
        with contextlib.suppress(GLib.Error):
            Atspi.generate_mouse_event(*point, event)
        time.sleep(0.03)


def turn_to(application, page):
    """Press a row of the rail; return what the page then shows."""
    for name, role, middle in shown(application):
        if name == page and role not in {Atspi.Role.LABEL, Atspi.Role.HEADING}:
            press(middle)
            time.sleep(0.2)
            return shown(application)
    return []


def use(application, chance):
    """Turn through the pages once, pressing on each; return what was done how often."""
    done = dict.fromkeys(("turned", "rated", "refilled"), 0)
    today = turn_to(application, "Today")
    done["turned"] += bool(today)
    cells = [middle for name, _, middle in today if CELL.fullmatch(name) or name == "Good"]
    for middle in chance.sample(cells, min(3, len(cells))):
        press(middle)
        done["rated"] += 1
    symptoms = turn_to(application, "Symptoms")
    done["turned"] += bool(symptoms)
    # Periods and symptoms are chips: each fills the table with other rows.
    chips = [middle for _, role, middle in symptoms if role == Atspi.Role.RADIO_BUTTON]
    for middle in chance.sample(chips, min(3, len(chips))):
        press(middle)
        done["refilled"] += 1
    for name in ("Delete", "Undo"):
        for middle in [place for label, role, place in shown(application) if label == name][:1]:
            press(middle)
            done["refilled"] += 1
    for page in ("Treatments", "Notes", "Learn", "Settings", "When to call", "Who to call"):
        done["turned"] += bool(turn_to(application, page))
    return done


def main(seconds, command, said):
    """Start the window and the two clients, use the window, and judge; `said` is the window's stderr."""
    window = subprocess.Popen(command, stderr=said)
    clients = []
    lived = False
    done = dict.fromkeys(("turned", "rated", "refilled"), 0)
    try:
        application = window_of(window.pid, 60)
        clients = [
            subprocess.Popen(
                [sys.executable, __file__, "--client", str(window.pid), str(seconds), past],
                stdout=subprocess.PIPE,
                text=True,
            )
            for past in ("0", str(PAST_THE_END))
        ]
        chance = random.Random(3)
        end = time.monotonic() + seconds
        while time.monotonic() < end and window.poll() is None:
            for kind, times in use(application, chance).items():
                done[kind] += times
        seen = [json.loads(client.communicate(timeout=60)[0] or "{}") for client in clients]
        lived = window.poll() is None
        still = {name for _, name in walk(application)} if lived else set()
    except (Gone, subprocess.TimeoutExpired) as error:
        print(f"screen reader walk: {error}")
        seen, still = [], set()
    finally:
        for process in (*clients, window):
            process.kill()
            process.wait()
        said.seek(0)
        last_words = said.read().decode(errors="replace").splitlines()[-15:]
    if not lived:
        print(f"the window's last words, with status {window.returncode}:", *last_words, sep="\n  ")
    return judge(seconds, lived, still, seen, done)


def judge(seconds, lived, still, seen, done):
    """Say what was seen; return 0 if all of it is as it must be."""
    share = min(1, seconds / 60)
    faults = ["a client did not answer"] if len(seen) != 2 else []
    if not lived:
        faults.append("the window died, or never came")
    elif "Today" not in still:
        faults.append("the window lives but answers no more")
    for number, client in enumerate(seen, 1):
        names = set(client.get("names", []))
        visits = client.get("visits", 0)
        print(
            f"client {number}: {visits} visits, {len(names)} names, {client.get('rounds')} rounds"
        )
        if visits < FEWEST_VISITS * share or len(names) < FEWEST_NAMES:
            faults.append(f"client {number} saw too little")
        faults += [f"client {number} never met “{name}”" for name in KNOWN if name not in names]
    print(f"used: {done}")
    faults += [f"too seldom {kind}: {n}" for kind, n in done.items() if n < FEWEST_DEEDS * share]
    print("screen reader walk:", "; ".join(faults) or f"the window lived {seconds} s")
    return 1 if faults else 0


if __name__ == "__main__":
    Atspi.set_timeout(2000, 10000)
    if sys.argv[1] == "--client":
        be_restless(int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
    else:
        with tempfile.TemporaryFile() as said:  # a file: Qt says much about questions past the end
            sys.exit(main(float(sys.argv[1]), sys.argv[2:], said))
