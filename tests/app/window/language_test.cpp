// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/language.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace lossglass;

/// English needs no translation, and a language without one leaves the program as it is.
class LanguageTest : public QObject {
    Q_OBJECT

private slots:
    void whatThereIs_data();
    void whatThereIs();
};

void LanguageTest::whatThereIs_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<bool>("installed");
    QTest::newRow("nothing said") << "" << true;
    QTest::newRow("C") << "C" << true;
    QTest::newRow("English") << "en" << true;
    QTest::newRow("English of a country") << "en_GB" << true;
    QTest::newRow("one without a translation") << "eo_001" << false;
    QTest::newRow("no language at all") << "no such language" << false;
}

void LanguageTest::whatThereIs() {
    QFETCH(QString, locale);
    QTEST(installLanguage(*QCoreApplication::instance(), locale), "installed");
    QCOMPARE(QCoreApplication::translate("MessageBar", "Close"), "Close");
}

QTEST_GUILESS_MAIN(LanguageTest)
#include "language_test.moc"
