"""What to ask whom, so that it is known who may use the library's e-resources."""

from nu_alumni_policy import Person, decide

PEOPLE: dict[str, Person] = {
    "A. Serik": {"degrees": [{"id": "b", "kind": "bachelor", "school": "SEDS"}]},
    "D. Omarova": {"degrees": [{"id": "m", "kind": "master", "school": "GSB", "conferral": "2025-06-14"}]},
    "B. Akhmetov": {"degrees": [{"id": "x", "conferral": "2025-06-14", "institution": "nu"}]},
    "N. Kim": {},
}

for name, person in PEOPLE.items():
    decision = decide("library-e-resources", {"as_of": "2026-01-12", "facts": {"person": person}})
    if decision.outcome != "undetermined":
        print(f"{name}: {decision.headline.text}")
        continue
    print(f"{name}:")
    for question in decision.ask[0].questions:
        print(f"  {question}")
