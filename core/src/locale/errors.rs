//! What is said of errors, in the words of a clerk.

use chrono::NaiveDate;
use serde_json::Value;

use super::{FactName, Locale, fill};
use crate::error_data::ErrorData;

impl ErrorData {
    /// The same for people, in a language and in a clerk's words: what is wrong and what to do, and by
    /// its noun the nearest thing that has one, where it is in a field.
    ///
    /// ```
    /// use nu_alumni_policy::{Locale, answer, decision::Coded};
    ///
    /// let request = r#"{"as_of": "2026-01-12", "facts": {"person": {"degrees": [
    ///     {"id": "d", "conferral": "2025-02-29"}]}}}"#;
    /// let error = answer("rights", request).unwrap_err().data();
    /// assert_eq!(
    ///     error.text(Locale::En),
    ///     "“2025-02-29” does not exist: no calendar or clock shows it. Where: the day on which the degree was conferred (degree 1).",
    /// );
    /// assert!(error.text(Locale::Ru).starts_with("«2025-02-29» не существует"));
    /// ```
    pub fn text(&self, locale: Locale) -> String {
        let Some(template) = self.template(locale) else {
            return self.message.clone();
        };
        let said = fill(template, |place| {
            let value = self.details.get(place)?;
            let said = match place {
                // What was written is shown as it was written, and what was not is called what it is.
                "key" if self.code == "missing-key" => locale.noun_and_key(value.as_str()?),
                _ => locale.said_of_detail(place, value),
            };
            Some(said)
        });
        let said = match (self.known(template), locale.text("error-known")) {
            (Some(known), Some(more)) => fill(more, |name| match name {
                "said" => Some(&said),
                _ => Some(&known),
            }),
            _ => said,
        };
        let said = match (self.words(), locale.text("error-or")) {
            (Some(words), Some(or)) => fill(or, |name| match name {
                "said" => Some(&said),
                _ => Some(&words),
            }),
            _ => said,
        };
        let place = self.path.as_deref().and_then(|path| locale.place(path));
        match (place, locale.text("error-at")) {
            (Some(place), Some(at)) => fill(at, |name| match name {
                "said" => Some(&said),
                _ => Some(&place),
            }),
            _ => said,
        }
    }

    /// The names that there are, as they are written, where the sentence does not say them itself.
    fn known(&self, template: &str) -> Option<String> {
        let unknown = self.code.starts_with("unknown-") && !template.contains("{known}");
        self.names().filter(|_| unknown)
    }

    /// The words that may stand in place of a date, where something else does.
    fn words(&self) -> Option<String> {
        self.names().filter(|_| self.code == "unreadable")
    }

    fn names(&self) -> Option<String> {
        let names = self.details.get("known")?.as_array()?;
        let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The sentence of its code; where it knows which of several it is, that one's own.
    fn template(&self, locale: Locale) -> Option<&'static str> {
        let detail = |name: &str| self.details.get(name);
        let which = match self.code.as_str() {
            "contradiction" => detail("why").and_then(Value::as_str).map(slug),
            "wrong-type" => detail("expected").and_then(Value::as_str).map(slug),
            "limit-out-of-range" if detail("whole") == Some(&true.into()) => {
                Some("whole".to_owned())
            }
            "orders-contradict" if detail("first") == detail("second") => Some("itself".to_owned()),
            "not-now"
                if detail("next")
                    .and_then(Value::as_array)
                    .is_some_and(Vec::is_empty) =>
            {
                Some("over".to_owned())
            }
            "no-column" => detail("column").and_then(Value::as_str).map(slug),
            _ => None,
        };
        // A sentence whose first words have one: "a whole number from 0 to 255".
        let mut key = format!("error.{}", self.code);
        let of_code = key.len();
        if let Some(which) = which {
            key = format!("{key}.{which}");
        }
        loop {
            if let Some(own) = locale.text(&key) {
                return Some(own);
            }
            match key.rfind('-').filter(|end| *end > of_code) {
                Some(end) => key.truncate(end),
                None if key.len() > of_code => key.truncate(of_code),
                None => return None,
            }
        }
    }
}

/// The first words of a sentence of the code's, as a key.
fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(8);
    words
        .map(str::to_ascii_lowercase)
        .collect::<Vec<_>>()
        .join("-")
}

impl Locale {
    /// What a key means, and how it is written.
    fn noun_and_key(self, key: &str) -> String {
        match self.named("key", key) {
            noun if noun == key => noun.to_owned(),
            noun => format!("{noun}: {key}"),
        }
    }

    /// What has to be written, as it is written, with what that means.
    fn as_written(self, kind: &str, name: &str) -> String {
        match self.named(kind, name) {
            noun if noun == name => name.to_owned(),
            noun => format!("{name} ({noun})"),
        }
    }

    /// What is known of an error: a date as the language writes it, a role with its name.
    fn said_of_detail(self, name: &str, value: &Value) -> String {
        match value {
            Value::String(text) => match (name, text.parse::<NaiveDate>()) {
                ("known", _) => self.as_written("approver", text),
                ("whose", _) => self.as_written("role", text),
                ("next", _) => self.as_written("step", text),
                // A text that was given is shown as it was given.
                ("text" | "approver", _) | (_, Err(_)) => text.clone(),
                (_, Ok(date)) => self.date(date),
            },
            Value::Array(all) => {
                let all = all.iter().map(|one| self.said_of_detail(name, one));
                all.collect::<Vec<_>>().join(", ")
            }
            Value::Number(number) => match number.as_f64() {
                Some(value) if value.fract() == 0.0 => format!("{value:.0}"),
                _ => number.to_string(),
            },
            other => other.to_string(),
        }
    }

    /// Where a path leads, by the noun of the nearest thing that has one, and by its own key where that is
    /// of something around it; of what is called so in several places, with the noun of what it stands in.
    fn place(self, path: &str) -> Option<String> {
        if let Some((around, inside)) = path.split_once("].facts.") {
            let inside = self.place(&format!("facts.{inside}"));
            let places = self.place(&format!("{around}]")).into_iter().chain(inside);
            return Some(places.collect::<Vec<_>>().join(", "));
        }
        // A table's own column is meant before a key of its name that stands elsewhere.
        let is_cell = path.ends_with(']') || self.text(&format!("where.{path}")).is_none();
        if let Some(noun) = self.noun_of_column(path).filter(|_| is_cell) {
            return Some(noun);
        }
        let whole = path;
        let mut path = path;
        loop {
            if let Some(noun) = self.noun_of_place(&FactName::one_of_several(path)) {
                let inside = whole
                    .get(path.len()..)
                    .and_then(|rest| rest.rsplit('.').next());
                let key = inside.and_then(|key| key.split('[').next());
                return Some(match key.filter(|key| !key.is_empty()) {
                    Some(key) => format!("{noun}: {key}"),
                    None => noun,
                });
            }
            if let Some((around, noun)) = self.noun_inside(path) {
                let whole = [self.text("where.facts"), self.text("where.terms")];
                let around = self.place(around);
                let around = around.filter(|around| !whole.contains(&Some(around.as_str())));
                let places: Vec<String> = around.into_iter().chain([noun]).collect();
                return Some(places.join(", "));
            }
            path = path.get(..path.rfind(['.', '['])?)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(code: &str, path: Option<&str>) -> ErrorData {
        ErrorData {
            path: path.map(str::to_owned),
            ..ErrorData::new(code, "in English")
        }
    }

    #[test]
    fn a_place_is_named_by_the_nearest_noun() {
        let at = |path| Locale::En.place(path);
        assert_eq!(
            at("facts.person.degrees[1].id").as_deref(),
            Some("her degrees (degree 2), the name that tells it from the others")
        );
        assert_eq!(at("as_of").as_deref(), Some("the day asked about"));
        assert_eq!(
            at("terms.orders[0].changes[2]").as_deref(),
            Some("the orders (order 1), what the order changes (no. 3)")
        );
        assert_eq!(
            at("facts.sent_on").as_deref(),
            Some("the day of the sending")
        );
        assert_eq!(
            at("facts.others[2].audience.years[0]").as_deref(),
            Some("the other communications (communication 3), the years of graduation (no. 1)")
        );
        assert_eq!(
            at("facts.people[0].person.degrees[1].conferral").as_deref(),
            Some("the people (person 1), the day on which the degree was conferred (degree 2)")
        );
        assert_eq!(at("week").as_deref(), Some("the week"));
        // A limit is none of what is called so elsewhere, and is called as it is written.
        for (path, noun) in [
            ("terms.limits.moderation", "the limits: moderation"),
            ("limits.moderation", "the limits: moderation"),
            ("terms.readings.I02", "the readings: I02"),
            (
                "terms.calendar.closed[1]",
                "the calendar, the caller's own days off (no. 2)",
            ),
            (
                "calendar.closed[1]",
                "the calendar, the caller's own days off (no. 2)",
            ),
            ("kind", "the kind of the communication"),
            // The columns of tables, and their cells.
            ("kind[0]", "the kind of the degree (no. 1)"),
            ("degrees.kind[0]", "the kind of the degree (no. 1)"),
            ("institution", "whether NU conferred the degree"),
            ("school[4]", "the School of the degree (no. 5)"),
            (
                "conferral[1]",
                "the day on which the degree was conferred (no. 2)",
            ),
            ("alumni_card[2]", "whether she holds an Alumni card (no. 3)"),
            ("plan[2]", "the plan (no. 3)"),
        ] {
            assert_eq!(at(path).as_deref(), Some(noun), "{path}");
        }
        let kind = error("blank", Some("kind[0]"));
        assert!(kind.text(Locale::Ru).ends_with(" Где: вид степени (№ 1)."));
        assert_eq!(
            at("facts.moderations[3].facts.record.entries[1].step").as_deref(),
            Some("the moderations (moderation 4), the steps of the record (step 2), the step")
        );
        assert_eq!(at("days[3]"), None);
    }

    #[test]
    fn dates_roles_and_numbers_are_said_as_the_language_says_them() {
        let submitted = error("not-submitted", Some("as_of")).with("as_of", "2026-12-01");
        assert_eq!(
            submitted.text(Locale::Kk),
            "2026 жылғы 1 желтоқсан күніне дейін ештеңе тапсырылмаған. Кейінгі күн туралы сұраңыз. Қай жерде: сұралған күн."
        );
        let theirs = error("not-theirs", None).with("whose", "communication-officer");
        assert_eq!(
            theirs.text(Locale::Ru),
            "Этот шаг делает другой: communication-officer (сотрудник по коммуникациям)."
        );
        let limit = error("limit-out-of-range", None)
            .with("name", "bold_share")
            .with("value", -1.0)
            .with("limit", 0.5);
        assert_eq!(
            limit.text(Locale::En),
            "The limit bold_share cannot be -1. It goes from 0 to 0.5."
        );
        assert_eq!(
            limit.with("whole", true).text(Locale::En),
            "The limit bold_share cannot be -1. It is a whole number from 0 to 0.5."
        );
    }

    #[test]
    fn a_key_that_is_missing_is_named_by_its_noun() {
        let missing = error("missing-key", Some("facts.record")).with("key", "submission");
        assert_eq!(
            missing.text(Locale::Ru),
            "Здесь не хватает: «то, что подано: submission». Где: запись."
        );
        assert_eq!(
            missing.text(Locale::En),
            "Something is missing here: “what was submitted: submission”. Where: the record."
        );
        // What somebody wrote is shown as it was written.
        let unknown = error("unknown-key", None).with("key", "submission");
        assert_eq!(
            unknown.text(Locale::Kk),
            "Мұнда мұндай атаумен ештеңе жоқ: «submission»."
        );
    }

    #[test]
    fn the_names_that_there_are_are_said() {
        let unknown = error("unknown-name", Some("facts.record"))
            .with("name", "бакалавр")
            .with("known", vec!["bachelor", "center"]);
        assert_eq!(
            unknown.text(Locale::Ru),
            "Такого имени здесь нет: «бакалавр». Есть: bachelor, center. Где: запись."
        );
        // A sentence that says them itself says them once, and what they mean.
        let approver = error("unknown-approver", None).with("known", vec!["center", "rector"]);
        assert_eq!(
            approver.text(Locale::Kk),
            "Мұнда тек мыналар келісе алады, олар былай жазылады: center (Орталық), rector."
        );
        let step = error("not-now", None).with("next", vec!["send", "withdraw"]);
        assert_eq!(
            step.text(Locale::En),
            "This step does not follow on what was done before it. What can follow: send (the moderator sends), withdraw (the initiator withdraws)."
        );
        let over = error("not-now", None).with("next", Vec::<String>::new());
        assert_eq!(over.text(Locale::Kk), "Бұдан әрі қадам жоқ: іс аяқталған.");
        let conferral = error("unreadable", None)
            .with("text", "Pending")
            .with("known", vec!["pending", "conferred", "annulled"]);
        assert_eq!(
            conferral.text(Locale::Ru),
            "«Pending» — не дата. Пишите как 2026-12-21. Или напишите одно из этих слов: pending, conferred, annulled."
        );
    }

    #[test]
    fn what_is_known_more_of_has_its_own_sentence() {
        let list = error("wrong-type", None).with("expected", "a list");
        assert_eq!(list.text(Locale::En), "A list is taken here.");
        let whole = error("wrong-type", None).with("expected", "a whole number from 0 to 255");
        assert_eq!(whole.text(Locale::En), "A whole number is taken here.");
        let moment =
            "a date, as 2026-12-21, or a time with its offset, as 2026-12-21T10:00:00+05:00";
        let moment = error("wrong-type", None).with("expected", moment);
        assert_eq!(
            moment.text(Locale::Ru),
            "Здесь нужна дата, записанная как 2026-12-21, либо время с часовым поясом, например 2026-12-21T10:00:00+05:00."
        );
        let other = error("wrong-type", None).with("expected", "a Calendar");
        assert_eq!(
            other.text(Locale::En),
            "Something of another kind stands here than is taken."
        );
        assert_eq!(error("no-such-code", None).text(Locale::Ru), "in English");
    }
}
