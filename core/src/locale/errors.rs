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
        // Where a name may stand beside something else, as beside a date, the sentence is about that.
        let known = self.details.get("known");
        let names = known
            .filter(|_| self.code.starts_with("unknown-"))?
            .as_array()?;
        let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
        (!names.is_empty() && !template.contains("{known}")).then(|| names.join(", "))
    }

    /// The sentence of its code; where it knows which of several it is, that one's own.
    fn template(&self, locale: Locale) -> Option<&'static str> {
        let which = match self.code.as_str() {
            "contradiction" => "why",
            "wrong-type" => "expected",
            _ => "",
        };
        let which = self.details.get(which).and_then(Value::as_str).map(slug);
        let own = which.and_then(|which| locale.text(&format!("error.{}.{which}", self.code)));
        own.or_else(|| locale.text(&format!("error.{}", self.code)))
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

    /// What is known of an error: a date as the language writes it, a role by its name.
    fn said_of_detail(self, name: &str, value: &Value) -> String {
        match value {
            Value::String(text) => match (name, text.parse::<NaiveDate>()) {
                ("approver" | "known", _) => self.named("approver", text).to_owned(),
                ("whose", _) => self.named("role", text).to_owned(),
                // A text that was given is shown as it was given.
                ("text", _) | (_, Err(_)) => text.clone(),
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

    /// Where a path leads, by the noun of the nearest thing that has one.
    fn place(self, path: &str) -> Option<String> {
        if let Some((around, inside)) = path.split_once("].facts.") {
            let inside = self.place(&format!("facts.{inside}"));
            let places = self.place(&format!("{around}]")).into_iter().chain(inside);
            return Some(places.collect::<Vec<_>>().join(", "));
        }
        let mut path = path;
        loop {
            if let Some(noun) = self.noun_of_place(&FactName::one_of_several(path)) {
                return Some(noun);
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
            Some("her degrees (degree 2)")
        );
        assert_eq!(at("as_of").as_deref(), Some("the day asked about"));
        assert_eq!(
            at("terms.orders[0].changes[2]").as_deref(),
            Some("the orders (order 1)")
        );
        assert_eq!(
            at("facts.moderations[3].facts.record.entries[1].step").as_deref(),
            Some("the moderations (moderation 4), the steps of the record (step 2)")
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
            "Этот шаг делает другой: сотрудник по коммуникациям."
        );
        let limit = error("limit-out-of-range", None)
            .with("value", -1.0)
            .with("limit", 0.5);
        assert_eq!(
            limit.text(Locale::En),
            "This limit cannot be -1. It goes from 0 to 0.5."
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
        // A sentence that says them itself says them once, as people call them.
        let approver = error("unknown-approver", None).with("known", vec!["center"]);
        assert_eq!(
            approver.text(Locale::En),
            "An approval can be given here only by: the Center."
        );
    }

    #[test]
    fn what_is_known_more_of_has_its_own_sentence() {
        let list = error("wrong-type", None).with("expected", "a list");
        assert_eq!(list.text(Locale::En), "A list is taken here.");
        let other = error("wrong-type", None).with("expected", "a Calendar");
        assert_eq!(
            other.text(Locale::En),
            "Something of another kind stands here than is taken."
        );
        assert_eq!(error("no-such-code", None).text(Locale::Ru), "in English");
    }
}
