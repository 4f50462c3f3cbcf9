//! The report of a mailing, its schedule and its moderation are one judge of dates: over random cases of
//! facts they give one answer, which is that of a plain count of days.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "tests may fail, and read a variable"
)]

mod case;
mod count;

use case::{Case, Random};
use count::Count;
use nu_alumni_policy::{
    Calendar, Draft, MailingReport, SourceKind, check_mailing,
    mailing::RowStatus,
    sending::{
        DeadlineStatus, GivenModeration, ModerationAnswer, ModerationFacts, ModerationRole,
        ModerationStep, OneModeration, Prospect, Queue, QueueFacts, SendingSchedule, Timing,
        Urgency, moderation, queue,
    },
    sending_schedule,
};

/// What does not agree in a case.
struct Disagreements(Vec<String>);

impl Disagreements {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, one: T, other: T) {
        if one != other {
            self.0.push(format!("{what}: {one:?}, {other:?}"));
        }
    }
}

fn row(report: &MailingReport, clause: &str) -> RowStatus {
    let row = report
        .checklist
        .iter()
        .find(|row| row.clause.name() == clause);
    row.expect("a row for each clause").status
}

/// The lateness that the report names, in its order.
fn late(report: &MailingReport) -> Vec<u32> {
    let findings = report.findings.iter();
    let late = findings.filter(|f| {
        // Where only days off passed there are none to name.
        let key = f.message.key.as_ref();
        matches!(
            key.strip_suffix("-on-a-day-off").unwrap_or(key),
            "moderation-deadline.late"
                | "moderation-deadline.late-by-plan"
                | "moderation-deadline.too-late"
        )
    });
    late.map(|f| f.measured.map_or(0.0, |days| days.value) as u32)
        .collect()
}

fn is_late(status: DeadlineStatus) -> bool {
    matches!(status, DeadlineStatus::Late | DeadlineStatus::Overdue)
}

/// What the schedule says against the plain count.
fn against_the_count(
    case: &Case,
    count: &Count,
    schedule: &SendingSchedule,
    wrong: &mut Disagreements,
) {
    let date = |of: Option<&nu_alumni_policy::sending::Deadline>| of.map(|deadline| deadline.date);
    let window = schedule.window.as_ref();
    wrong.same(
        "opens",
        date(window.map(|w| &w.opens)),
        count.window.map(|w| w.0),
    );
    wrong.same(
        "closes",
        date(window.map(|w| &w.closes)),
        count.window.map(|w| w.1),
    );
    wrong.same("notice", date(schedule.notice.as_ref()), count.notice);
    wrong.same(
        "moderation due",
        date(schedule.moderation_due.as_ref()),
        count.moderation_due,
    );
    wrong.same(
        "sending due",
        date(schedule.sending_due.as_ref()),
        count.sending_due,
    );
    wrong.same("late by", schedule.working_days_late, count.late);
    wrong.same(
        "late by its plan",
        schedule.working_days_late_by_plan,
        count.late_by_plan,
    );
    wrong.same(
        "missed",
        schedule.prospect == Some(Prospect::Missed),
        count.missed,
    );
    let outside = schedule.sending.is_some_and(|s| s.timing != Timing::InTime);
    wrong.same("outside its window", outside, count.outside);
    if let Some(event) = &schedule.earliest_event {
        wrong.same("an event in the past", Some(event.date) >= case.as_of, true);
    }
}

/// What the report says against the plain count: `closed` is a window that can no longer be kept.
fn rows_against_the_count(
    case: &Case,
    count: &Count,
    report: &MailingReport,
    wrong: &mut Disagreements,
) {
    let window_broken = count.outside || count.closed;
    wrong.same(
        "A4.1",
        row(report, "A4.1") == RowStatus::Violated,
        window_broken,
    );
    wrong.same(
        "A4.3",
        row(report, "A4.3") == RowStatus::Violated,
        count.notice_broken,
    );
    // Whatever cannot be sent in its window any more is broken, and the moderator's lateness breaks
    // nothing, unless it is read so.
    let can_not = report.schedule.prospect == Some(Prospect::Missed);
    if can_not {
        wrong.same(
            "missed and not broken",
            window_broken || count.notice_broken,
            true,
        );
    }
    let all_late = !late(report).is_empty();
    let broken = row(report, "A4.2") == RowStatus::Violated;
    wrong.same("A4.2", broken, all_late && case.late_breaks);
}

/// That no line tells anybody to do what is past.
fn advice(case: &Case, report: &MailingReport, wrong: &mut Disagreements) {
    let Some(as_of) = case.as_of else { return };
    let schedule = &report.schedule;
    let closes = schedule.window.as_ref().map(|w| w.closes.date);
    let notice = schedule.notice.as_ref().map(|n| n.date);
    let planned = case.planned_day();
    let gone_out = planned.is_some_and(|planned| planned <= as_of);
    let event_past = schedule.event.is_some_and(|event| event < as_of);
    let messages = report.findings.iter().map(|f| &f.message);
    for message in messages.chain(&schedule.summary) {
        let past = match message.key.as_ref() {
            "send-window.too-early" | "send-window.too-late" => gone_out || closes < Some(as_of),
            "send-window.closed" | "send-window.too-late-and-over" => gone_out || event_past,
            "event-notice.too-late" => gone_out || notice < Some(as_of),
            "event-notice.passed" | "event-notice.too-late-and-over" | "event-notice.no-day" => {
                gone_out || event_past
            }
            "moderation-deadline.handed-in-again" => gone_out || closes < Some(as_of),
            // A plan is not late before its day, nor can it be moved once that is over.
            "moderation-deadline.late-by-plan" | "schedule.late-by-plan" => gone_out,
            "schedule.hand-in" | "schedule.hand-in-by" => {
                let again = schedule.status == Some(DeadlineStatus::TooEarly);
                let by = schedule.hand_in.as_ref().map(|days| days.by.date);
                gone_out || by < Some(as_of) || case.received.is_some() && !again
            }
            _ => false,
        };
        wrong.same(
            "tells to do what is past",
            past.then_some(&message.text),
            None,
        );
        let to_come = message.key.ends_with("-by-days-to-come");
        let no_year = to_come && schedule.unknown_years.is_empty();
        wrong.same("hangs on no year", no_year.then_some(&message.text), None);
    }
}

/// A report's schedule with the paths of a question: a brief's keys are facts themselves.
fn with_paths_of(schedule: &SendingSchedule, mut of_report: SendingSchedule) -> SendingSchedule {
    of_report.missing = schedule.missing.clone();
    if let (Some(one), Some(other)) = (&mut of_report.without_order, &schedule.without_order) {
        one.missing = other.missing.clone();
    }
    of_report
}

/// The report and the moderation on one record.
fn with_record(
    schedule: &SendingSchedule,
    moderation: &ModerationAnswer,
    report: &MailingReport,
    wrong: &mut Disagreements,
) {
    let of_report = with_paths_of(schedule, report.schedule.clone());
    wrong.same("schedule", &of_report, schedule);
    wrong.same("prospect", moderation.prospect, schedule.prospect);
    wrong.same("sending", moderation.sending, schedule.sending);
    let deadlines = moderation.deadlines.iter();
    let by_moderation = deadlines.filter_map(|d| match d.status {
        DeadlineStatus::PlannedLate => d.working_days_late_by_plan,
        status => d.working_days_late.filter(|_| is_late(status)),
    });
    let by_moderation: Vec<u32> = by_moderation.collect();
    wrong.same("late", late(report), by_moderation);
    let Some(last) = moderation.deadlines.last() else {
        return;
    };
    if last.done_by == Some(ModerationStep::Return) {
        return;
    }
    let due = schedule.moderation_due.as_ref().map(|due| due.date);
    wrong.same("due", last.due, due);
    let due = schedule.sending_due.as_ref().map(|due| due.date);
    wrong.same("sending due by the record", last.sending_due, due);
    wrong.same("latest due", last.latest_due, schedule.latest_due);
    // The record knows more: when it was approved.
    if schedule.status.is_some_and(is_late) {
        wrong.same("late by the schedule alone", is_late(last.status), true);
    }
    if schedule.status == Some(DeadlineStatus::Open) {
        wrong.same("late where there is time", is_late(last.status), false);
    }
    wrong.same(
        "late by the plan",
        last.working_days_late_by_plan,
        schedule.working_days_late_by_plan,
    );
    // By the hour it can be late with the moderation alone.
    let undetermined = last.status == DeadlineStatus::Undetermined;
    let at_least = schedule.working_days_late;
    wrong.same(
        "fewer days late",
        last.working_days_late >= at_least || undetermined,
        true,
    );
    let too_early = |status| status == DeadlineStatus::TooEarly;
    wrong.same(
        "too early",
        too_early(last.status),
        schedule.status.is_some_and(too_early),
    );
}

/// The queue of one moderation says what the moderation says: it is late where that is.
fn with_queue(
    queue: &Queue,
    moderation: &ModerationAnswer,
    calendar: &Calendar,
    wrong: &mut Disagreements,
) {
    wrong.same("errors in the queue", queue.errors.len(), 0);
    let of_others = |step| step != ModerationStep::Withdraw;
    let waits = moderation.next.iter().any(|next| of_others(next.step));
    wrong.same("waits", queue.waiting.len(), usize::from(waits));
    let Some(entry) = queue.waiting.first() else {
        return;
    };
    wrong.same("state in the queue", entry.state, moderation.state);
    wrong.same("prospect in the queue", entry.prospect, moderation.prospect);
    let open = moderation.deadlines.last();
    let Some(last) = open.filter(|last| last.done_on.is_none()) else {
        wrong.same("whose turn", entry.turn, ModerationRole::Initiator);
        wrong.same(
            "the initiator is late",
            entry.urgency == Urgency::Late,
            false,
        );
        return;
    };
    let as_of = moderation.basis.as_of;
    let urgencies: &[Urgency] = match last.status {
        DeadlineStatus::Late | DeadlineStatus::Overdue => &[Urgency::Late],
        // Its day can hang on the hour of the receipt.
        DeadlineStatus::Open | DeadlineStatus::Met | DeadlineStatus::PlannedLate
            if entry.due.is_none() =>
        {
            &[Urgency::Undetermined]
        }
        DeadlineStatus::Open | DeadlineStatus::Met | DeadlineStatus::PlannedLate => {
            &[Urgency::DueToday, Urgency::DueLater]
        }
        DeadlineStatus::TooEarly => &[Urgency::NoDay],
        _ => &[Urgency::Undetermined],
    };
    if !urgencies.contains(&entry.urgency) {
        wrong.same(
            "urgency",
            format!("{:?}", entry.urgency),
            format!("{:?}", last.status),
        );
    }
    let over = entry.due.filter(|due| Some(*due) < as_of);
    match over.zip(as_of) {
        // With what is waited for, day by day.
        Some((due, as_of)) => {
            let days = due.iter_days().skip(1).take_while(|day| *day <= as_of);
            let days = days.map(|day| calendar.is_working(day).map(u32::from));
            let late = days.sum::<Result<u32, _>>().ok();
            wrong.same("late in the queue", entry.working_days_late, late);
        }
        None => wrong.same(
            "late in the queue",
            entry.working_days_late,
            last.working_days_late,
        ),
    }
    wrong.same(
        "late by the plan in the queue",
        entry.working_days_late_by_plan,
        last.working_days_late_by_plan,
    );
    let said = |key: &str| entry.summary.iter().find(|m| m.key == key);
    let figure = |key: &str| said(key).and_then(|m| m.args.get("days"));
    if let Some(days) = figure("queue.late") {
        let late = entry.working_days_late.map(|days| days.to_string());
        wrong.same("the sentence of the queue", Some(days), late.as_deref());
    }
    if entry.awaited.first() == Some(&ModerationStep::TakeUp)
        && last.status != DeadlineStatus::TooEarly
    {
        wrong.same("due in the queue", entry.due, last.due);
    }
}

fn disagreements(case: &Case, draft: &Draft, asked: &mut [usize; 3]) -> Vec<String> {
    let mut wrong = Disagreements(Vec::new());
    let schedule = sending_schedule(&case.schedule_facts(), case.as_of, &case.terms);
    let report = check_mailing(draft, &case.brief(None));
    match (&schedule, &report) {
        (Ok(schedule), Ok(report)) => {
            asked[0] += 1;
            let of_report = with_paths_of(schedule, report.schedule.clone());
            wrong.same("schedule of the report", &of_report, schedule);
            if !case.to_come {
                let count = Count::of(case);
                against_the_count(case, &count, schedule, &mut wrong);
                rows_against_the_count(case, &count, report, &mut wrong);
                wrong.same(
                    "late by the report",
                    late(report).first().copied(),
                    count.late_named,
                );
            }
            advice(case, report, &mut wrong);
        }
        (one, other) => wrong.same("refused", one.is_err(), other.is_err()),
    }
    let (Some(record), Some(as_of)) = (case.record(), case.as_of) else {
        return wrong.0;
    };
    let facts = ModerationFacts {
        record: record.clone(),
        event_start: case.event,
        planned_send: case.planned,
        approvals: Vec::new(),
    };
    let report = check_mailing(draft, &case.brief(Some(record)));
    let moderated = moderation(&facts, as_of, &case.terms);
    let case = case.of_record();
    let in_hand = sending_schedule(&case.schedule_facts(), case.as_of, &case.terms);
    match (&in_hand, &report, &moderated) {
        (Ok(schedule), Ok(report), Ok(moderated)) => {
            asked[1] += 1;
            asked[2] += usize::from(moderated.deadlines.len() > 1);
            let id = "m".to_owned();
            let moderations = vec![GivenModeration::from(OneModeration { id, facts })];
            let queue = queue(&QueueFacts { moderations }, as_of, &case.terms);
            let queue = queue.expect("it is answered");
            with_queue(&queue, moderated, &case.calendar, &mut wrong);
            with_record(schedule, moderated, report, &mut wrong);
            if !case.to_come {
                rows_against_the_count(&case, &Count::of(&case), report, &mut wrong);
            }
            advice(&case, report, &mut wrong);
        }
        (_, report, moderated) => {
            wrong.same("refused with a record", report.is_err(), moderated.is_err());
        }
    }
    wrong.0
}

#[test]
fn report_schedule_and_moderation_give_one_answer() {
    let wanted = std::env::var("CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    // A debug build takes two milliseconds for each.
    let cases: u64 = wanted.unwrap_or(if cfg!(debug_assertions) {
        8_000
    } else {
        100_000
    });
    let draft = Draft::read(SourceKind::Text, b"Dear Alumni,\n\nCome.\n").expect("readable");
    let calendars = case::calendars();
    let mut asked = [0; 3];
    let mut wrong = Vec::new();
    for seed in 0..cases {
        let case = Case::random(&mut Random(seed), &calendars);
        let found = disagreements(&case, &draft, &mut asked);
        if !found.is_empty() {
            wrong.push(format!("{seed}: {}\n  {case:?}", found.join("; ")));
        }
    }
    println!(
        "{cases} cases: schedule and report {}, with a record {}, sent back {}",
        asked[0], asked[1], asked[2]
    );
    assert!(
        asked.iter().all(|asked| *asked as u64 > cases / 10),
        "{asked:?}"
    );
    let first: Vec<&str> = wrong.iter().take(12).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} of {cases} disagree:\n{}",
        wrong.len(),
        first.join("\n")
    );
}

/// An event of a year whose days are not known yet leaves open what is counted from it, and nothing else;
/// where only days before that year are counted, all is answered.
#[test]
fn a_year_to_come_leaves_open_what_hangs_on_it() {
    let draft = Draft::read(SourceKind::Text, b"Dear Alumni,\n\nJOIN US NOW\n").expect("readable");
    let report = |event: &str| {
        let brief = format!(
            r#"{{"direction": "event-invitation", "event_start": "{event}", "planned_send": "2027-12-15"}}"#
        );
        check_mailing(&draft, &brief.parse().expect("a brief")).expect("it is answered")
    };
    let known = report("2027-12-29");
    for (event, answered) in [
        ("2027-12-31", true),
        ("2028-01-01", true),
        ("2028-01-02", false),
        ("2028-01-20", false),
        ("2031-06-01", false),
    ] {
        let report = report(event);
        let open = [row(&report, "A4.1"), row(&report, "A4.3")].contains(&RowStatus::Undetermined);
        assert_eq!(open, !answered, "{event}");
        assert_eq!(
            report.schedule.unknown_years.is_empty(),
            answered,
            "{event}"
        );
        let others = |report: &MailingReport| {
            let rows = report
                .checklist
                .iter()
                .filter(|row| !row.clause.name().starts_with("A4"));
            rows.cloned().collect::<Vec<_>>()
        };
        assert_eq!(others(&report), others(&known), "{event}");
        assert!(report.findings.iter().any(|f| f.rule.name() == "capitals"));
    }
}
