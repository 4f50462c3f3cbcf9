"""When the mailings on next month's events may go out, in Russian."""

from datetime import date

from nu_alumni_policy import sending_schedule

TODAY = date(2026, 11, 10)
EVENTS = {
    "Встреча выпускников": date(2026, 12, 21),
    "День открытых дверей": date(2026, 12, 4),
    "Новогодний вечер": date(2026, 12, 29),
}

for name, day in sorted(EVENTS.items(), key=lambda event: event[1]):
    schedule = sending_schedule(
        {"as_of": TODAY, "facts": {"event_start": day}, "terms": {"locale": "ru"}}
    )
    print(f"{name}, {day:%d.%m.%Y}")
    for line in schedule.summary:
        print(f"  {line.text}")
