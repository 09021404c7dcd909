// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

using namespace lossglass;

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    QString type;  ///< "unfinished", "vanished"; empty when done
};

struct Messages {
    std::vector<Message> all;
    QString error;
};

/// A translation with plural forms: the forms, one after the other.
QString translationText(QXmlStreamReader& xml) {
    return xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
}

Messages parseMessages(QIODevice* device) {
    QXmlStreamReader xml(device);
    Messages read;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            read.all.push_back({context, {}, {}, {}});
        } else if (xml.name() == QLatin1String("source")) {
            read.all.back().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            read.all.back().type = xml.attributes().value(QLatin1String("type")).toString();
            read.all.back().translation = translationText(xml);
        }
    }
    if (xml.hasError()) read.error = xml.errorString();
    return read;
}

Messages readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {{}, file.errorString()};
    return parseMessages(&file);
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression kPlaceholder("%[1-9n]");
    QStringList found;
    for (auto each = kPlaceholder.globalMatch(text); each.hasNext();)
        found << each.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

/// The letter after the &, and none for "&&".
QString mnemonic(const QString& text) {
    static const QRegularExpression kMnemonic("(?<!&)&([^&])");
    return kMnemonic.match(text).captured(1).toUpper();
}

/// What the window shows of the catalogue.
QStringList catalogueTexts() {
    QStringList texts;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) texts << QString::fromStdString(text);
    };
    for (const Loss& loss : catalogue()) {
        add(loss.name);
        add(loss.formulaNote);
        for (const Parameter& parameter : loss.parameters) {
            add(parameter.label);
            add(parameter.help);
            for (const std::string& label : parameter.choiceLabels)
                add(label);
            for (const ParameterWord& word : parameter.words)
                add(word.label);
        }
    }
    texts.removeDuplicates();
    return texts;
}

QString folder() {
    return QStringLiteral(LOSSGLASS_SOURCE "/resources/translations");
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

private slots:
    void findsFiles();
    void isFinished_data();
    void isFinished();
    void keepsPlaceholders_data();
    void keepsPlaceholders();
    void keepsMnemonics_data();
    void keepsMnemonics();
    void knowsCatalogue_data();
    void knowsCatalogue();

private:
    void addFiles();
    void addMessages();
};

void TranslationTest::addFiles() {
    QTest::addColumn<QString>("file");
    for (const QString& name : QDir(folder()).entryList({"*.ts"}))
        QTest::newRow(qPrintable(name)) << folder() + '/' + name;
}

void TranslationTest::addMessages() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    int number = 0;
    for (const QString& name : QDir(folder()).entryList({"*.ts"})) {
        for (const Message& message : readMessages(folder() + '/' + name).all)
            QTest::addRow("%s %d %s: %.40s", qPrintable(name), ++number,
                          qPrintable(message.context), qPrintable(message.source.simplified()))
                << message.source << message.translation;
    }
}

void TranslationTest::findsFiles() {
    QVERIFY(QDir(folder()).exists("lossglass_zh_CN.ts"));
    QVERIFY(catalogueTexts().size() > 100);
}

void TranslationTest::isFinished_data() {
    addFiles();
}

void TranslationTest::isFinished() {
    QFETCH(QString, file);
    const Messages messages = readMessages(file);
    QVERIFY2(messages.error.isEmpty(), qPrintable(messages.error));
    QVERIFY(messages.all.size() > 250);
    for (const Message& message : messages.all) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.type + ": " + message.source));
        QVERIFY2(!message.translation.isEmpty(), qPrintable("empty: " + message.source));
    }
}

void TranslationTest::keepsPlaceholders_data() {
    addMessages();
}

void TranslationTest::keepsPlaceholders() {
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QCOMPARE(placeholders(translation), placeholders(source));
}

void TranslationTest::keepsMnemonics_data() {
    addMessages();
}

void TranslationTest::keepsMnemonics() {
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QCOMPARE(mnemonic(translation), mnemonic(source));
}

void TranslationTest::knowsCatalogue_data() {
    addFiles();
}

void TranslationTest::knowsCatalogue() {
    QFETCH(QString, file);
    QSet<QString> known;
    for (const Message& message : readMessages(file).all)
        if (message.context == "Losses") known << message.source;
    for (const QString& text : catalogueTexts())
        QVERIFY2(known.contains(text), qPrintable("no entry for: " + text));
}

QTEST_APPLESS_MAIN(TranslationTest)
#include "translation_test.moc"
