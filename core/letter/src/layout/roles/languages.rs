//! Letters in several languages, which greet, take leave and sign in each.

use super::{Role, lines::may_name};
use crate::{
    layout::{Letter, blocks::Block, signature::may_stand_in_signature},
    words::{
        addresses::has_address,
        greetings::{GreetingLanguage, greeting_language, is_greeting},
        languages::is_language_label,
        phones::phones,
        sign_offs::is_sign_off,
    },
};

/// A letter is in at most so many languages; of more sign-offs below text no block is cut.
const MOST_CUT: usize = 8;

/// A signature that stands above another one, being read.
struct Upper {
    begin: usize,
    phone: bool,
    address: bool,
    email: bool,
}

impl Upper {
    fn read(&mut self, line: &str) {
        self.phone |= phones(line) > 0;
        self.address |= has_address(line);
        self.email |= line.contains('@');
    }

    /// Whether it gives so much that it can be nothing else.
    fn is_evident(&self) -> bool {
        let given = [self.phone, self.address, self.email];
        given.iter().filter(|given| **given).count() >= 2
    }
}

impl Letter<'_> {
    /// A letter in several languages greets and takes its leave in each, and may sign in each.
    pub(super) fn mark_other_languages(&mut self) {
        let mut greeted: Vec<GreetingLanguage> = Vec::new();
        let mut upper: Option<Upper> = None;
        let mut cut = 0usize;
        let mut index = 0usize;
        while let Some((role, block)) = self.blocks.get(index) {
            let (_, first) = block.lines().next().unwrap_or_default();
            match role {
                Role::Greeting => greeted.push(greeting_language(first)),
                Role::Paragraph => {}
                _ => {
                    index = index.saturating_add(1);
                    continue;
                }
            }
            let is_line = first.len() == block.text.len() && block.context.list.is_none();
            let greets = is_line && !greeted.is_empty() && is_greeting(first);
            let language = greets.then(|| greeting_language(first));
            let is_new = language.is_some_and(|language| !greeted.contains(&language));
            if is_new || is_line && is_language_label(first) {
                greeted.extend(language);
                let role = if is_new {
                    Role::Greeting
                } else {
                    self.label_role(block)
                };
                if let Some(upper) = upper.take() {
                    self.mark_between(upper.begin, index);
                }
                self.mark(index, index.saturating_add(1), role);
            } else if let Some(at) = sign_off_line(block).filter(|at| *at == 0 || cut < MOST_CUT) {
                cut = cut.saturating_add(usize::from(at > 0));
                self.close(&mut upper, index);
                let begin = self.cut_before(index, at);
                let mut signing = Upper {
                    begin,
                    phone: false,
                    address: false,
                    email: false,
                };
                if let Some((_, block)) = self.blocks.get(begin) {
                    block.lines().for_each(|(_, line)| signing.read(line));
                }
                upper = Some(signing);
                index = begin;
            } else if let Some(signing) = &mut upper
                && block.lines().all(|(_, line)| may_sign(line))
            {
                block.lines().for_each(|(_, line)| signing.read(line));
            } else {
                self.close(&mut upper, index);
            }
            index = index.saturating_add(1);
        }
        let end = self.blocks.len();
        self.close(&mut upper, end);
    }

    /// Ends a signature that stands above another before `end`.
    fn close(&mut self, upper: &mut Option<Upper>, end: usize) {
        if let Some(upper) = upper.take().filter(Upper::is_evident) {
            self.mark_between(upper.begin, end);
        }
    }

    /// The paragraphs from `from` to before `end` are no paragraphs.
    fn mark_between(&mut self, from: usize, end: usize) {
        for (role, _) in self.blocks.iter_mut().take(end).skip(from) {
            if *role == Role::Paragraph {
                *role = Role::Aside;
            }
        }
    }
}

/// Whether a line may stand under a sign-off.
fn may_sign(line: &str) -> bool {
    may_name(line) || may_stand_in_signature(line)
}

/// Where the sign-off begins in a block that ends as a signature does.
fn sign_off_line(block: &Block) -> Option<usize> {
    let (at, _) = block.lines().find(|(_, line)| is_sign_off(line))?;
    let mut below = block.lines().skip_while(|(start, _)| *start <= at);
    below.all(|(_, line)| may_sign(line)).then_some(at)
}
