// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/readings_table.h"

#include "losslib/loss/catalogue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;

namespace {

Reading<double> readingOf(const char* id, Evaluation<double> evaluation) {
    const Loss* loss = findLoss(id);
    return {loss, ParameterValues(loss->parameters), std::move(evaluation), 2.5, 0.5};
}

}  // namespace

class ReadingsTableTest : public QObject {
    Q_OBJECT

private slots:
    void fieldsAreQuotedWhereNeeded();
    void readingsBecomeRows();
    void theFileIsWhole();
};

void ReadingsTableTest::fieldsAreQuotedWhereNeeded() {
    const CsvTable table{{"a", "b,c"}, {{"say \"x\"", "1"}, {"two\nlines", ""}}};
    QCOMPARE(toCsv(table), QString("a,\"b,c\"\r\n\"say \"\"x\"\"\",1\r\n\"two\nlines\",\r\n"));
    QCOMPARE(csvNumber(1.0 / 3), QString("0.33333333333333331"));
    QCOMPARE(csvNumber(std::numeric_limits<double>::quiet_NaN()), QString());
}

void ReadingsTableTest::readingsBecomeRows() {
    Evaluation<double> labels, channel, none;
    labels.value = 0.25;
    labels.perClass = {{0.1, std::nullopt}};
    channel.value = 0.5;
    channel.perClass = {{0.5}};
    none.undefined = "no valid pixel, all are ignored";
    const CsvTable table = readingsTable<double>(
        {readingOf("cross_entropy", labels), readingOf("l1", channel), readingOf("l2", none)},
        {{"background", 0}, {"cell", 0}});
    QCOMPARE(table.header, (QStringList{"loss", "parameters", "value", "undefined", "gradient_norm",
                                        "pull", "background", "cell"}));
    QCOMPARE(table.rows.size(), std::size_t{3});
    QCOMPARE(table.rows[0], (QStringList{"cross_entropy", "weights=none", "0.25", "", "0.5", "2.5",
                                         "0.10000000000000001", ""}));
    // The only channel of a binary scene is label 1.
    QCOMPARE(table.rows[1].mid(6), (QStringList{"", "0.5"}));
    QCOMPARE(table.rows[2].mid(2, 2), (QStringList{"", "no valid pixel, all are ignored"}));
}

void ReadingsTableTest::theFileIsWhole() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("readings.csv");
    QVERIFY(!writeCsv(path, {{"γ"}, {{"1"}}}));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("γ\r\n1\r\n"));
    QVERIFY(writeCsv(folder.filePath("no/such/folder.csv"), {{"a"}, {}}));
}

QTEST_APPLESS_MAIN(ReadingsTableTest)
#include "readings_table_test.moc"
