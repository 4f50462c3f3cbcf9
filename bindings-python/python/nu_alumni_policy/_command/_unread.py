"""A draft that cannot be read, among the reports of others: in each format that it is none, and why."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from html import escape
from urllib.parse import quote

from .. import __version__

__all__ = ["as_unread"]


def as_unread(format: str, name: str, code: str, why: str) -> str:
    """As a report is written; nothing in a calendar, where it has no day."""
    if format == "text":
        return f"{why}\n"
    if format == "json":
        return json.dumps({"code": code, "text": why}, ensure_ascii=False) + "\n"
    if format == "html":
        head = f'<!DOCTYPE html>\n<meta charset="utf-8">\n<title>{escape(name)}</title>\n'
        return f"{head}<h1>{escape(name)}</h1>\n<p>{escape(why)}</p>\n"
    if format == "sarif":
        return json.dumps(_log(name, code, why), ensure_ascii=False)
    return _suites(name, code, why) if format == "junit" else ""


def _log(name: str, code: str, why: str) -> dict[str, object]:
    uri = quote(name.replace("\\", "/"), "/~")
    place = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    told = {"descriptor": {"id": code}, "level": "error", "message": {"text": why}, "locations": [place]}
    run = {
        "tool": {"driver": {"name": "nu-alumni-policy", "version": __version__}},
        "invocations": [{"executionSuccessful": False, "toolExecutionNotifications": [told]}],
    }
    return {"version": "2.1.0", "runs": [run]}


def _suites(name: str, code: str, why: str) -> str:
    counts = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    suites = ElementTree.Element("testsuites", counts)
    suite = ElementTree.SubElement(suites, "testsuite", {"name": name, **counts})
    case = ElementTree.SubElement(suite, "testcase", {"classname": name, "name": code})
    ElementTree.SubElement(case, "error", {"type": code, "message": why})
    return ElementTree.tostring(suites, "unicode")
