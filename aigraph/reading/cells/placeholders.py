"""What stands in the place of a name and is none: missing values, errors of a sheet, ditto marks, unnamed parties, totals."""

from __future__ import annotations

import re
import unicodedata

from aigraph.reading.cells.text import MISSING_WORDS

MISSING_NAMES = {"0", "0.0"} | MISSING_WORDS - {
    "private",
    "unknown",
    "undisclosed",
    "withheld",
    "confidential",
    "unbekannt",
    "অজানা",
    "未披露",
    "非公開",
    "保密",
    "未公开",
    "未公開",
    "미공개",
    "비공개",
    "неизвестно",
    "अज्ञात",
    "अघोषित",
    "onbekend",
}
"""Words for a missing name, and a 0; the others are placeholders."""

_ERROR = re.compile(
    r"#(?:ref!?|n/?a|name\?|value!?|div/0!?|null!?|num!?|spill!|calc!|error!?|getting_data|n/?[vdb]|i/t|[¡¿]?[^\W\d_]{3,10}[!?])|err:\d+|#+",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:the )?general public|(?:le )?grand public|(?:die )?öffentlichkeit|(?:el )?público (?:en )?general|"
    r"[(\[<]\s*(?:blank|empty|none|null|missing|no name|unknown|leer|vide|vacío|vuoto|vazio|空|空白)\s*[)\]>]|blank|"
    r"(?:see|cf\.?|siehe|s\.|voir|véase|vedi|ver|zie|参见|参照)\s+(?:note|footnote|below|above|text|appendix|list|next row|anmerkung|fußnote|unten|oben|nota|noot|注)\b.*"
)
"""What refers to another place, or says that a cell is blank, in the place of a name."""
_MARKS = re.compile(r"[\W_]+")
_DITTO = frozenset(
    {
        '"',
        "''",
        "〃",
        "″",
        "”",
        "“",
        "'",
        "ditto",
        "do.",
        "do",
        "dto.",
        "dto",
        "idem",
        "id.",
        "same",
        "same as above",
        "as above",
        "dito",
        "〃〃",
        '""',
        "↑",
        "^",
        "см. выше",
        "同上",
    }
)

_DITTO_WORDS = frozenset(word.rstrip(".") for word in _DITTO if word[0].isalpha())
"""The same words between dashes or brackets, without their points."""

GENERIC = frozenset(
    """
    existants existantes existentes existierende bestehende bestaande esistenti historiques
    nicht genannt genannte genannter non no nicht-genannt publié
    unbekannter unbekanntes unbekannten verschiedene verschiedener diverser mehrere einige ungenannter ungenannte ungenannt anonymer anonyme anonymes plusieurs divulgué divulguée divulgués divulgado revelado revelados anónimos vari diversi ignoto ignoti geheim geheime onbekende verschillende
    różni pozostali inni ostatní různí muut eri egyéb övriga øvrige overige overigen ulike razni ostali çeşitli diğer gizli açıklanmadı інші різні diverși alți διάφοροι άλλοι
    nhiều nhà đầu tư khác ẩn danh lainnya beberapa berbagai tidak diketahui disebutkan anonim investeerders beleggers pożyczkodawcy
    inversionistas accionistas aktionäre gesellschafter actionnaires azionisti acionistas aktieägare aandeelhouders akcjonariusze акционеры кредиторы kreditoren gläubiger
    kreditgeber darlehensgeber prêteurs créanciers acreedores prestamistas credores creditori finanziatori privatanleger privatinvestoren bestandsinvestoren altinvestoren
    käufer verkäufer acheteur vendeur comprador vendedor acquirente venditore покупатель продавец kupujący kjøper køber köpare
    nieznany nieznana nieznani neznámý neznámá nepoznat nepoznati tuntematon okänd okänt ukjent ukendt bilinmeyen ismeretlen necunoscut неизвестный неизвестная невідомий άγνωστος onbekende desconocida sconosciuta inconnue desconhecida anónimo anonyme anonym anonimowy anonimo bezejmenný nimetön
    inwestor inwestorzy investoři sijoittaja sijoittajat investorer investerare yatırımcı yatırımcılar befektető инвестор инвестора банк банка bank klient klienci zákazník kunde
    kunden client cliente clienti clientes fournisseur proveedor lieferant bailleur prêteur prestamista investisseur inversor inversora investitore investidor belegger
    others other various several multiple aggregate anonymous unnamed undisclosed unknown existing certain new additional further some many numerous misc miscellaneous
    confidential private public strategic institutional individual angel accredited early seed hedge mutual pension sovereign wealth family mezzanine
    not disclosed decided confirmed specified identified unidentified stated revealed
    venture capital equity debt credit commercial retail corporate foreign domestic local international global third global end senior junior
    lender lenders investor investors bank banks fund funds customer customers client clients supplier suppliers vendor vendors holder holders noteholders
    bondholders shareholders stockholders creditors partner partners buyer buyers seller sellers party parties company companies entity entities group groups
    syndicate consortium club pool insiders founders management employees staff offices office angels backers participants counterparties counterparty borrower
    borrowers landlord landlords market and or of the a an by with led plus etc et al to be named announced determined more than two three four five six
    seven eight nine ten dozen
    diverse sonstige andere weitere unbekannt unbekannte investoren banken kunden lieferanten anleger autres divers inconnu investisseurs banques clients fournisseurs otros
    varios desconocido inversores bancos clientes proveedores outros vários desconhecido investidores altri vari sconosciuto investitori прочие другие
    неизвестно инвесторы банки разные 其他 其它 未知 不明 その他 投資家 অন্যান্য অজানা বিনিয়োগকারী 非公開 非開示 未披露 未公开 未公開 保密 匿名 不详 미공개 비공개 익명 अज्ञात अघोषित onbekend
    """.split()  # noqa: SIM905  as a list it would be two hundred lines
)
_INDEFINITE = frozenset(
    """
    existants existantes existentes existierende bestehende bestaande esistenti historiques
    unbekannter unbekanntes unbekannten verschiedene verschiedener diverser mehrere einige ungenannter ungenannte ungenannt anonymer anonyme anonymes plusieurs divulgué divulguée divulgués divulgado revelado revelados anónimos vari diversi ignoto ignoti geheim geheime onbekende verschillende
    różni pozostali inni ostatní různí muut eri egyéb övriga øvrige overige overigen ulike razni ostali çeşitli diğer gizli açıklanmadı інші різні diverși alți διάφοροι άλλοι
    nhiều khác lainnya beberapa berbagai diketahui disebutkan anonim
    announced determined decided nieznany nieznana nieznani neznámý neznámá nepoznat nepoznati tuntematon okänd okänt ukjent ukendt bilinmeyen ismeretlen necunoscut неизвестный неизвестная невідомий άγνωστος onbekende desconocida sconosciuta inconnue desconhecida anónimo anonyme anonym anonimowy anonimo bezejmenný nimetön
    disclosed specified identified unidentified stated revealed 非公開 非開示 未披露 未公开 未公開 保密 匿名 不详 미공개 비공개 익명 अज्ञात अघोषित onbekend
    others other various several multiple anonymous unnamed undisclosed unknown certain some many numerous misc miscellaneous confidential syndicate consortium named
    diverse sonstige andere weitere unbekannt unbekannte autres divers inconnu otros varios desconocido outros vários desconhecido altri vari sconosciuto прочие другие
    неизвестно разные 其他 其它 未知 不明 その他 অন্যান্য অজানা etc existing
    """.split()  # noqa: SIM905  as above
)
GROUPS = frozenset(
    """
    inversionistas accionistas aktionäre gesellschafter actionnaires azionisti acionistas aktieägare aandeelhouders akcjonariusze акционеры кредиторы kreditoren gläubiger
    prêteurs créanciers acreedores prestamistas credores creditori finanziatori privatanleger privatinvestoren bestandsinvestoren altinvestoren investorzy investoři sijoittajat
    investerare yatırımcılar investeerders beleggers
    lenders investors banks funds customers clients suppliers vendors holders noteholders bondholders shareholders stockholders creditors buyers sellers
    parties companies entities insiders founders employees angels backers participants counterparties borrowers landlords team staff syndicate consortium crowd investoren banken kunden lieferanten
    anleger investisseurs banques fournisseurs inversores bancos clientes proveedores investidores investitori инвесторы банки 投資家 management market
    """.split()  # noqa: SIM905  as above
)
"""Words for several parties or people."""
_NOBODY_WITHOUT_SPACES = re.compile(
    r"(?:複数|既存|個人|その他|匿名|未定|非公開|一部|国内外?|海外)の?(?:個人|機関|法人)?の?(?:投資家|株主|企業|会社|銀行|金融機関|社|ファンド)(?:ら|等|など)?|未定|匿名|待定|"
    r"(?:多名|多家|若干|数家|其他|其它|个人|匿名|未披露的?|不公开|某些?|海外|现有|原)(?:个人|机构)?(?:投资者|投资人|投资方|投资机构|股东|企业|公司|银行|机构|基金)(?:等)?|"
    r"(?:기타|다수의?|여러|익명의?|기존|비공개|개인)\s?(?:투자자|투자사|주주|기업|은행|기관|펀드)(?:들|등)?|기타|غير (?:معلن|معروف|محدد)|مستثمرون(?: آخرون)?|مجهول|לא ידוע|אנונימי|ไม่เปิดเผย|"
    r"không (?:rõ|tiết lộ|công bố)"
)
"""Words for parties without a name in scripts without spaces, and of languages whose words for them are phrases."""
_TOTALS = frozenset(
    """
    total totals subtotal sub-total grand|total sum sums total|sum overall|total totaal summe gesamt gesamtsumme zwischensumme insgesamt endsumme somme
    total|général sous-total total|general suma total|geral totale subtotale somma итого всего 合计 总计 小计 合計 小計 総計 總計 মোট সর্বমোট
    brought|forward carried|forward balance|brought|forward balance|carried|forward b/f c/f b/fwd c/fwd opening|balance closing|balance übertrag saldovortrag report|à|nouveau saldo|inicial saldo|final
    합계 총계 소계 tổng|cộng tổng รวม المجموع الإجمالي разом всього total|general ukupno sveukupno общо σύνολο eindtotaal subtotaal i|alt spolu iš|viso kopā kokku
    gesamtergebnis zwischenergebnis gran|total suma|total total|generale сумма|итого celková|suma delsumma välisumma
    कुल योग jumlah toplam ara|toplam razem suma|total summa totalt yhteensä összesen celkem σ ∑
    """.split()  # noqa: SIM905  as above
)
_TOTAL_WORDS = frozenset(word.replace("|", " ") for word in _TOTALS)
_TOTAL_TAIL = re.compile(
    r"(?:\s+(?:of all|all)?\s*(?:deals?|funding|investments?|investors?|payers?|payees?|companies|purchases?|amounts?|raised|paid|usd|us\$|eur|"
    r"(?:19|20)\d\d|q[1-4]|\d+ (?:deals|rows)|rows?))+$"
)
_ALL_WORDS = frozenset(
    {
        "all",
        "overall",
        "aggregate",
        "combined",
        "everything",
        "all deals",
        "all companies",
        "alle",
        "tous",
        "todos",
        "全部",
    }
)


_UNKNOWN_IN_OTHER_TONGUES = frozenset(
    """
    nieznany nieznana nieznani neznámý neznámá nepoznat nepoznati tuntematon okänd okänt ukjent ukendt bilinmeyen ismeretlen necunoscut неизвестный неизвестная невідомий άγνωστος onbekende desconocida sconosciuta inconnue desconhecida anónimo anonyme anonym anonimowy anonimo bezejmenný nimetön неизвестен непознат
    """.split()  # noqa: SIM905  as above
)
"""Words of which no name of a company is made, whatever stands beside them."""


def is_missing_name(name: str) -> bool:
    """Whether a cell names nobody: empty, a word for a missing value, dashes or other marks, or a 0.

    Examples
    --------
    >>> [is_missing_name(name) for name in ("—", "---", "n/a", "0", "C3", "?")]
    [True, True, True, True, False, True]
    """
    folded = name.casefold()
    return not folded or folded in MISSING_NAMES or _MARKS.fullmatch(folded) is not None


def is_sheet_error(name: str) -> bool:
    """Whether a cell holds an error of a spreadsheet.

    Examples
    --------
    >>> is_sheet_error("#REF!"), is_sheet_error("#1 Capital")
    (True, False)
    """
    return _ERROR.fullmatch(name.strip()) is not None


def is_ditto(name: str) -> bool:
    """Whether a cell repeats the one above it by a mark or a word."""
    word = unicodedata.normalize("NFC", name).casefold().strip()
    return word in _DITTO or word.strip("-–—.()[] ") in _DITTO_WORDS


def is_placeholder_name(name: str) -> bool:
    """Whether a name means parties without a name, so that it can close no loop.

    All its words are general, and one of them says that the party is not named or is a group.

    Examples
    --------
    >>> [is_placeholder_name(name) for name in ("Undisclosed investors", "various", "Customers Bancorp", "Other")]
    [True, True, False, True]
    >>> [is_placeholder_name(name) for name in ("General Atlantic", "Public Storage", "a group of banks", "3 hedge funds")]
    [False, False, True, True]
    """
    if _REFERS.fullmatch(name.strip().casefold()) or _NOBODY_WITHOUT_SPACES.fullmatch(name.strip()):
        return True
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if not _UNKNOWN_IN_OTHER_TONGUES.isdisjoint(words):
        return True
    if not words or not GENERIC.issuperset(words):
        return False
    return not _INDEFINITE.isdisjoint(words) or words[-1] in GROUPS or not GROUPS.isdisjoint(words[:1])


def is_total_name(name: str) -> bool:
    """Whether a cell says that its row is a sum of others.

    Examples
    --------
    >>> [is_total_name(name) for name in ("Total", "Grand Total:", "Subtotal 2025", "TotalEnergies", "Total SE")]
    [True, True, True, False, False]
    """
    folded = " ".join(re.sub(r"[:*()=\[\].,]+", " ", name.casefold()).split())
    return folded in _TOTAL_WORDS or _TOTAL_TAIL.sub("", folded) in _TOTAL_WORDS


def may_be_total_name(name: str) -> bool:
    """Whether a cell can mean the sum of others, if its amount is one: "Total", which may be a company, or "All"."""
    words = name.casefold().split()
    return is_total_name(name) or " ".join(words) in _ALL_WORDS or (len(words) > 1 and words[0] in _ALL_WORDS)


def is_certain_total(name: str) -> bool:
    """Whether a cell can mean nothing but a sum: no company is called "Grand total"."""
    return is_total_name(name) and name.casefold().strip(" :") not in {"total", "totals", "totale", "summa", "suma"}
