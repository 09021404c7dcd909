// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/window_sentences.h"

#include <QTest>

using namespace lossglass;

/// What the readers say, without the options of the command line.
class WindowSentencesTest : public QObject {
    Q_OBJECT

private slots:
    void optionsAreLeftOut_data();
    void optionsAreLeftOut();
};

void WindowSentencesTest::optionsAreLeftOut_data() {
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << "255 is ignored (3 pixels)"
                          << "255 is ignored (3 pixels)";
    QTest::newRow("clause") << "it could be (rows, columns) as well: --layout hwc for that"
                            << "it could be (rows, columns) as well";
    QTest::newRow("aside") << "transposing would make them fit (--transpose)"
                           << "transposing would make them fit";
    QTest::newRow("aside amid")
        << "name a table of colours (--colours voc, cityscapes or auto), or "
           "save the indices"
        << "name a table of colours, or save the indices";
    QTest::newRow("member") << "no .npy array; --key reads another of the archive: a, b"
                            << "no .npy array; the archive also holds a, b";
    QTest::newRow("limit") << "the limit is 100 million: --limit-megapixels N or the environment "
                              "variable LOSSGLASS_LIMIT_MEGAPIXELS raises it"
                           << "the limit is 100 million: the environment variable "
                              "LOSSGLASS_LIMIT_MEGAPIXELS raises it";
}

void WindowSentencesTest::optionsAreLeftOut() {
    QFETCH(QString, said);
    QFETCH(QString, shown);
    QCOMPARE(sentenceForWindow(said.toStdString()), shown);
}

QTEST_GUILESS_MAIN(WindowSentencesTest)
#include "window_sentences_test.moc"
