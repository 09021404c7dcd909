// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/decimal_box.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QTest>

using namespace lossglass;

/// Numbers are the same number whatever the language of the system.
class DecimalBoxTest : public QObject {
    Q_OBJECT

private slots:
    void typed_data();
    void typed();
    void pasted();
    void cleanup() { QLocale::setDefault(QLocale::c()); }
};

void DecimalBoxTest::typed_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<double>("value");
    for (const char* locale : {"C", "en_GB", "de_DE", "fr_FR", "zh_CN"})
        for (const auto& [keys, value] :
             {std::pair("0.5", 0.5), {"0,5", 0.5}, {",25", 0.25}, {"1", 1.0}, {"0,,5", 0.5}})
            QTest::addRow("%s, %s", locale, keys) << locale << keys << value;
}

void DecimalBoxTest::typed() {
    QFETCH(QString, locale);
    QFETCH(QString, keys);
    QLocale::setDefault(QLocale(locale));
    DecimalBox box;
    box.setRange(0, 1);
    box.setDecimals(2);
    box.setValue(0.9);
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    auto* edit = box.findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, keys);
    QTest::keyClick(edit, Qt::Key_Return);
    QTEST(box.value(), "value");
    QVERIFY(!edit->text().contains(','));
}

void DecimalBoxTest::pasted() {
    QLocale::setDefault(QLocale("de_DE"));
    DecimalBox box;
    box.setRange(0, 100);
    box.setSuffix(" %");
    box.show();
    auto* edit = box.findChild<QLineEdit*>();
    QGuiApplication::clipboard()->setText("12,5");
    edit->setText({});
    edit->paste();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(box.value(), 12.5);
}

QTEST_MAIN(DecimalBoxTest)
#include "decimal_box_test.moc"
