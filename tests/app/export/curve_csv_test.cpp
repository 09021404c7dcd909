// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/curve_csv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace lossglass;

namespace {

NamedCurve curve(const QString& name, double offset = 0) {
    return {name, {{0.1, 0.5}, {2.3 + offset, 0.7}, {-10, -2}, {-0.9, -0.5}}};
}

}  // namespace

class CurveCsvTest : public QObject {
    Q_OBJECT

private slots:
    void writesRowsOfEveryLoss();
    void numbersReadBackExactly();
    void namesAreQuoted_data();
    void namesAreQuoted();
    void refusals();
    void writesTheFile();
};

void CurveCsvTest::writesRowsOfEveryLoss() {
    const auto text = curveCsv({curve("Focal"), curve("L2")});
    QVERIFY(text.ok());
    const auto lines = text->split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("p,Focal l,Focal dl/dp,Focal dl/dz,L2 l,L2 dl/dp,L2 dl/dz"));
    QCOMPARE(lines[2].split(',')[0], QByteArray("0.5"));
    QVERIFY(lines[3].isEmpty());
}

void CurveCsvTest::numbersReadBackExactly() {
    const auto text = curveCsv({curve("Focal", 0.1 / 3)});
    const auto cells = text->split('\n')[1].split(',');
    QCOMPARE(cells.size(), 4);
    QVERIFY(cells[0].toDouble() == 0.1);
    QVERIFY(cells[1].toDouble() == 2.3 + 0.1 / 3);
}

void CurveCsvTest::namesAreQuoted_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("comma") << "Focal, γ = 2" << QByteArray("\"Focal, γ = 2 l\"");
    QTest::newRow("quote") << "a \"b\"" << QByteArray("\"a \"\"b\"\" l\"");
    QTest::newRow("plain") << "Lovász" << QByteArray("Lovász l");
}

void CurveCsvTest::namesAreQuoted() {
    QFETCH(QString, name);
    QFETCH(QByteArray, head);
    QVERIFY(curveCsv({curve(name)})->startsWith("p," + head + ','));
}

void CurveCsvTest::refusals() {
    QCOMPARE(curveCsv({}).error().code, ErrorCode::Unsupported);
    NamedCurve other = curve("Other");
    other.curve.p[0] = 0.2;
    const auto mixed = curveCsv({curve("Focal"), other});
    QVERIFY(!mixed.ok());
    QVERIFY(QString::fromStdString(mixed.error().message).contains("Other"));
    QVERIFY(!writeCurveCsv({curve("Focal")}, "/nowhere/at/all/curve.csv").ok());
}

void CurveCsvTest::writesTheFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("curve.csv");
    QVERIFY(writeCurveCsv({curve("Focal")}, path).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), *curveCsv({curve("Focal")}));
}

QTEST_APPLESS_MAIN(CurveCsvTest)
#include "curve_csv_test.moc"
