"""The wordings around an amount, as patterns over its skeleton: qualifiers, periods, ranges, parts, valuations, prices of one."""

from __future__ import annotations

import re

BESIDE_AMOUNTS = frozenset(
    """
    a about above after all am amid among an and annually approx around as at aus back before below between by cash circa closing combined commitment
    committed contract cost deal during each earn equity est estimated excluding expected extra first fixed for from fund funding gross grant if in incl
    including initial initially into invested investment is its kick latest led less lump max maximum min minimum monthly more nearly net new next no
    nominal non not now of off on once one only or order orders our out over overall own paid par partly per plan pledge plus pre post price principal
    raise raised raising reported revenue roughly round said sale secured seed series share since size so some spend spread stake such sum take than that
    the their then these this through till to top total toward towards transaction under until up upfront upsized value valued via was when which
    will with within without worth year yearly auf bei bis für im in je jährlich nach ohne pro seit über rd und von vor zu zum à au aux avec chez dans de des
    du en et jusqu par pour sans sous sur un une al con da del di e el hasta la las los por para sin su y com em no na nas nos ou per tra fra op te van
    voor met och till för med av om na w z za do od przez на за в до от по на к и 约 約 近 逾 超 超过 超過 大约 共 总额 最大 最高 প্রায়
    """.split()  # noqa: SIM905  as a list it would be two hundred lines
)
"""Words that can stand beside a figure without a currency and leave it a sum of money."""

OF = frozenset({"de", "di", "d", "of", "do", "da", "von", "des"})
"""Words between a power of ten and a currency."""

ANY = r"‹[MB]›"
RANGE_OF_TWO = re.compile(
    r"(?:between |from |zwischen |entre |de )?‹M›\s?(?:-|to|and|bis|und|à|a|y|e|~|or|oder|до)\s?‹M›"
)
RANGE_ANYWHERE = re.compile(
    rf"(?:(?:between|zwischen|entre) {ANY} (?:and|und|et|y|e) {ANY}|(?:from )?{ANY}\s?(?:-|to|bis|or|oder|до|à)\s?{ANY})"
)
PARTS = re.compile(r"[^‹]*‹M›[^‹(]*(?:(?:\+|\bplus\b|\band\b|&|\bund\b|\bet\b)[^‹(]*‹M›[^‹(+]*)+")
PARTS_BETWEEN = re.compile(r"\+|\bplus\b|\band\b|&|\bund\b|\bet\b")
CONTAINED = re.compile(
    r"(?P<word>\(|/|=|≈|\bof which\b|\bincl(?:uding|udes|\.)?|\bdavon\b|\bdont\b|\bwith\b)[^‹]*‹M›[^‹)]*\)?"
)
CHANGED = re.compile(
    r"\b(?:raised|increased|upsized|lifted|grown|up|down|cut|reduced|lowered|changed|amended|erhöht|gesenkt|porté|passé|aumentado|elevato)\b[^‹]*\b(?:from|von|de|da)\s?[~$]?‹[MB]›"
    r"|‹[MB]›[^‹]*\b(?:net|less|minus|after|abzüglich|netto|moins|menos|meno)\b[^‹]*‹[MBP]›"
)
"""A sum that is changed from another, or has another taken off it."""
IN_BRACKETS = re.compile(r"\(\s*-?‹[MB]›\s*\)")
VALUATION = re.compile(
    r"(?:(?:,|;|·|-|\()?\s*(?:at|@|valu(?:ed|ing|ation)[^‹,;]*|on|bei)\s+(?:an?\s+|einer\s+)?‹M›[^‹,;]*?(?:valuation|post[- ]?money|pre[- ]?money|post|pre|bewertung|market cap|cap|ev)\)?"
    r"|\s*[(,;]?\s*(?:valued at|valuation(?: of)?|valuing [\w ]+ at)\s*[~$]?\s?‹M›\)?"
    r"|\s*[(,;@]\s*‹M›\s*(?:post|pre|valuation|post-money|pre-money)[\w -]*\)?)"
)
UNIT_PRICE = re.compile(
    r"‹[MB]›\+?\s?(?:/\s?|per |pro |je |an? |par |por )(?:\d+ )?(?:shares?|gpus?|chips?|units?|gw|mw|kw|mwh|kwh|gwh|hrs?|hours?|h\b|tokens?|seats?|users?|"
    r"warrants?|aktie|stück|action|acción|ton|tonne|barrel|customer|stock|gpu-h\w+|m²|sq|‹C›)|"
    r"‹[MB]›\+?(?:/| per | pro | je )(?!(?:mo|mths?|months?|monat|mois|mese?s?|q|qtr|quarter|quartal|trimestre|wk|week|woche|semaine|day|tag|jour|yr|year|annum|jahr|an|año|ano|anno|a|y|"
    r"calendar|fiscal|financial|contract)\b)[^\W\d_]|‹[MB]›\s?(?:each|apiece|a piece)\b"
)
MULTIPLE = re.compile(
    r"‹C›\s*‹M›|‹[BC]›\s?(?:x|×|times|tranches|payments|instal+ments|annual|monthly|quarterly|yearly|raten|rates)\b|‹M›\s?(?:x|×|times)\s?‹|‹C›\s*(?:of|à|a|x)\s*‹M›|‹C›[^‹]*?(?:\bat|@|\bzu)\s*‹M›|‹M›\s?(?:of|out of|von|de)\s‹M›|[!?]{2}|"
    r"\b(?:two|three|four|five|six|seven|eight|ten|twelve|several|multiple|zwei|drei|vier|fünf|mehrere|deux|trois|quatre|plusieurs|dos|tres|cuatro|varios|due|tre|quattro|"
    r"duas?|dois|três|quatro|twee|drie|två)\b[^‹]{0,40}\b(?:of|von|à|zu je|je|de|di|van|på)\s‹M›"
)
ASIDE = re.compile(
    r"\s*(?:\([^‹()]*\)|\bin cash\b|\bin total\b|\btotal\b|\bcash\b|\best\.?$|\bestimated$|\breported(?:ly)?$|\bapprox\.?$|[*†]+)"
)
PER = r"(?:/\s?|\bper |\ba |\ban |\bpro |\bje |\beach |\bpar |\bpor |\bal )"
PERIODS = (
    (re.compile(rf"{PER}(?:mo|mth|month|monat|mois|mes|mese)\b\.?|\bmonthly\b|\bp\.?m\.(?=\s|$)|\bmonatlich\b"), 12),
    (re.compile(rf"{PER}(?:q|qtr|quarter|quartal|trimestre)\b\.?|\bquarterly\b"), 4),
    (re.compile(rf"{PER}(?:wk|week|woche|semaine)\b\.?|\bweekly\b"), 52),
    (re.compile(rf"{PER}(?:day|tag|jour)\b|\bdaily\b"), 365),
    (
        re.compile(
            rf"{PER}(?:yr|year|annum|jahr|an|año|ano|anno|a|y)\b\.?|\bp\.\s?a\.?|\bpa$|\bannual(?:ly)?\b|\byearly\b|\bjährlich\b|\bannuels?\b"
        ),
        1,
    ),
)
AHEAD = r"\s*(?=[^‹\w]{0,6}‹[MB]›)"
WORDINGS = (
    (
        "most",
        re.compile(
            r"(?:\bup to(?: about)?|\bas much as|\bas many as|\bat most|\bmax(?:imum)?\b(?: of)?\.?|\bno more than|\bnot more than|(?<!\bno )(?<!\bnot )\bless than|"
            r"\bunder\b|\bbelow\b|\ba maximum of|\bcapped at|\bbis zu|\bbis|\bmaximal|\bhöchstens|\bjusqu'à|\bau maximum|\bau plus|\bhasta|\bcomo máximo|\baté|\bno máximo|\bfino a|\bal massimo|"
            r"\btot|\bmaximaal|\bupp till|\bop til|\bopp ?til|\bhögst|\bhøyst|\bhøjst|\bmáx\.?|\bmassimo|\bmaximum|\bplafonné à|\bzum höchstwert von|\bco najwyżej|\bnie więcej niż|\bkorkeintaan|\benintään|\blegfeljebb|\bnejvýše|\bmaksymalnie|\baž|\ben fazla|до|не более|最大|最高|最多|不超过|不超過|至多|上限|최대|अधिकतम|সর্বোচ্চ|<=?|≤)"
            + AHEAD
        ),
        re.compile(r"(?<=›)\s+(?:or less\b|at most\b|max(?:imum)?\b\.?|\((?:up to|max(?:imum)?\.?)\))"),
    ),
    (
        "least",
        re.compile(
            r"(?:\bat least|\bmore than|\bover\b|\babove\b|\bmin(?:imum)?\b(?: of)?\.?|\bno less than|\bnot less than|\bupwards of|\bin excess of|"
            r"\bmindestens|\bmind\.|\bmehr als|\büber|\bau moins|\bplus de|\bau minimum|\bal menos|\bmás de|\bmas de|\bpelo menos|\bmais de|\balmeno|\boltre|\bpiù di|"
            r"\bmeer dan|\bten minste|\bminst|\bmer än|\bmere end|\bmer enn|\bponad|\bco najmniej|\bvíce než|\ben az|более|свыше|не менее|逾|超过|超過|超|至少|最低|少なくとも|최소|"
            r"a minimum of|\bnorth of|>=?|≥)" + AHEAD
        ),
        re.compile(
            r"(?<=›)\s*(?:\+|-plus\b|\bplus$|\bor more\b|\band up\b|\bat least\b|以上|超え|超$|이상|초과|से अधिक|এর বেশি)"
        ),
    ),
    (
        "about",
        re.compile(
            r"(?:\babout|\baround|\bapprox(?:imately)?\b\.?|\bcirca|\bca\.?|\bc\.|~|≈|\broughly|\bnearly|\balmost|\bsome\b|\best(?:imated|\.)?|"
            r"\ban estimated|\breported(?:ly)?|\bin the region of|\bin the order of|\bjust (?:under|over|shy of|above|below)|\ba little (?:over|under)|\bclose to|\bwell over|"
            r"\betwa|\brd\.|\brund|\bungefähr|\bknapp|\bfast|\bgut|\bcirka|\benviron|\bprès de|\bquelque|\bunos|\bunas|\balrededor de|\bcasi|\baproximadamente|\bcerca de|\bquase|\bcirca|"
            r"\bquasi|\bpressoché|\bongeveer|\bbijna|\bomkring|\bungefär|\bnoin|\bokoło|\bok\.|\bprawie|\bzhruba|\byaklaşık|около|примерно|почти|約|约|大约|将近|近|ほぼ|약|लगभग|करीब|প্রায়)"
            + AHEAD
        ),
        re.compile(
            r"(?<=›)\s*(?:\bor so\b|\bapprox(?:imately)?\.?$|\bcirca$|\bca\.?$|左右|前后|程度|前後|가량|정도|안팎)"
        ),
    ),
)
