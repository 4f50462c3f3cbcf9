//! A question over every combination of the facts that matter to it, the missing ones included.
//! What is expected is worked out from the answers to the complete facts alone.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// A fact and the values that stand for all that it can have. Value 0 is: not given.
pub struct Fact {
    pub path: &'static str,
    values: Vec<Option<Value>>,
    /// For each value, the complete ones that it can turn out to be.
    turns_out: Vec<Vec<usize>>,
}

impl Fact {
    /// Not given, or one of `values`.
    pub fn new(path: &'static str, values: &[Value]) -> Self {
        let values: Vec<Option<Value>> = [None]
            .into_iter()
            .chain(values.iter().cloned().map(Some))
            .collect();
        let turns_out = (0..values.len())
            .map(|i| {
                if i == 0 {
                    (1..values.len()).collect()
                } else {
                    vec![i]
                }
            })
            .collect();
        Self {
            path,
            values,
            turns_out,
        }
    }

    pub fn flag(path: &'static str) -> Self {
        Self::new(path, &[json!(false), json!(true)])
    }

    /// `value` is known in part only: it turns out to be one of `complete`.
    pub fn partly(mut self, value: Value, complete: &[Value]) -> Self {
        let place = |v: &Value| {
            self.values
                .iter()
                .position(|known| known.as_ref() == Some(v))
                .expect("a value of the fact")
        };
        let can_be = complete.iter().map(place).collect();
        let new = self.values.len();
        self.values.push(Some(value));
        self.turns_out.push(can_be);
        debug_assert_eq!(self.turns_out.len(), new + 1);
        self
    }
}

/// What is asked of a question, and with which facts.
pub struct Space {
    pub question: &'static str,
    pub as_of: &'static str,
    /// Facts that are the same throughout.
    pub base: Value,
    pub terms: Value,
    pub facts: Vec<Fact>,
}

/// One answer, as far as the checks need it.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    outcome: String,
    /// Who has to agree.
    approvers: Vec<String>,
    asks: Vec<Asked>,
    folded: String,
    /// The facts of the reasons that make the outcome.
    cited: Vec<String>,
    /// By what, with which facts, and to what the outcome would change, time apart.
    changes: Vec<(String, Vec<String>, String)>,
}

/// The facts, the outcomes that they can settle, and whether they always do.
type Asked = (Vec<String>, Vec<String>, bool);

/// The outcome of complete facts.
pub type Rule = fn(&Value) -> &'static str;

pub type Asker<'a> = &'a dyn Fn(&str, &Value) -> Result<Value, String>;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub points: usize,
    pub undetermined: usize,
    pub asks: usize,
    /// Steps from a settled answer to one with a missing fact more.
    pub steps: usize,
    /// Changes that are said to change an outcome.
    pub changes: usize,
    pub outcomes: BTreeMap<String, usize>,
}

const UNDETERMINED: &str = "undetermined";

fn put(into: &mut Value, path: &str, value: Value) {
    let mut place = into;
    for step in path.replace('[', ".").replace(']', "").split('.') {
        place = match step.parse::<usize>() {
            Ok(i) => &mut place[i],
            Err(_) => &mut place[step],
        };
    }
    *place = value;
}

impl Space {
    fn sizes(&self) -> Vec<usize> {
        self.facts.iter().map(|f| f.values.len()).collect()
    }

    /// Every combination, as the place of each fact's value.
    pub fn points(&self) -> Vec<Vec<usize>> {
        let mut points = vec![Vec::new()];
        for size in self.sizes() {
            points = points
                .into_iter()
                .flat_map(|point: Vec<usize>| {
                    (0..size).map(move |i| {
                        let mut longer = point.clone();
                        longer.push(i);
                        longer
                    })
                })
                .collect();
        }
        points
    }

    fn place(&self, point: &[usize]) -> usize {
        point
            .iter()
            .zip(self.sizes())
            .fold(0, |place, (i, size)| place * size + i)
    }

    pub fn request(&self, point: &[usize]) -> Value {
        let mut request = json!({"as_of": self.as_of, "facts": self.base, "terms": self.terms});
        for (fact, &i) in self.facts.iter().zip(point) {
            if let Some(value) = &fact.values[i] {
                match fact.path.strip_prefix("terms.") {
                    Some(path) => put(&mut request["terms"], path, value.clone()),
                    None => put(&mut request["facts"], fact.path, value.clone()),
                }
            }
        }
        request
    }

    /// The complete facts that a point can turn out to be.
    fn turns_out(&self, point: &[usize]) -> Vec<Vec<usize>> {
        let mut complete = vec![Vec::new()];
        for (fact, &i) in self.facts.iter().zip(point) {
            complete = complete
                .into_iter()
                .flat_map(|c: Vec<usize>| {
                    fact.turns_out[i].iter().map(move |&v| {
                        let mut longer = c.clone();
                        longer.push(v);
                        longer
                    })
                })
                .collect();
        }
        complete
    }

    /// The points with one missing fact more, and which it is.
    fn with_one_more(&self, point: &[usize]) -> Vec<(usize, Vec<usize>)> {
        let mut points = Vec::new();
        for (i, fact) in self.facts.iter().enumerate() {
            let can_be = &fact.turns_out[point[i]];
            for &value in can_be.iter().filter(|_| can_be.len() > 1) {
                let mut more = point.to_vec();
                more[i] = value;
                points.push((i, more));
            }
        }
        points
    }

    fn answers(&self, ask: Asker<'_>) -> Result<Vec<Seen>, String> {
        self.points()
            .iter()
            .map(|point| ask(self.question, &self.request(point)).map(|answer| seen(&answer)))
            .collect()
    }

    /// That every answer is what the complete facts make it, and that the asks settle it.
    pub fn check(&self, ask: Asker<'_>) -> Result<Counts, String> {
        self.consistent(&self.answers(ask)?)
    }

    /// Whether a point is known in full.
    fn complete(&self, point: &[usize]) -> bool {
        let facts = self.facts.iter().zip(point);
        facts.into_iter().all(|(fact, &i)| fact.turns_out[i] == [i])
    }

    /// That complete facts come to what `rule` says of them; how many there are.
    pub fn check_rule(&self, ask: Asker<'_>, rule: Rule) -> Result<usize, String> {
        let mut checked = 0;
        for point in self.points().iter().filter(|point| self.complete(point)) {
            let request = self.request(point);
            let outcome = ask(self.question, &request)?["outcome"].clone();
            let expected = rule(&request["facts"]);
            if outcome != expected {
                return Err(format!(
                    "{request}: {outcome} where the rule says {expected}"
                ));
            }
            checked += 1;
        }
        Ok(checked)
    }

    /// The answers that are in every way as `rule` would have them: what is missing left open, and
    /// asked for.
    fn answers_by(&self, rule: Rule) -> Vec<Seen> {
        let by_rule = |point: &Vec<usize>| {
            let complete = self.turns_out(point);
            let mut outcomes: Vec<&str> = complete
                .iter()
                .map(|c| rule(&self.request(c)["facts"]))
                .collect();
            outcomes.sort_unstable();
            outcomes.dedup();
            let outcome = match outcomes[..] {
                [one] => one,
                _ => UNDETERMINED,
            };
            Seen {
                outcome: outcome.to_owned(),
                approvers: vec!["by the rule".to_owned()],
                folded: outcome.to_owned(),
                asks: Vec::new(),
                cited: self.facts.iter().map(|fact| fact.path.to_owned()).collect(),
                changes: Vec::new(),
            }
        };
        let mut answers: Vec<Seen> = self.points().iter().map(by_rule).collect();
        for (i, point) in self.points().iter().enumerate() {
            if answers[i].outcome == UNDETERMINED {
                let mut asks = self.expected_asks(point, &answers);
                asks.sort_by_key(|(facts, ..)| facts.len());
                answers[i].asks = asks;
            }
        }
        answers
    }

    /// That a rule, right or wrong, contradicts itself nowhere.
    pub fn check_consistent_rule(&self, rule: Rule) -> Result<Counts, String> {
        self.consistent(&self.answers_by(rule))
    }

    fn consistent(&self, answers: &[Seen]) -> Result<Counts, String> {
        let mut counts = Counts::default();
        for (point, answer) in self.points().iter().zip(answers) {
            counts.points += 1;
            *counts.outcomes.entry(answer.outcome.clone()).or_default() += 1;
            let wrong = |what: String| format!("{}: {what}", self.request(point));
            if answer.folded != answer.outcome {
                return Err(wrong(format!(
                    "the reasons fold to {}, the outcome is {}",
                    answer.folded, answer.outcome
                )));
            }
            if let Some(other) = self.turned_by_what_is_not_cited(point, answer, answers) {
                return Err(wrong(format!(
                    "its reasons rest on {:?}, and yet {} is {}",
                    answer.cited,
                    self.request(&other),
                    answers[self.place(&other)].outcome
                )));
            }
            for (by, facts, outcome) in &answer.changes {
                counts.changes += 1;
                if !self.changes_so(point, answer, (by, facts, outcome), answers) {
                    return Err(wrong(format!("{facts:?} by {by} make it no {outcome}")));
                }
            }
            if answer.outcome != UNDETERMINED {
                for (i, more) in self.with_one_more(point) {
                    counts.steps += 1;
                    if answers[self.place(&more)].outcome != answer.outcome {
                        return Err(wrong(format!("{} turns it", self.facts[i].path)));
                    }
                }
            }
            let mut possible: Vec<&str> = self
                .turns_out(point)
                .iter()
                .map(|c| answers[self.place(c)].outcome.as_str())
                .collect();
            possible.sort_unstable();
            possible.dedup();
            if possible.contains(&UNDETERMINED) {
                return Err(wrong("complete facts leave it undetermined".to_owned()));
            }
            // Where nobody has to agree whatever comes out, whose approval it needs is not known.
            let ways = self.turns_out(point);
            let mut of_each = ways.iter().map(|c| &answers[self.place(c)].approvers);
            let of_first = of_each.next().cloned().unwrap_or_default();
            let certain = of_first
                .iter()
                .any(|who| of_each.clone().all(|others| others.contains(who)));
            let expected = match possible[..] {
                ["needs-approval"] if !certain => UNDETERMINED,
                [one] => one,
                _ => UNDETERMINED,
            };
            if answer.outcome != expected {
                return Err(wrong(format!(
                    "{} where {possible:?} can come out",
                    answer.outcome
                )));
            }
            if expected == UNDETERMINED {
                counts.undetermined += 1;
                counts.asks += answer.asks.len();
                self.check_asks(point, answer, answers).map_err(wrong)?;
            } else if !answer.asks.is_empty() {
                return Err(wrong("a settled answer asks".to_owned()));
            }
        }
        Ok(counts)
    }

    /// Whether there is a point with other values of these facts alone and this outcome.
    fn changes_so(
        &self,
        point: &[usize],
        answer: &Seen,
        (by, facts, outcome): (&str, &[String], &str),
        answers: &[Seen],
    ) -> bool {
        if by == "approval" {
            return answer.outcome == "needs-approval" && outcome == "granted";
        }
        // `person.degrees` stands for each fact of each degree: a further one can have any.
        let named = |fact: &Fact| {
            let of = |path: &String| path.starts_with(fact.path) || fact.path.starts_with(path);
            facts.iter().any(of)
        };
        let mut points = vec![Vec::new()];
        for (fact, &i) in self.facts.iter().zip(point) {
            let values = if named(fact) {
                0..fact.values.len()
            } else {
                i..i + 1
            };
            points = points
                .into_iter()
                .flat_map(|p: Vec<usize>| {
                    values.clone().map(move |v| {
                        let mut longer = p.clone();
                        longer.push(v);
                        longer
                    })
                })
                .collect();
        }
        outcome != answer.outcome
            && points
                .iter()
                .any(|p| answers[self.place(p)].outcome == outcome)
    }

    /// A point with the same cited facts and another outcome, where there is one. A refusal can
    /// still turn into a prohibition.
    fn turned_by_what_is_not_cited(
        &self,
        point: &[usize],
        answer: &Seen,
        answers: &[Seen],
    ) -> Option<Vec<usize>> {
        let same: &[&str] = match answer.outcome.as_str() {
            "granted" => &["granted"],
            "not-granted" => &["not-granted", "prohibited"],
            _ => return None,
        };
        let mut points = vec![Vec::new()];
        for (fact, &i) in self.facts.iter().zip(point) {
            let cited = answer.cited.iter().any(|path| path.starts_with(fact.path));
            // What the terms say is no fact that a reason cites.
            let values = if cited || fact.path.starts_with("terms.") {
                i..i + 1
            } else {
                0..fact.values.len()
            };
            points = points
                .into_iter()
                .flat_map(|p: Vec<usize>| {
                    values.clone().map(move |v| {
                        let mut longer = p.clone();
                        longer.push(v);
                        longer
                    })
                })
                .collect();
        }
        points
            .into_iter()
            .find(|p| !same.contains(&answers[self.place(p)].outcome.as_str()))
    }

    /// Outcomes of the point with the facts of `set` complete, in every way.
    fn with_known(&self, point: &[usize], set: &[usize], answers: &[Seen]) -> Vec<String> {
        let mut points = vec![point.to_vec()];
        for &fact in set {
            points = points
                .into_iter()
                .flat_map(|p| {
                    self.facts[fact].turns_out[p[fact]].iter().map(move |&v| {
                        let mut known = p.clone();
                        known[fact] = v;
                        known
                    })
                })
                .collect();
        }
        let mut outcomes: Vec<String> = points
            .iter()
            .map(|p| answers[self.place(p)].outcome.clone())
            .collect();
        outcomes.sort_unstable();
        outcomes.dedup();
        outcomes
    }

    /// The sets that can settle an open answer where no smaller part can, and the smallest that
    /// always does.
    fn expected_asks(&self, point: &[usize], answers: &[Seen]) -> Vec<Asked> {
        let open: Vec<usize> = (0..point.len())
            .filter(|&i| self.facts[i].turns_out[point[i]].len() > 1)
            .collect();
        let set_of = |bits: usize| -> Vec<usize> {
            let chosen = open.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
            chosen.map(|(_, &fact)| fact).collect()
        };
        // For each set, the outcomes it can settle, and whether it always settles one.
        let by_set: Vec<(Vec<String>, bool)> = (0..1usize << open.len())
            .map(|bits| {
                let mut outcomes = self.with_known(point, &set_of(bits), answers);
                let all = outcomes.len();
                outcomes.retain(|o| o != UNDETERMINED);
                let always = outcomes.len() == all;
                (outcomes, always)
            })
            .collect();
        let mut expected = Vec::new();
        for bits in 1..by_set.len() {
            let (settled, always) = &by_set[bits];
            let parts = || {
                (0..bits)
                    .filter(|part| part & bits == *part)
                    .map(|part| &by_set[part])
            };
            let new = settled
                .iter()
                .any(|o| parts().all(|(of_part, _)| !of_part.contains(o)));
            let minimal = *always && parts().all(|(_, always)| !always);
            let set = set_of(bits);
            if minimal || (new && set.len() <= 3 && !always) {
                let mut paths: Vec<String> =
                    set.iter().map(|&i| self.facts[i].path.to_owned()).collect();
                paths.sort_unstable();
                expected.push((paths, settled.clone(), *always));
            }
        }
        expected
    }

    fn check_asks(&self, point: &[usize], answer: &Seen, answers: &[Seen]) -> Result<(), String> {
        let mut expected = self.expected_asks(point, answers);
        let mut asked = answer.asks.clone();
        asked.sort();
        expected.sort();
        if asked != expected {
            return Err(format!("asks {asked:?}\nexpected {expected:?}"));
        }
        let sizes: Vec<usize> = answer.asks.iter().map(|(facts, ..)| facts.len()).collect();
        if !sizes.is_sorted() {
            return Err("the smallest set does not come first".to_owned());
        }
        Ok(())
    }
}

fn strings(value: &Value) -> Vec<String> {
    let mut strings: Vec<String> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect();
    strings.sort_unstable();
    strings
}

/// A path as a space names it: from the facts on, or from the terms.
fn of_facts(path: &str) -> String {
    let rooted = path.starts_with("facts.") || path.starts_with("terms.");
    assert!(rooted, "{path} has no root");
    path.trim_start_matches("facts.").to_owned()
}

fn paths(value: &Value) -> Vec<String> {
    strings(value).iter().map(|path| of_facts(path)).collect()
}

fn seen(decision: &Value) -> Seen {
    let grave = |effect: &Value| match effect.as_str() {
        Some("grants") => 0,
        Some("requires-approval") => 1,
        Some("refuses") => 2,
        Some("prohibits") => 3,
        other => panic!("{other:?} settles nothing"),
    };
    let (mut settled, mut open) = (0, 0);
    for reason in decision["reasons"].as_array().expect("reasons") {
        if reason["effect"] == "leaves-open" {
            open = open.max(grave(&reason["could"]));
        } else {
            settled = settled.max(grave(&reason["effect"]));
        }
    }
    let folded = if open > settled {
        UNDETERMINED
    } else {
        ["granted", "needs-approval", "not-granted", "prohibited"][settled]
    };
    let outcome = decision["outcome"].as_str().expect("an outcome");
    let cited = decision["reasons"]
        .as_array()
        .expect("reasons")
        .iter()
        .filter(|reason| outcome == "granted" || reason["effect"] == "refuses")
        .flat_map(|reason| reason["facts"].as_array().expect("facts").clone())
        .filter_map(|fact| fact["path"].as_str().map(of_facts))
        .collect();
    let changes = decision["would_change"]
        .as_array()
        .expect("changes")
        .iter()
        .filter(|change| change["by"] != "time")
        .map(|change| {
            let text = |name: &str| change[name].as_str().expect("a text").to_owned();
            (text("by"), paths(&change["facts"]), text("outcome"))
        })
        .collect();
    Seen {
        changes,
        cited,
        outcome: decision["outcome"].as_str().expect("an outcome").to_owned(),
        approvers: strings(&decision["approvers"]),
        asks: decision["ask"]
            .as_array()
            .expect("asks")
            .iter()
            .map(|ask| {
                (
                    paths(&ask["facts"]),
                    strings(&ask["outcomes"]),
                    ask["always"] == true,
                )
            })
            .collect(),
        folded: folded.to_owned(),
    }
}
