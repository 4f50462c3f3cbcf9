//! The greeting, and the greetings and leaves in other languages.

use super::{Role, lines::may_name};
use crate::{
    layout::{Letter, is_blank},
    words::{
        greetings::{GreetingLanguage, greeting_language, is_greeting},
        sign_offs::is_sign_off,
    },
};

impl Letter<'_> {
    /// The greeting stands before every paragraph: as a block, or as the first block's first lines,
    /// one for each language.
    pub(super) fn mark_greeting(&mut self) {
        let Some(first) = self
            .blocks
            .iter()
            .position(|(role, block)| *role == Role::Paragraph && block.context.list.is_none())
        else {
            return;
        };
        // A preheader or a headline in plain text may stand before the greeting.
        for index in first..first.saturating_add(3) {
            let Some((role, block)) = self.blocks.get_mut(index) else {
                return;
            };
            if *role != Role::Paragraph {
                continue;
            }
            let cut = block
                .lines()
                .find(|(_, line)| !is_greeting(line))
                .map(|(at, _)| at);
            if cut == Some(0) {
                continue;
            }
            *role = Role::Greeting;
            let rest = cut.map(|at| block.split_off(at));
            if let Some(rest) = rest.filter(|rest| !is_blank(rest)) {
                let below = index.saturating_add(1);
                self.blocks.insert(below, (Role::Paragraph, rest));
            }
            return;
        }
    }

    /// A letter in several languages greets and takes its leave in each.
    pub(super) fn mark_other_languages(&mut self) {
        let mut greeted: Vec<GreetingLanguage> = Vec::new();
        let mut sign_off = None;
        for index in 0..self.blocks.len() {
            let Some((role, block)) = self.blocks.get(index) else {
                break;
            };
            let first = block.text.split('\n').next().unwrap_or_default();
            match role {
                Role::Greeting => greeted.push(greeting_language(first)),
                Role::Paragraph => {}
                _ => continue,
            }
            let is_line = first.len() == block.text.len() && block.context.list.is_none();
            let greets = is_line && !greeted.is_empty() && is_greeting(first);
            let language = greets.then(|| greeting_language(first));
            if let Some(language) = language.filter(|language| !greeted.contains(language)) {
                greeted.push(language);
                self.mark(sign_off.take().unwrap_or(index), index, Role::Aside);
                self.mark(index, index.saturating_add(1), Role::Greeting);
            } else if !block.lines().skip(1).all(|(_, line)| may_name(line)) {
                sign_off = None;
            } else if is_sign_off(first) {
                sign_off = Some(index);
            } else if !may_name(first) {
                sign_off = None;
            }
        }
    }
}
