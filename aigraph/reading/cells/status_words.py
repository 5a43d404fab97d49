"""Words for how far a deal has got, in tables of one's own."""

from __future__ import annotations

import re

from aigraph.model.names import fold
from aigraph.model.status import Status
from aigraph.reading.cells.text import MISSING_WORDS

_WORDS = {
    Status.RUMOURED: "rumour rumor rumored rumoured reported reportedly speculated speculation alleged unconfirmed gerücht rumeur rumor"
    " rumours rumors gerücht|um bruit|de|marché rumeurs rumores rumoreado voci indiscrezioni boato geruchten "
    "rykte plotka слух слухи 传闻 据传 傳聞 報道 観測 噂 루머 소문 보도 অসমর্থিত अफवाह",
    Status.IN_TALKS: "talks negotiating negotiation negotiations considering discussions exploring verhandlung verhandlungen "
    "négociation négociations negociación em|negociação"
    " in|verhandlung in|verhandlungen im|gespräch in|gesprächen en|discussion en|discussions en|négociation "
    "en|cours|de|négociation pourparlers en|pourparlers en|conversaciones en|negociación en|discusión "
    "negociando in|trattativa trattative in|discussione em|negociação em|discussão em|conversas em|tratativas "
    "in|onderhandeling in|gesprek förhandlas under|förhandling w|negocjacjach в|переговорах переговоры "
    "обсуждается 谈判 洽谈 磋商 谈判中 洽谈中 协商中 磋商中 讨论中 談判中 洽談中 交渉 交渉中 協議中 検討中 협상중 협상|중 논의중 논의|중 협의중 협의|중 검토중 검토|중 আলোচনায় "
    "আলোচনা|চলছে बातचीत|में वार्ता قيد|التفاوض",
    Status.ANNOUNCED: "announce announced announcement loi mou letter|of|intent letters|of|intent memorandum hoa term|sheet termsheet planned plan "
    "proposed pledged expected pending nonbinding non|binding intended option optional angekündigt geplant annoncé prévu anunciado "
    "previsto annunciato 已宣布 発表"
    " absichtserklärung eckpunkte in|planung vorgeschlagen annoncée annoncés prévue envisagé envisagée proposé "
    "accord|de|principe lettre|d|intention anunciada prevista propuesto carta|de|intención memorando "
    "annunciata prevista proposto lettera|d|intenti proposta carta|de|intenções aangekondigd gepland "
    "intentieverklaring aviserat planerat planerad annonceret planlagt ogłoszona ogłoszony zapowiedziana "
    "анонсирован анонсирована объявлен объявлена объявлено планируется меморандум 已公布 已公告 公布 公告 宣布 计划中 拟议 意向 "
    "意向书 框架协议 谅解备忘录 備忘錄 発表済み 発表済 公表 公表済み 予定 計画 計画中 基本合意 覚書 意向表明 발표 발표됨 예정 계획 양해각서 의향서 घोषित ঘোষিত ঘোষণা معلن",
    Status.SIGNED: "signed inked executed closed|won won binding definitive committed commitment agreed agreement confirmed contracted contract open outstanding "
    "unterzeichnet unterschrieben vereinbart signé firmado assinado firmato 已签署 締結 স্বাক্ষরিত"
    " bestätigt verbindlich vertraglich signée signés confirmé confirmée approuvé engagé convenu firmada "
    "suscrito acordado confirmado comprometido vinculante firmata sottoscritto concordato confermato assinada "
    "acordada confirmada ondertekend getekend bevestigd undertecknat undertecknad signerat avtalat "
    "underskrevet podpisana podpisany podpisano подписан подписана подписано заключен заключена заключён "
    "подтверждён 已签约 已签订 已签 签署 签约 已确认 已簽署 已簽約 締結済み 締結済 契約済み 契約済 契約締結 署名済み 合意 合意済み 調印 調印済み 체결 체결됨 체결|완료 계약체결 "
    "계약|체결 서명 서명완료 확정 हस्ताक्षरित হস্তান্তরিত موقع موقعة",
    Status.CLOSED: "closed complete completed completion close closing done paid settled wired remitted funded effective final finalised "
    "finalized success successful succeeded active live delivered drawn cleared booked posted consummated invested disbursed "
    "abgeschlossen bezahlt vollzogen conclu clôturé payé cerrado completado pagado concluído concluida pago chiuso 已完成 完了 সম্পন্ন"
    " ausgezahlt gezahlt beglichen abgewickelt erfüllt überwiesen versé versée payée réglé réglée encaissé "
    "décaissé finalisé finalisée réalisé exécuté achevé conclue desembolsado abonado liquidado ejecutado "
    "finalizado pagada cerrada versato erogato completato concluso perfezionato eseguito pagata paga liquidada "
    "desembolsada finalizada concluídas betaald afgerond voltooid betalt betalat genomfört slutfört gennemført "
    "afsluttet gjennomført zapłacona zapłacono opłacona zakończona zamknięta закрыт закрыта закрыто завершен "
    "завершена завершено оплачено оплачен оплачена выплачен выплачено исполнен 完成 已支付 已付款 已付 已到账 已交割 交割完成 已结清 "
    "已結清 完了済み 支払済み 支払済 払込済み 実行済み 実行済 入金済み クロージング済み 완료 완료됨 지급완료 지급|완료 납입완료 집행완료 종결 पूर्ण भुगतान|किया चुकता "
    "পরিশোধিত مكتمل مدفوع",
    Status.CANCELLED: "cancelled canceled cancel cancellation terminated termination withdrawn lapsed failed void rejected abandoned "
    "reversed returned declined collapsed scrapped shelved expired rescinded revoked dead broken|off called|off fell|through closed|lost never|closed never|completed never|happened never|went|ahead "
    "fallen|through walked|away no|longer|happening storniert abgebrochen gescheitert annulé cancelado anulado annullato 已取消 中止 বাতিল"
    " geplatzt aufgehoben gekündigt aufgelöst widerrufen annulée abandonné abandonnée résilié résiliée rompu "
    "cancelada rescindido rescindida abandonado annullata rescisso geannuleerd beëindigd avbrutet avbruten "
    "annulleret inställt anulowana anulowany отменен отменена отменён отменено расторгнут расторгнута 取消 已终止 "
    "distratado distratada desfeito desfeita desistido desistida frustrado caído decaduto decaduta saltato saltata revocato revocata "
    "zerwana zerwany wycofana wycofany odwołana odwołany rozwiązana rozwiązany zrušeno zrušena zrušen odstoupeno vypovězeno uppsagt uppsagd hävt avblåst "
    "opsagt ophævet aflyst avlyst hevet kansellert peruttu peruutettu purettu rauennut törölve felmondva meghiúsult visszavonva anulat anulată reziliat reziliată "
    "iptal iptal|edildi feshedildi vazgeçildi скасовано скасована розірвано розірвана отозван отозвана прекращен прекращена сорвалась сорвана "
    "ακυρώθηκε ματαιώθηκε otkazano raskinut raskinuto poništeno đã|hủy hủy|bỏ chấm|dứt dibatalkan batal ยกเลิก בוטל ingetrokken ontbonden afgeblazen afgesprongen "
    "终止 已撤回 已解除 已終止 解約 破談 キャンセル 白紙撤回 撤回 취소 취소됨 해지 철회 무산 중단 रद्द ملغى ملغاة",
    Status.REPLACED: "replaced superseded amended|and|restated renegotiated",
    Status.REFUTED: "refuted denied false disputed dementiert démenti",
}
STATUSES = {
    fold(word.replace("|", " ")): status
    for status, words in _WORDS.items()
    for word in (status.value.replace("_", "|"), *words.split())
}
"""Words for how far a deal has got, in small letters."""

_NEGATED = re.compile(
    r"\b(?:not|no|never|non|yet|until|subject|awaiting|await|if|may|might|could|would|will|to be|tbc|nicht|kein\w*|pas|sin|não|partly|"
    r"partially|partial|part|almost|nearly|half|soft|first|tranche|phase)\b|\?"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NEUTRAL = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "of",
        "by",
        "at",
        "and",
        "&",
        "as",
        "is",
        "was",
        "has",
        "been",
        "deal",
        "deals",
        "transaction",
        "agreement",
        "fully",
        "all",
        "full",
        "date",
        "since",
        "under",
        "q1",
        "q2",
        "q3",
        "q4",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "publicly",
        "officially",
        "since",
        "formally",
        "both",
        "parties",
        "company",
        "press",
        "release",
    ]
)


def read_status(text: str) -> tuple[Status | None, bool]:
    """Read a status, or None for a missing value; and tell whether the words were understood.

    What is not understood counts at the weakest certainty only, as a rumour does, so that no deal is claimed to be surer than
    its source says. Of several words the weakest counts; one that says that the deal is off has the last word.

    Examples
    --------
    >>> read_status("Completed"), read_status("Letter of Intent"), read_status("")
    ((<Status.CLOSED: 'closed'>, True), (<Status.ANNOUNCED: 'announced'>, True), (None, True))
    >>> read_status("documented"), read_status("Not closed"), read_status("signed-LOI")
    ((<Status.RUMOURED: 'rumoured'>, False), (<Status.RUMOURED: 'rumoured'>, False), (<Status.ANNOUNCED: 'announced'>, True))
    """
    word = fold(text).rstrip(".!")
    inside = " ".join(_BRACKETS.findall(word))
    if inside and not _NEGATED.search(inside) and not _known(inside)[0]:
        word = " ".join(_BRACKETS.sub(" ", word).split())
    if word in STATUSES:
        return STATUSES[word], True
    if not word or word in MISSING_WORDS:
        return None, True
    found, rest = _known(word)
    if not found:
        held = _without_spaces(word) if not word.isascii() else None
        return held or Status.RUMOURED, held is not None
    if _NEGATED.search(rest):
        return Status.RUMOURED, False
    off = [status for status in found if status.rank < 0]
    if off:
        return off[0], True
    strange = [part for part in re.findall(r"[^\W\d_]{2,}", rest) if part not in _NEUTRAL]
    return (Status.RUMOURED, False) if strange else (min(found, key=lambda status: status.rank), True)


def is_status_word(text: str) -> bool:
    """Whether a text holds any word for a status."""
    word = fold(text).rstrip(".")
    return word in STATUSES or bool(_known(word)[0])


def is_off(text: str) -> bool:
    """Whether a status says that the deal is off: cancelled, replaced or refuted."""
    status, _ = read_status(text)
    return status is not None and status.rank < 0


def names_off(text: str) -> bool:
    """Whether any word of a text says that a deal is off, and none denies it."""
    word = fold(text)
    if not _OFF.search(word):
        return False
    found, rest = _known(word)
    return any(status.rank < 0 for status in found) and not re.search(
        r"\b(?:not|no|never|un|nicht|kein\w*|pas|sin|não)\b", rest
    )


def _known(word: str) -> tuple[list[Status], str]:
    """Give the statuses that a text names, and what is left of it without their words."""
    padded = " " + re.sub(r"[^\w&?]+", " ", word) + " "
    found = []
    for name in _LONGEST_FIRST:
        if f" {name} " in padded:
            found.append(STATUSES[name])
            padded = padded.replace(f" {name} ", "  ")
    return found, padded


def _without_spaces(word: str) -> Status | None:
    """Give the weakest status that a text in a script without spaces names; None where a sign of negation stands before it."""
    found: list[Status] = []
    rest = word
    for name in _OF_SUCH_SCRIPTS:
        if name in rest:
            found.append(STATUSES[name])
            rest = rest.replace(name, " ")
    if not found or re.search(r"[未不非没沒無尚待拟擬予안미불]|計画|협의|예정", rest):
        return None
    off = [status for status in found if status.rank < 0]
    return off[0] if off else min(found, key=lambda status: status.rank)


_OF_SUCH_SCRIPTS = sorted(
    (name for name in STATUSES if len(name) > 1 and ord(name[0]) > ord("\u2e80") and " " not in name),
    key=len,
    reverse=True,
)
_LONGEST_FIRST = sorted(STATUSES, key=len, reverse=True)
_OFF = re.compile("|".join(re.escape(name) for name in _LONGEST_FIRST if STATUSES[name].rank < 0))
