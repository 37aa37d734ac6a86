#!/usr/bin/env python3
"""Checks a receipt of the house against its public keys, without any part of the program that wrote it.

    receipt-verify.py FILE KEY.pem [KEY.pem …]

FILE      the text of a receipt, the long receipt (beleg.txt), or the line of a head; "-" reads it from standard input. The format is described in docs/journal-format.md
KEY.pem   the public keys journal-*.pem that lie beside the anchors, those of retired keys too

Prints what it says and how it ends. Exit code 0: it holds; 1: it does not; 2: wrong words. Standard library only; signatures are checked by journal-verify.py beside it.
"""
import hashlib
import importlib.util
import os
import re
import sys
import unicodedata

spec = importlib.util.spec_from_file_location("journal", os.path.join(os.path.dirname(os.path.abspath(__file__)), "journal-verify.py"))
journal = importlib.util.module_from_spec(spec)
spec.loader.exec_module(journal)

LIST = re.compile(r"(?:\A|(?<=\n))offenes-haus/receipt/1\n")
STATEMENT = re.compile(r"OHR1~([1-9][0-9]{9})~([0-9]{8}T[0-9]{6}Z)~([0-9]{8})~([1-9][0-9]{0,2})~([A-Z][a-z]{2,15})~([0-9a-f]{64})~([0-9a-f]{64})~([0-9a-f]{16})~([0-9a-f]{128})")
PROOF = re.compile(r"(0|[1-9][0-9]{0,17})~((?:[0-9a-f]{64}){0,62})~(OH1~.+)")


def stands(leaf, index, size, path, root):  # RFC 9162, section 2.1.3.2
    at, last, found = index, size - 1, leaf
    if at > last:
        return False
    for beside in path:
        if not last:
            return False
        if at & 1 or at == last:
            found = journal.sha(b"\x01" + beside + found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = journal.sha(b"\x01" + found + beside)
        at, last = at >> 1, last >> 1
    return not last and found == root


def head_of(text, keys):
    found = journal.HEAD.fullmatch(text.replace("~", " "))
    if not found:
        raise journal.Fault("the head of the journal is damaged")
    if found[5] not in keys:
        raise journal.Fault(f"no public key {found[5]}: signed by another house")
    if not journal.signed(keys[found[5]], found[0][:-129], found[7]):
        raise journal.Fault("the head of the journal is not signed by this house")
    return found


def check(text, keys):
    text = text.replace("\r\n", "\n")
    start = LIST.search(text)
    above, declared = (text[:start.start()], text[start.start():].rstrip("\n")) if start else (text, None)
    token = "".join(sign for sign in re.sub("%7e", "~", above, flags=re.I) if not sign.isspace() and unicodedata.category(sign) not in ("Cc", "Cf"))
    if "OHR1~" not in token:
        head = head_of(above.strip() if " " in above.strip() else token[token.rfind("#") + 1:], keys)
        return f"head {head[1]} over {head[2]} entries, signed {head[4]}"
    said, _, behind = token[token.index("OHR1~"):].partition("~OHP1~")
    found, proof = STATEMENT.fullmatch(said), PROOF.fullmatch(behind)
    if not found or "~OHP1~" in token and not proof:
        raise journal.Fault("damaged: a piece is missing, or a sign is different")
    number, at, day, turn, channel, content, leaf, key, signature = found.groups()
    if key not in keys:
        raise journal.Fault(f"no public key {key}: signed by another house")
    # Of the two signatures that belong together only the lower one is the house's.
    if int(signature[64:], 16) > journal.N // 2 or not journal.signed(keys[key], said[:-129], signature):
        raise journal.Fault("the signature does not fit")
    says = f"number {number}, received {at}, counts for {day} (value {turn}), {channel}"
    if proof:
        head, way = head_of(proof[3], keys), bytes.fromhex(proof[2])
        if not stands(bytes.fromhex(leaf), int(proof[1]), int(head[2]), [way[i:i + 32] for i in range(0, len(way), 32)], bytes.fromhex(head[3])):
            raise journal.Fault("the way into the journal does not fit")
        says += f"; entry {proof[1]} of the journal under head {head[1]}"
    if declared is not None:
        if hashlib.sha256(declared.encode()).hexdigest() != content:
            raise journal.Fault("the list of what was declared is another one")
        says += "; the list is the one that arrived"
    return says


def main(words):
    if len(words) < 2:
        return print(__doc__) or 2
    try:
        with open(0 if words[0] == "-" else words[0], encoding="utf-8", newline="") as file:
            print("holds: " + check(file.read(), dict(map(journal.public_key, words[1:]))))
    except journal.Fault as fault:
        return print(f"does not hold: {fault}") or 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
