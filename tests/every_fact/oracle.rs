//! What complete facts come to, written down by hand from the clauses and without the library. A
//! rule that is wrong in itself, and consistent, is caught here and nowhere else.

use serde_json::{Value, json};

/// Whether the person holds a degree that counts (2.1), and whether within the year of 4.1b on
/// 15 June 2026: a conferral of 15 June 2025 or later.
fn degrees(facts: &Value) -> (bool, bool) {
    let all = facts["person"]["degrees"].as_array();
    let conferrals: Vec<&str> = all
        .into_iter()
        .flatten()
        .filter(|degree| ["bachelor", "phd"].contains(&degree["kind"].as_str().unwrap_or("")))
        .filter(|degree| degree["institution"] == "nu" || degree["school"].is_string())
        .filter_map(|degree| degree["conferral"].as_str())
        .filter(|conferral| *conferral != "pending")
        .collect();
    let within = conferrals.iter().any(|day| *day >= "2025-06-15");
    (!conferrals.is_empty(), within)
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "granted" } else { "not-granted" }
}

/// Both cards (4.14, I04).
pub fn campus_access(facts: &Value) -> &'static str {
    let person = &facts["person"];
    let both = person["alumni_card"] == true && person["identification_card"] == true;
    yes_or_no(degrees(facts).0 && both)
}

/// The year of any one degree (4.1b, I02).
pub fn e_resources(facts: &Value) -> &'static str {
    yes_or_no(degrees(facts).1)
}

/// To whom each sender of the space may write of its own (7.1, I07), by hand: an Association to nobody
/// (I51), several to those of each (I52).
fn own(sender: &Value, audience: &Value) -> bool {
    let only = |facet: &str, name: &str| audience[facet] == json!([name]);
    if let Some(several) = sender["several"].as_array() {
        let schools = audience["schools"].as_array().into_iter().flatten();
        let mut of_one = schools.map(|name| several.iter().any(|one| one["school"] == *name));
        return audience["schools"].is_array() && of_one.all(|of_one| of_one);
    }
    match (sender["school"].as_str(), sender["division"].as_str()) {
        (Some(school), _) => only("schools", school),
        (_, Some(division)) => only("affiliations", division),
        _ => false,
    }
}

/// Official, from no Center, beyond the own constituency or without the data (7.1, 7.2, I08).
pub fn communication_approval(facts: &Value) -> &'static str {
    let own = own(&facts["sender"], &facts["audience"]);
    let free = facts["official"] == false
        || facts["sender"] == "center"
        || (own && facts["data_submitted"] == true);
    if free { "granted" } else { "needs-approval" }
}

/// An Association with its documents, with partners that are Associations with theirs (2.2, 6.4),
/// and with the Center where the University takes part (6.1).
pub fn start_programme(facts: &Value) -> &'static str {
    let (group, programme) = (&facts["group"], &facts["programme"]);
    let association = group["members"].as_u64() >= Some(2)
        && group["members_not_alumni"] == 0
        && group["independent"] == true
        && group["supports_nu"] == true;
    let fits =
        |partner: &Value| partner["association"] == true && partner["documents_of_title"] == true;
    let partners = programme["partners"].as_array();
    let with_center =
        programme["with_university"] == false || programme["center_cooperates"] == true;
    if !(association
        && group["documents_of_title"] == true
        && partners.is_none_or(|all| all.iter().all(fits)))
    {
        "not-granted"
    } else if with_center {
        "granted"
    } else {
        "needs-approval"
    }
}

/// One card, whichever: a broken [`campus_access`].
pub fn any_card(facts: &Value) -> &'static str {
    let person = &facts["person"];
    let any = person["alumni_card"] == true || person["identification_card"] == true;
    yes_or_no(degrees(facts).0 && any)
}

/// The year of the first degree alone: a broken [`e_resources`].
pub fn first_year_only(facts: &Value) -> &'static str {
    let mut facts = facts.clone();
    if let Some(all) = facts["person"]["degrees"].as_array_mut() {
        all.truncate(1);
    }
    e_resources(&facts)
}

/// Some of the audience in the constituency is enough: a broken [`communication_approval`].
pub fn some_of_the_own(facts: &Value) -> &'static str {
    let audience = &facts["audience"];
    let some = |facet: &str, name: &Value| {
        let all = audience[facet].as_array();
        all.is_some_and(|names| names.contains(name))
    };
    let sender = &facts["sender"];
    let touches = some("schools", &sender["school"]) || some("affiliations", &sender["division"]);
    let mut facts = facts.clone();
    if touches {
        facts["audience"] = match sender["school"].as_str() {
            Some(school) => json!({"schools": [school]}),
            None => json!({"affiliations": [sender["division"]]}),
        };
    }
    communication_approval(&facts)
}

/// Partners need no documents: a broken [`start_programme`].
pub fn partners_without_documents(facts: &Value) -> &'static str {
    let mut facts = facts.clone();
    if let Some(partners) = facts["programme"]["partners"].as_array_mut() {
        for partner in partners {
            partner["documents_of_title"] = json!(true);
        }
    }
    start_programme(&facts)
}
