//! No text may claim to heal, treat, diagnose or keep safe. All embedded texts are scanned; every
//! suspicious word needs an allowed phrase.

use regex_lite::Regex;

use super::lookup::embedded;

/// A word, the reason it is refused, and harmless phrases with it.
struct Claim {
    word: &'static str,
    reason: &'static str,
    fine: &'static [&'static str],
}

const fn claim(word: &'static str, reason: &'static str, fine: &'static [&'static str]) -> Claim {
    Claim { word, reason, fine }
}

const CLAIMS: &[Claim] = &[
    claim("cur(e|es|ed|able)", "nothing here cures", &[]),
    claim(
        "heal(s|ed|ing|er|ers)?",
        "whether something heals is not ours to say; the words of a path and of a question about a wish are",
        &[
            "\"healing-together\"",
            "\"Healing together\"",
            "\"heal\"",
            "\"To heal\"",
            "both want to heal",
            "leaving heals most",
            "Openness heals when it is offered freely",
            "the other person's healing",
            "that nothing has healed",
        ],
    ),
    claim(
        "treat(s|ed|ing|ment|ments)?",
        "treating is for people who are trained in it",
        &["no treatment", "silent treatment", "how they treat someone", "treat it as a yes", "trained in treating them", "treating them is your work"],
    ),
    claim(
        "therap(y|ies|eutic|ist|ists)",
        "this is no therapy; a therapist is somebody to go to",
        &["No therapy", "What I say in therapy stays there", "therapist", "Therapist or counsellor"],
    ),
    claim("diagnos[a-z]*", "nothing is diagnosed here", &["No diagnosis", "no diagnosis"]),
    claim("clinical(ly)?|medically|scientifically|proven|evidence[- ]based|validated", "nothing here was tested on people", &[]),
    claim("medical(ly)?|medicinal", "this is no medical device", &["No medical device"]),
    claim("symptom[a-z]*|disorder[a-z]*|syndrome|illness(es)?|disease[a-z]*|ptsd|patients", "what somebody feels is not named as an illness", &[]),
    claim(
        "depress(ed|ion|ive)|trauma(tic|tised|tized)?",
        "what somebody feels is not named as an illness",
        &["shock and trauma", "id: \"trauma\"", "who knows trauma"],
    ),
    claim("(you|they|will) recover(s|ed)?|recover(y)? from|full recovery", "nobody is promised that they recover", &[]),
    claim("reliev(e|es|ing)|alleviat[a-z]*|soothes", "no effect is promised", &[]),
    claim("guarantee[a-z]*|we promise|will (make|help) you feel|you will feel (better|safe|calm)", "nothing is promised", &[]),
    claim(
        "(keeps|makes) you safe|you are safe( here| now)?|completely safe|perfectly safe",
        "safety is not ours to promise",
        &["whether you are safe", "where you are safe enough"],
    ),
    claim(
        "deniab[a-z]*|undetectable|untraceable|unbreakable|military[- ]grade|100 ?% (safe|secure)",
        "no file is beyond finding, and no seal beyond guessing",
        &[],
    ),
];

/// Unexplained uses of these words: file, line and reason.
fn unaccounted(claims: &[Claim], file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for Claim { word, reason, fine } in claims {
        let pattern = Regex::new(&format!(r"(?i)\b({word})\b")).expect("a pattern");
        for (number, line) in text.lines().enumerate() {
            let is_comment = line.trim_start().starts_with("//");
            let rest = fine.iter().fold(line.to_owned(), |line, phrase| line.replace(phrase, ""));
            if let Some(at) = pattern.find(&rest).filter(|_| !is_comment) {
                found.push(format!("{file}:{}: “{}”: {reason}", number + 1, at.as_str()));
            }
        }
    }
    found
}

#[test]
fn no_text_claims_to_heal_or_to_keep_safe() {
    let mut count = 0;
    let found: Vec<String> = embedded()
        .flat_map(|(file, text)| {
            count += 1;
            unaccounted(CLAIMS, file, text)
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(count > 100, "{count} files were read");
}

#[test]
fn what_was_accounted_for_is_still_there() {
    for phrase in CLAIMS.iter().flat_map(|claim| claim.fine) {
        assert!(embedded().any(|(_, text)| text.contains(phrase)), "nobody says “{phrase}” any more");
    }
}

#[test]
fn a_claim_is_found_wherever_it_stands() {
    for text in ["help: \"This cures sleepless nights.\"", "help: \"Clinically proven.\"", "help: \"It keeps you safe.\"", "help: \"A treatment for grief\""] {
        assert_eq!(unaccounted(CLAIMS, "a", text).len().min(1), 1, "{text}");
    }
    assert_eq!(unaccounted(CLAIMS, "a", "// cures\nhelp: \"This is no treatment.\""), [""; 0]);
}
