// What a page loads first does not carry what only questions and reports say; it answers as the whole library does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { mailings } from "./mailings.mjs";

const loaded = async (name) => {
  const from = (file) => join(process.env.PACKAGE, file);
  const bindings = await import(pathToFileURL(from(`${name}.js`)));
  bindings.initSync({ module: readFileSync(from(`${name}_bg.wasm`)) });
  return bindings;
};
const part = await loaded("nu_alumni_policy");
const whole = await loaded("nu_alumni_policy_whole");

/** What both say, which is one thing. */
function said(source, options) {
  const by = [part, whole].map((bindings) => {
    try {
      return bindings.checkMailingJson(source, options);
    } catch (error) {
      return JSON.stringify(error.toJSON());
    }
  });
  assert.equal(by[0], by[1], `${source} ${JSON.stringify(options)}`);
  return JSON.parse(by[0]);
}

const hosts = (report) => {
  const found = report.findings.filter(({ rule }) => rule === "links-own");
  return found.map(({ message }) => message.args.host ?? message.key);
};

/** Whether the part reads it: HTML or text in UTF-8. */
function isRead({ kind, source }) {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(source);
    return kind === "html" || kind === "text";
  } catch {
    return false;
  }
}

test("reports are the kept ones, byte for byte", () => {
  const read = mailings.filter(isRead);
  assert.ok(read.length > 40);
  for (const { name, source, kind, brief, report } of read) {
    assert.equal(part.checkMailingJson(source, { kind, brief }), report, name);
  }
});

test("an address leads to the host that it leads to", () => {
  const brief = { own_hosts: ["nu.edu.kz"] };
  const led = (href, base = "") => hosts(said(`${base}<p>Dear Alumni, see <a href="${href}">this</a>.</p>`, { kind: "html", brief }))[0];
  for (const [href, host] of [
    ["https://GSB.NU.edu.kz./x", undefined],
    ["https://nu.edu.kz@evil.com/", "evil.com"],
    [" ht\ntps:\\\\Evil.com\\a", "evil.com"],
    ["//evil.com/x", "evil.com"],
    ["https:evil.com", "evil.com"],
    ["https://пример.рф/", "пример.рф"],
    ["https://XN--E1AFMKFD.xn--p1ai", "пример.рф"],
    ["https://nu.еdu.kz/", "nu.xn--du-mlc.kz"],
    ["https://ｅｖｉｌ。com", "evil.com"],
    ["https://%65vil.com", "evil.com"],
    ["https://faß.example", "faß.example"],
    ["https://0x7f.1/", "127.0.0.1"],
    ["https://[::1]/", "[::1]"],
    ["https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.com%2Fa%2Bb&data=1", "evil.com"],
    ["webcal://evil.com/a.ics", "evil.com"],
    ["https://", "links-own.unreadable"],
    ["https://a b/", "links-own.unreadable"],
    ["https://xn--a/", "links-own.unreadable"],
    ["https://evil.com:99999/", "links-own.unreadable"],
    ["javascript:alert(1)", "links-own.not-a-page"],
    ["a/b", "links-own.relative"],
    ["?a", "links-own.relative"],
  ]) {
    assert.equal(led(href), host, href);
  }
  assert.equal(led("../a?b", '<base href="http://evil.com/c/d">'), "evil.com");
  assert.equal(led("//nu.edu.kz/a", '<base href="http://evil.com/c/d">'), undefined);
});

test("a host, a page and a hashtag of the brief are the same, or refused the same", () => {
  for (const host of ["NU.edu.kz.", "пример.рф", "nu.edu.kz/a", "a@nu.edu.kz", "nu.edu.kz:80", " nu.edu.kz", "1.2.3.4", "[::1]", "nu", "", "*.kz", "n\tu.kz"]) {
    said('<p>Dear Alumni, <a href="https://xn--e1afmkfd.xn--p1ai/">this</a>.</p>', { kind: "html", brief: { own_hosts: [host] } });
  }
  const tagged = (hashtag) => ({ kind: "html", brief: { direction: "event-invitation", initiator: { unit: "Й", hashtag }, post: "#НУ\u0418\u0306" } });
  for (const leads_to of ["https://Пример.рф/a", "http://1.2.3.4/", "ftp://nu.edu.kz/", "nu.edu.kz", "https://"]) {
    said("<p>Dear Alumni, see bit.ly/a.</p>", { kind: "html", brief: { links: [{ address: "bit.ly/a", leads_to }] } });
  }
  for (const hashtag of ["#НУ\u0419", "#НУ\u0418\u0306", "#ну\u0439", "#НУ"]) said("<p>Dear Alumni,</p>", tagged(hashtag));
});

test("a paragraph that is too long parts at the same sentence", () => {
  for (const [text, sentence] of [
    ["The School invites you, e.g. with your family, to the reunion of 12.5 hours on campus. ", "Dr. Smith opens it. “Come!” he says. "],
    ["Школа приглашает вас, т. е. всех выпускников, на встречу, которая пройдёт в кампусе. ", "Её открывает ректор… А потом? Концерт! "],
    ["Мектеп барлық түлектерді кампустағы кездесуге шақырады, оның ішінде отбасыларымен. ", "Кездесуді ректор ашады (ол да түлек). "],
  ]) {
    const report = said(`<p>Dear Alumni,</p><p>${text}${text}${sentence}${text}</p>`, { kind: "html", brief: {} });
    const found = report.findings.find(({ rule }) => rule === "paragraph-length");
    assert.ok(found.fix.edits.length > 0, text);
  }
});
