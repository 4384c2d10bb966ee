"""Labels of totals and what stands below a table, in the languages of the reader."""

import pytest

from engine.reading.footers import is_sure_total, is_total, says_footer

TOTALS = """
本月合计 三月小计 3月合计 2025年3月合计 合计： 合计金额 累计 本页合计 小計： 月計 3月計 합계: 3월 합계|소계
Monthly total|March total|Total for March|Day total|TOTAL:|Sub-total|Page total|Summe März|Monatssumme|Umsatz gesamt|Übertrag
Total mars|Sous-total mars|Total du mois|Suma marzo|Total del mes|Totale marzo|Subtotale|Soma do mês|Maandtotaal|Totaal maart
Razem marzec|Suma miesięczna|Итого за март|Промежуточный итог|Разом за місяць|Aylık toplam|Mart toplamı|Celkem za den
Havi összesen|Kuukausi yhteensä|Månadssumma|Dagssum|Månedstotal|Μηνιαίο σύνολο|Tổng cộng|Cộng tháng 3|รวมเดือน|Jumlah bulanan
إجمالي الشهر|סך הכל לחודש|मासिक योग
"""
GOODS = [
    "Total 0% yogurt",
    "Colgate Total",
    "Som tam",
    "Sum 41 CD",
    "月饼礼盒",
    "计算器",
    "月桂叶 월계수잎",
    "Page-a-day calendar",
    "Tea",
]
FOOTERS = """
制表：李|制表人：李四|审核|审核人:|打印日期|打印日期：2025-03-31|店长签字：|经手人 张三|导出时间：2025-03-31 10:00|備考：税込|印刷日 2025/03/31|작성자: 김
Prepared by Ann|Printed on 31/03/2025|Checked by|Signature:|Page 1 of 3|Generated 2025-03-31
Erstellt von Anna|Gedruckt am 31.03.2025|Geprüft:|Unterschrift|Seite 1 von 3|Établi par Anne|Imprimé le 31/03/2025|Vérifié par
Elaborado por Ana|Impreso el 31/03/2025|Assinatura:|Redatto da Anna|Firma|Opgesteld door An|Sporządził: Jan|Составил: Иванов|Подпись
Склав: Іван|Hazırlayan: Ali|İmza|Vypracoval Jan|Készítette: Anna|Laatinut Anna|Skapad av Anna|Utarbeidet av Anna|Întocmit de Ana
Người lập: An|ผู้จัดทำ: สมชาย|Dibuat oleh Ani|التوقيع: علي|חתימה: דן
"""


def _split(text):
    for line in text.strip().splitlines():
        wide = "|" not in line.split(" 합계")[0] and line.startswith("本月")
        yield from (part.strip() for part in line.replace(" ", "|", 11 if wide else 0).split("|"))


@pytest.mark.parametrize("label", sorted(set(_split(TOTALS))))
def test_a_total_is_known_by_its_word_wherever_it_stands(label):
    assert is_total(label)


@pytest.mark.parametrize("name", GOODS)
def test_goods_with_such_words_in_their_names_are_goods(name):
    assert not is_sure_total(name)
    assert not says_footer([name, 2.0])


@pytest.mark.parametrize("text", sorted({part.strip() for part in FOOTERS.replace("\n", "|").split("|")} - {""}))
def test_what_stands_below_a_table_is_known(text):
    assert says_footer([text, "", ""])
