//! A random case of facts.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use nu_alumni_policy::{
    Brief, Calendar, ScheduleFacts, Terms,
    calendar::{CalendarChoice, Moment, Week, parse_date},
    policy::{Limit, Limits, Order, OrderChange, Readings},
    sending::{
        Announced, Direction, MailingList, ModerationChannel, ModerationEntry, ModerationRecord,
        ModerationStep, Submission,
    },
};

use serde_json::{Value, json};

/// Numbers that are the same for the same seed (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of 0 to `below`, which is left out.
    fn below(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    /// Once in so many.
    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }

    /// A day, or an hour of it in Astana.
    fn moment(&mut self, day: NaiveDate) -> Moment {
        if self.once_in(2) {
            return day.into();
        }
        let (hour, minute) = (self.below(24), self.below(60));
        let text = format!("{day}T{hour:02}:{minute:02}:00+05:00");
        text.parse().expect("an instant")
    }
}

/// The calendars that are asked by.
pub(crate) fn calendars() -> Vec<Arc<Calendar>> {
    let day = |text: &str| parse_date(text).expect("a date");
    let own = CalendarChoice {
        closed: vec![day("2026-12-11"), day("2026-12-28"), day("2027-02-01")],
        worked: vec![day("2026-12-12"), day("2027-01-23")],
        ..CalendarChoice::default()
    };
    let six = CalendarChoice {
        week: Some(Week::SixDay),
        ..CalendarChoice::default()
    };
    let own_six = CalendarChoice {
        week: Some(Week::SixDay),
        ..own.clone()
    };
    let all = [CalendarChoice::default(), own, six, own_six];
    let calendar = |choice: &CalendarChoice| Arc::new(Calendar::new(choice).expect("a calendar"));
    all.iter().map(calendar).collect()
}

#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) event: Option<Announced>,
    pub(crate) direction: Direction,
    pub(crate) received: Option<Moment>,
    pub(crate) planned: Option<Moment>,
    pub(crate) as_of: Option<NaiveDate>,
    pub(crate) terms: Terms,
    /// Whether lateness breaks the clause too (I31).
    pub(crate) late_breaks: bool,
    pub(crate) calendar: Arc<Calendar>,
    /// The days after the receipt on which it went back and came completed.
    rounds: Vec<(u64, u64)>,
    /// The days after that on which it was approved.
    approved: Option<u64>,
    /// Whether some of its days can be of a year that is not known yet.
    pub(crate) to_come: bool,
}

/// The entries with more readings than one that the days hang on.
const READINGS: &[(&str, &[&str])] = &[
    ("I25", &["after-receipt"]),
    ("I26", &["clear-days"]),
    ("I27", &["cut-off-hour", "clock-starts-next-working-day"]),
    ("I31", &["mailing-out-of-order-too"]),
    ("I32", &["handed-in-again"]),
    ("I41", &["runs-on"]),
];

/// An order that sets some limits around a day.
fn order(random: &mut Random, day: NaiveDate) -> Order {
    let from = day + Days::new(random.below(9)) - Days::new(random.below(15));
    let until = from + Days::new(1 + random.below(25));
    let limit = |name: &str, value: u64| json!({"limit": {"name": name, "value": value}});
    let all = [
        limit("window_opens", 8 + random.below(12)),
        limit("window_closes", random.below(8)),
        limit("event_notice", random.below(8)),
        limit("moderation", random.below(4)),
    ];
    let changes: Vec<Value> = all.into_iter().filter(|_| random.once_in(2)).collect();
    let order = json!({
        "id": "o", "issued_by": "nu-administration", "lawful": true,
        "circumstance": {"name": "flood", "force_majeure": true, "from": from},
        "from": from, "until": until, "changes": changes,
    });
    serde_json::from_value(order).expect("an order")
}

impl Case {
    pub(crate) fn random(random: &mut Random, calendars: &[Arc<Calendar>]) -> Self {
        let calendar = Arc::clone(random.pick(calendars));
        let mut terms = Terms::default().with_calendar(Arc::clone(&calendar));
        let mut readings: Readings = terms.readings.clone();
        for (entry, others) in READINGS {
            if random.once_in(5) {
                let value = *random.pick(others);
                readings
                    .choose_by_name(entry, value)
                    .expect("it is in the register");
            }
        }
        let late_breaks = readings.is(nu_alumni_policy::policy::Reading::I31MailingOutOfOrderToo);
        terms.readings = readings;
        let limits = &mut terms.limits;
        let mut set = |limit, value: u64| limits.set(limit, value as f64).expect("a limit");
        if random.once_in(4) {
            set(Limit::WindowOpens, 6 + random.below(15));
            set(Limit::WindowCloses, random.below(8));
            set(Limit::EventNotice, random.below(8));
        }
        if random.once_in(4) {
            set(Limit::Moderation, random.below(4));
        }
        if random.once_in(2) {
            set(Limit::ModerationCutOffHour, 9 + random.below(10));
        }
        let to_come = random.once_in(6);
        let first = if to_come { "2027-11-20" } else { "2026-12-01" };
        let first = parse_date(first).expect("a date");
        let event_day = first + Days::new(random.below(75));
        let event = match random.below(8) {
            0 => None,
            1 => Some(Announced::NoDate),
            _ => Some(Announced::Start(random.moment(event_day))),
        };
        let directions = [
            Direction::EventInvitation,
            Direction::OpenDay,
            Direction::SchoolDigest,
            Direction::GraduationYearVacancies,
        ];
        let direction = *random.pick(&directions);
        let received_day = event_day - Days::new(45) + Days::new(random.below(50));
        let received = (!random.once_in(6)).then(|| random.moment(received_day));
        let later = received_day + Days::new(random.below(40));
        let planned = random.once_in(2).then(|| random.moment(later));
        // Now and then before the receipt, which is refused everywhere.
        let day = received_day + Days::new(random.below(46))
            - Days::new(u64::from(random.once_in(9)) * 3);
        let as_of = (!random.once_in(4)).then_some(day);
        let rounds = (0..random.below(4).saturating_sub(1))
            .map(|_| (random.below(4), random.below(6)))
            .collect();
        let approved = random.once_in(2).then(|| random.below(4));
        if random.once_in(4) {
            terms.orders.push(order(random, day));
        }
        Self {
            event,
            direction,
            received,
            planned,
            as_of,
            terms,
            late_breaks,
            calendar,
            rounds,
            approved,
            to_come,
        }
    }

    /// The limits on a day: those of the terms, but where the order sets another while it is in force.
    pub(crate) fn limits_on(&self, day: Option<NaiveDate>) -> Limits {
        let mut limits = self.terms.limits.clone();
        for order in &self.terms.orders {
            let lasts = |day| order.from <= day && Some(day) < order.until;
            for change in order.changes.iter().filter(|_| day.is_some_and(lasts)) {
                if let OrderChange::Limit { name, value } = change {
                    limits.set(*name, *value).expect("a limit");
                }
            }
        }
        limits
    }

    pub(crate) fn planned_day(&self) -> Option<NaiveDate> {
        self.planned.map(|moment| moment.date())
    }

    /// What a digest announces where nothing is said: no date (I40).
    pub(crate) fn announced(&self) -> Option<Announced> {
        let digest = self.direction == Direction::SchoolDigest;
        self.event.or(digest.then_some(Announced::NoDate))
    }

    pub(crate) fn schedule_facts(&self) -> ScheduleFacts {
        ScheduleFacts {
            event_start: self.announced(),
            received: self.received,
            planned_send: self.planned,
        }
    }

    pub(crate) fn brief(&self, moderation: Option<ModerationRecord>) -> Brief {
        Brief {
            direction: Some(self.direction),
            event_start: self.event,
            received: self.received.filter(|_| moderation.is_none()),
            planned_send: self.planned,
            as_of: self.as_of,
            moderation,
            terms: self.terms.clone(),
            ..Brief::default()
        }
    }

    /// The steps, each with its moment.
    fn steps(&self) -> Option<Vec<(ModerationStep, Moment)>> {
        let received = self.received?;
        let mut day = received.date();
        let mut steps = vec![(ModerationStep::Submit, received)];
        for (back, again) in &self.rounds {
            let (returned, completed) = (day + Days::new(*back), day + Days::new(back + again));
            steps.push((ModerationStep::TakeUp, returned.into()));
            steps.push((ModerationStep::Return, returned.into()));
            steps.push((ModerationStep::Complete, completed.into()));
            day = completed;
        }
        if let Some(approved) = self.approved {
            day = day + Days::new(approved);
            steps.push((ModerationStep::TakeUp, day.into()));
            steps.push((ModerationStep::Approve, day.into()));
            let planned = self.planned.filter(|planned| planned.date() >= day);
            let sent = planned.filter(|planned| self.as_of.is_none_or(|day| planned.date() <= day));
            steps.extend(sent.map(|sent| (ModerationStep::Send, sent)));
        }
        Some(steps)
    }

    pub(crate) fn record(&self) -> Option<ModerationRecord> {
        let entry = |(step, at): (ModerationStep, Moment)| ModerationEntry {
            step,
            role: step.role(),
            by: "u".to_owned(),
            at,
            text: None,
            remark: None,
        };
        let submission = Submission {
            channel: ModerationChannel::Mailing,
            unit: "Office".to_owned(),
            school: Some("GSB".to_owned()),
            center: false,
            direction: self.direction,
            lists: vec![MailingList {
                name: "all".to_owned(),
                school: Some("GSB".to_owned()),
                center: false,
            }],
            hashtag: None,
        };
        let entries = self.steps()?.into_iter().map(entry);
        ModerationRecord::replay(submission, entries).ok()
    }

    /// The case as its record shows it on the day: what the moderator has in hand.
    pub(crate) fn of_record(&self) -> Self {
        let known = self.steps().into_iter().flatten();
        let known: Vec<_> = known
            .filter(|(_, at)| self.as_of.is_none_or(|day| at.date() <= day))
            .collect();
        let handed_in = |step| matches!(step, ModerationStep::Submit | ModerationStep::Complete);
        let back = known
            .last()
            .is_none_or(|(step, _)| *step == ModerationStep::Return);
        let runs_on = self
            .terms
            .readings
            .is(nu_alumni_policy::policy::Reading::I41RunsOn);
        let mut receipts = known.iter().filter(|(step, _)| handed_in(*step));
        let receipt = if runs_on {
            receipts.next()
        } else {
            receipts.next_back()
        };
        Self {
            received: receipt.map(|(_, at)| *at).filter(|_| !back),
            ..self.clone()
        }
    }
}
