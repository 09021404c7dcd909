// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/reading_texts.h"

#include "losslib/loss/catalogue.h"
#include "tests/support/drawn_scene.h"

#include <QTest>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

using Settings = QList<QPair<QString, QString>>;

/// Defaults of a loss but for what is written as it is typed.
ParameterValues valuesOf(const Loss& loss, const Settings& settings) {
    ParameterValues values(loss.parameters);
    for (const auto& [id, text] : settings) {
        const Parameter* parameter = findParameter(loss, id.toStdString());
        values.set(id.toStdString(), parseValue(*parameter, text.toStdString()).value());
    }
    return values;
}

/// 100 valid pixels of two labels and where the pull lands.
ResponseResult resultOf(std::vector<double> pixels, std::vector<double> pull) {
    ResponseResult result;
    result.counts.valid = 100;
    result.counts.perLabel = std::move(pixels);
    result.pullPerLabel = std::move(pull);
    return result;
}

Reading<float> focalReading() {
    Reading<float> reading;
    reading.loss = findLoss("focal");
    return reading;
}

}  // namespace

/// The words about readings that several views share.
class ReadingTextsTest : public QObject {
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void names();
    void working();
    void averaging_data();
    void averaging();
    void differences_data();
    void differences();
    void legends();
    void surpriseIsNoted_data();
    void surpriseIsNoted();
    void evaluationsOwnRemarks();
    void noReadingNoNotes();
};

void ReadingTextsTest::counts_data() {
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    // A narrow no-break space, so that a number never breaks over two lines.
    QTest::newRow("zero") << qint64{0} << "0";
    QTest::newRow("four digits") << qint64{9999} << "9999";
    QTest::newRow("five digits") << qint64{10000} << QStringLiteral("10\u202F000");
    QTest::newRow("sample") << qint64{81920} << QStringLiteral("81\u202F920");
    QTest::newRow("six digits") << qint64{123456} << QStringLiteral("123\u202F456");
    QTest::newRow("millions") << qint64{16777216} << QStringLiteral("16\u202F777\u202F216");
}

void ReadingTextsTest::counts() {
    QFETCH(qint64, count);
    QTEST(countText(count), "text");
}

void ReadingTextsTest::names() {
    QCOMPARE(lossName("focal"), "Focal");
    QCOMPARE(lossName("nothing"), "");
}

void ReadingTextsTest::working() {
    QCOMPARE(workingText("Dice", drawnScene({"...", "..."}, {"...", "..."})),
             QStringLiteral("Working: Dice, 3 × 2"));
}

void ReadingTextsTest::averaging_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<QString>("text");
    QTest::newRow("sum over pixels") << "focal" << QStringLiteral("Mean over 81\u202F920 pixels.");
    QTest::newRow("overlap") << "dice"
                             << "";
    QTest::newRow("ranked") << "lovasz_softmax"
                            << "";
    QTest::newRow("compound") << "bce_dice"
                              << "";
}

void ReadingTextsTest::averaging() {
    QFETCH(QString, loss);
    QTEST(averagingText(*findLoss(loss.toStdString()), 81920), "text");
}

void ReadingTextsTest::differences_data() {
    QTest::addColumn<QString>("loss");
    QTest::addColumn<Settings>("settings");
    QTest::addColumn<Settings>("others");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << "focal" << Settings{} << Settings{} << "";
    QTest::newRow("one") << "focal" << Settings{{"gamma", "3.5"}} << Settings{}
                         << QStringLiteral("γ = 3.5");
    QTest::newRow("two, in the order of the table")
        << "focal" << Settings{{"alpha", "0.25"}, {"gamma", "0"}} << Settings{}
        << QStringLiteral("γ = 0, α = 0.25");
    QTest::newRow("a word") << "focal" << Settings{{"alpha", "none"}} << Settings{{"alpha", "0.5"}}
                            << QStringLiteral("α = none");
    QTest::newRow("numbers per class")
        << "cross_entropy" << Settings{{"weights", "0.5,2"}} << Settings{} << "w = 0.5,2";
    QTest::newRow("minus sign") << "poly1_ce" << Settings{{"epsilon", "-0.5"}} << Settings{}
                                << QStringLiteral("ε = −0.5");
    QTest::newRow("only what differs")
        << "focal" << Settings{{"gamma", "3"}, {"alpha", "0.25"}}
        << Settings{{"gamma", "1"}, {"alpha", "0.25"}} << QStringLiteral("γ = 3");
}

void ReadingTextsTest::differences() {
    QFETCH(QString, loss);
    QFETCH(Settings, settings);
    QFETCH(Settings, others);
    const Loss& record = *findLoss(loss.toStdString());
    QTEST(differenceText(record, valuesOf(record, settings), valuesOf(record, others)), "text");
}

void ReadingTextsTest::legends() {
    const Loss& focal = *findLoss("focal");
    const ParameterValues defaults(focal.parameters);
    const ParameterValues sharp = valuesOf(focal, {{"gamma", "4"}});
    QCOMPARE(legendText(focal, defaults, nullptr), "Focal");
    QCOMPARE(legendText(focal, sharp, nullptr), QStringLiteral("Focal, γ = 4"));
    QCOMPARE(legendText(focal, defaults, &sharp), QStringLiteral("Focal, γ = 2"));
    QCOMPARE(legendText(focal, sharp, &sharp), "Focal");
}

void ReadingTextsTest::surpriseIsNoted_data() {
    using List = std::vector<double>;
    QTest::addColumn<List>("pixels");
    QTest::addColumn<List>("pull");
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QString>("text");
    QTest::newRow("background takes more than its share")
        << List{64, 36} << List{87, 13} << "Focal pulls most on background."
        << "It is 64 % of the pixels and takes 87 % of the pull.";
    QTest::newRow("foreground, in any unit")
        << List{90, 10} << List{0.002, 0.006} << "Focal pulls most on foreground."
        << "It is 10 % of the pixels and takes 75 % of the pull.";
    QTest::newRow("as the pixels are") << List{64, 36} << List{64, 36} << ""
                                       << "";
    QTest::newRow("a little more is no news") << List{64, 36} << List{78, 22} << ""
                                              << "";
    QTest::newRow("no pull anywhere") << List{64, 36} << List{0, 0} << ""
                                      << "";
    QTest::newRow("no gradient") << List{64, 36} << List{} << ""
                                 << "";
}

void ReadingTextsTest::surpriseIsNoted() {
    using List = std::vector<double>;
    QFETCH(List, pixels);
    QFETCH(List, pull);
    QFETCH(QString, claim);
    QFETCH(QString, text);
    const Reading<float> reading = focalReading();
    const auto notes = notesOf(&reading, resultOf(pixels, pull), drawnScene({"."}, {"."}));
    if (claim.isEmpty()) {
        QVERIFY(notes.empty());
        return;
    }
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(notes[0].claim, claim);
    QCOMPARE(notes[0].text, text);
}

void ReadingTextsTest::evaluationsOwnRemarks() {
    Reading<float> reading = focalReading();
    reading.evaluation.notes = {"3 entries are set to 0"};
    reading.evaluation.undefined = "infinite: p = 0 at (row 0, column 1)";
    const auto notes = notesOf(&reading, resultOf({64, 36}, {100, 0}), drawnScene({"."}, {"."}));
    QCOMPARE(notes.size(), std::size_t{3});
    QCOMPARE(notes[0].claim, "Focal pulls most on background.");
    QCOMPARE(notes[1].text, "infinite: p = 0 at (row 0, column 1)");
    QCOMPARE(notes[2].text, "3 entries are set to 0");
}

void ReadingTextsTest::noReadingNoNotes() {
    QVERIFY(notesOf(nullptr, resultOf({64, 36}, {100, 0}), drawnScene({"."}, {"."})).empty());
}

QTEST_APPLESS_MAIN(ReadingTextsTest)
#include "reading_texts_test.moc"
