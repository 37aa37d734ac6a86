#!/usr/bin/env python3
"""Checks an exported journal against its anchors, without any part of the program that wrote it.

    journal-verify.py EXPORT ANCHORS KEY.pem [KEY.pem …] [--older-copy] [--head NUMBER CODE]

EXPORT    written by './oh journal export FILE'; the format is described in docs/journal-format.md
ANCHORS   the file journal.anchors, best the copy that was kept where the office cannot reach it
KEY.pem   the public keys journal-*.pem that lie beside the anchors
--older-copy   the anchors may end before the journal does
--head    the number and the code of a printed head, which must be this journal's

Prints what it saw and the first fault. Exit code 0: everything fits; 1: a fault; 2: wrong words. Standard library only.
"""
import base64
import hashlib
import re
import sys

FORMAT = "offenes-haus/journal/1"
ZERO = "0" * 64
FIELDS = ("id", "kind", "about", "actor_kind", "actor_id", "reason", "detail", "at", "salt", "commitment", "tx")
WORDS = r"([ -!#-\[\]-{}~]*)"
ENTRY = re.compile(r'\{"index":(0|[1-9][0-9]{0,17}|null),"leaf":"([0-9a-f]*)",' + ",".join(f'"{f}":"{WORDS}"' for f in FIELDS) + r"\}")
EXPORTED_HEAD = re.compile(r'\{"head":"' + WORDS + r'"\}')
HEAD = re.compile(r"OH1 (0|[1-9][0-9]{0,17}) (0|[1-9][0-9]{0,17}) ([0-9a-f]{64}) ([0-9T:.Z-]{27}) ([0-9a-f]{16}) ([0-9a-f]{64}) ([0-9a-f]{128})")


Fault = type("Fault", (Exception,), {})


# ECDSA on P-256 (FIPS 186-5, SEC 1); points as x/z², y/z³.
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5, 1)
NOWHERE = (1, 1, 0)
# What stands before the two coordinates in every public key file: "a point of P-256, both coordinates given".
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def double(p):
    x, y, z = p
    if not z or not y:
        return NOWHERE
    yy, zz = y * y % P, z * z % P
    s, m = 4 * x * yy % P, 3 * (x - zz) * (x + zz) % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P


def add(p, q):
    if not p[2] or not q[2]:
        return q if not p[2] else p
    (x1, y1, z1), (x2, y2, z2) = p, q
    zz1, zz2 = z1 * z1 % P, z2 * z2 % P
    u1, s1 = x1 * zz2 % P, y1 * z2 * zz2 % P
    h, r = (x2 * zz1 - u1) % P, (y2 * z1 * zz1 - s1) % P
    if not h:
        return double(p) if not r else NOWHERE
    hh = h * h % P
    hhh, v = h * hh % P, u1 * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return x3, (r * (v - x3) - s1 * hhh) % P, h * z1 * z2 % P


def signed(key, said, signature):
    r, s = int(signature[:64], 16), int(signature[64:], 16)
    if not (0 < r < N and 0 < s < N):
        return False
    w = pow(s, -1, N)
    u1, u2 = int(hashlib.sha256(said.encode()).hexdigest(), 16) * w % N, r * w % N
    both, at = add(G, key), NOWHERE
    for bit in range(255, -1, -1):
        at = double(at)
        pick = (u1 >> bit & 1) + 2 * (u2 >> bit & 1)
        if pick:
            at = add(at, (None, G, key, both)[pick])
    return at[2] != 0 and at[0] * pow(at[2] * at[2], -1, P) % P % N == r


def public_key(path):
    with open(path, encoding="ascii") as file:
        text = file.read()
    der = base64.b64decode("".join(line for line in text.split("\n") if "-----" not in line))
    if len(der) != 91 or not der.startswith(SPKI):
        raise Fault(f"{path}: no public key on P-256")
    x, y = int.from_bytes(der[27:59], "big"), int.from_bytes(der[59:], "big")
    if x >= P or y >= P or (y * y - x * x * x + 3 * x - B) % P:
        raise Fault(f"{path}: the point is not on the curve")
    return hashlib.sha256(der).hexdigest()[:16], (x, y, 1)


def sha(data):
    return hashlib.sha256(data).digest()


class Tree:  # RFC 9162, section 2.1: a leaf hash begins with 0, a node with 1
    size, peaks = 0, ()

    def add(self, leaf):
        size, peaks = self.size, list(self.peaks)
        while size & 1:
            leaf, size = sha(b"\x01" + peaks.pop() + leaf), size >> 1
        self.size, self.peaks = self.size + 1, peaks + [leaf]

    def root(self):
        root = None
        for peak in reversed(self.peaks):
            root = peak if root is None else sha(b"\x01" + peak + root)
        return (root or sha(b"")).hex()


def lines(path):
    with open(path, "rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                raise Fault(f"{path}: the last line has no end")
            yield line[:-1].decode("latin-1")


class Check:
    def __init__(self, anchors, keys, older_copy):
        self.tree, self.anchors, self.keys, self.older_copy = Tree(), anchors, keys, older_copy
        self.previous, self.heads, self.anchored, self.waiting, self.covered, self.codes = ZERO, 0, 0, 0, 0, {}

    def entry(self, found):
        index, leaf = found[1], found[2]
        self.waiting += index == "null"
        if index == "null":
            return
        if self.waiting or int(index) != self.tree.size:
            raise Fault(f"entry {self.tree.size}: missing, the next one is {index}" + " after entries that wait" * bool(self.waiting))
        said = sha(b"\x00" + "|".join((FORMAT,) + found.groups()[2:]).encode())
        if said.hex() != leaf:
            raise Fault(f"entry {index}: changed")
        self.tree.add(said)

    def head(self, line):
        found = HEAD.fullmatch(line)
        if not found:
            raise Fault(f"head {self.heads}: unreadable")
        number, size, root, _, key, previous, signature = found.groups()
        for wrong, means in (
                (int(number) != self.heads, f"head {self.heads} is missing before it"),
                (key not in self.keys, f"no public key {key}"),
                (key in self.keys and not signed(self.keys[key], line[:-129], signature), "the signature does not fit"),
                (previous != self.previous, "does not follow the head before it"),
                (int(size) != self.tree.size, f"covers {size} entries, {self.tree.size} stand before it"),
                (root != self.tree.root(), f"the first {size} entries are not those it was signed over")):
            if wrong:
                raise Fault(f"head {number}: {means}")
        anchor = next(self.anchors, None) if self.anchored == self.heads else None
        if anchor is None and not self.older_copy:
            raise Fault(f"head {number}: stands in no anchor")
        if anchor is not None:
            if anchor != line:
                raise Fault(f"head {number}: the anchor says otherwise")
            self.anchored, self.covered = self.anchored + 1, self.tree.size
        self.previous, self.heads = hashlib.sha256(line.encode()).hexdigest(), self.heads + 1
        self.codes[number] = base64.b32encode(bytes.fromhex(self.previous[:40])).decode().translate(
            str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"))

    def run(self, export):
        if next(export, None) != '{"format":"%s"}' % FORMAT:
            raise Fault("line 1: not an export of this format")
        for number, line in enumerate(export, 2):
            head, entry = EXPORTED_HEAD.fullmatch(line), ENTRY.fullmatch(line)
            if not head and not entry:
                raise Fault(f"line {number}: unreadable")
            self.head(head[1]) if head else self.entry(entry)
        if next(self.anchors, None) is not None:
            raise Fault(f"anchor line {self.anchored + 1}: the anchors go on, the journal was cut off")


def main(words):
    older_copy, wanted = "--older-copy" in words, None
    words = [w for w in words if w != "--older-copy"]
    if "--head" in words:
        at = words.index("--head")
        wanted, words = (words[at + 1:at + 2], "".join(words[at + 2:])), words[:at]
    if len(words) < 3 or wanted and not all(wanted):
        return print(__doc__) or 2
    check, fault = Check(lines(words[1]), {}, older_copy), None
    try:
        check.keys.update(map(public_key, words[2:]))
        check.run(lines(words[0]))
        if wanted and check.codes.get(wanted[0][0]) != wanted[1].replace(" ", "").upper():
            raise Fault(f"head {wanted[0][0]}: not the one on paper")
    except Fault as found:
        fault = found
    entries = check.tree.size + check.waiting
    print(f"entries {entries}, of which {entries - check.covered} lie in no anchored head yet")
    print(f"heads {check.heads}\nanchors {check.anchored}\nfirst fault: {fault or 'none'}")
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
