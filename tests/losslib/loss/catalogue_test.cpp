// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <cmath>
#include <set>

using namespace lossglass;

/// Every record of the catalogue is complete: names, formula, references, and a parameter table
/// that the panel, the command line and the sessions can rely on.
class CatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void losses_data() { rows(); }
    void losses();
    void parameters_data();
    void parameters();
    void defaultsRoundTrip_data() { parameters_data(); }
    void defaultsRoundTrip();
    void idsAndPlacesAreUnique();
    void everyFileIsALoss();
    void theArticlesTenComeFirst();
    void lookUp();
    void familiesHaveNames();

private:
    void rows();
};

namespace {

bool isIdentifier(const std::string& text) {
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]*$"));
    return pattern.match(QString::fromStdString(text)).hasMatch();
}

/// Braces closed in order, none left open.
bool balanced(const std::string& tex) {
    int depth = 0;
    for (std::size_t i = 0; i < tex.size(); ++i) {
        const bool escaped = i > 0 && tex[i - 1] == '\\';
        if (tex[i] == '{' && !escaped) ++depth;
        if (tex[i] == '}' && !escaped) --depth;
        if (depth < 0) return false;
    }
    return depth == 0;
}

const Parameter& parameterAt(const QString& lossId, const QString& id) {
    return *findParameter(*findLoss(lossId.toStdString()), id.toStdString());
}

void checkRange(const Parameter& parameter) {
    QVERIFY(parameter.minimum < parameter.maximum);
    QVERIFY(parameter.sliderMinimum < parameter.sliderMaximum);
    QVERIFY(std::isfinite(parameter.sliderMinimum) && std::isfinite(parameter.sliderMaximum));
    QVERIFY(parameter.sliderMinimum >= parameter.minimum);
    QVERIFY(parameter.sliderMaximum <= parameter.maximum);
    QVERIFY(parameter.step > 0);
    QVERIFY(parameter.step <= parameter.sliderMaximum - parameter.sliderMinimum);
    if (parameter.scale == Scale::Logarithmic) QVERIFY(parameter.sliderMinimum > 0);
    if (const auto* number = std::get_if<double>(&parameter.defaultValue))
        QVERIFY(*number <= parameter.sliderMaximum);
    std::set<std::string> words;
    for (const ParameterWord& word : parameter.words) {
        QVERIFY(isIdentifier(word.word));
        QVERIFY(!word.label.empty());
        QVERIFY(words.insert(word.word).second);
        // A word that is no number needs to say what numbers it stands for.
        QVERIFY(word.word == "none" || !word.formula.empty());
    }
}

}  // namespace

void CatalogueTest::rows() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void CatalogueTest::losses() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    QVERIFY(isIdentifier(loss.id));
    QVERIFY(!loss.name.empty());
    QVERIFY(loss.place >= 1 && loss.place < 1000);
    QVERIFY(loss.formula.find('=') != std::string::npos);
    QVERIFY(balanced(loss.formula));
    QVERIFY(!loss.references.empty());
    for (const Reference& reference : loss.references) {
        const QString text = QString::fromStdString(reference.text);
        QVERIFY2(text.contains(QRegularExpression(QStringLiteral("\\b(18|19|20)\\d\\d\\b"))),
                 qPrintable(text));
        QVERIFY(reference.link.empty() || reference.link.starts_with("https://"));
    }
    for (const std::string& note : loss.notes)
        QVERIFY2(note.ends_with('.') || note.ends_with(')'), note.c_str());
    QVERIFY(loss.evaluateFloat && loss.evaluateDouble);
    std::set<std::string> ids, labels;
    for (const Parameter& parameter : loss.parameters) {
        QVERIFY2(ids.insert(parameter.id).second, parameter.id.c_str());
        QVERIFY2(labels.insert(parameter.label).second, parameter.label.c_str());
    }
}

void CatalogueTest::parameters_data() {
    QTest::addColumn<QString>("lossId");
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        for (const Parameter& parameter : loss.parameters)
            QTest::addRow("%s %s", loss.id.c_str(), parameter.id.c_str())
                << QString::fromStdString(loss.id) << QString::fromStdString(parameter.id);
}

void CatalogueTest::parameters() {
    QFETCH(QString, lossId);
    QFETCH(QString, id);
    const Parameter& parameter = parameterAt(lossId, id);
    QVERIFY(isIdentifier(parameter.id));
    QVERIFY(!parameter.label.empty());
    QVERIFY(parameter.help.ends_with('.'));
    const auto reason = whyNot(parameter, parameter.defaultValue);
    QVERIFY2(!reason, reason ? reason->c_str() : "");
    switch (parameter.kind) {
        case ParameterKind::Real:
        case ParameterKind::PerClass:
            checkRange(parameter);
            break;
        case ParameterKind::Choice:
            QVERIFY(parameter.choices.size() >= 2);
            QCOMPARE(parameter.choiceLabels.size(), parameter.choices.size());
            for (const std::string& label : parameter.choiceLabels)
                QVERIFY(!label.empty());
            break;
        case ParameterKind::Switch:
            QVERIFY(std::holds_alternative<bool>(parameter.defaultValue));
            break;
        case ParameterKind::Text:
            QVERIFY(std::holds_alternative<std::string>(parameter.defaultValue));
            break;
    }
}

void CatalogueTest::defaultsRoundTrip() {
    QFETCH(QString, lossId);
    QFETCH(QString, id);
    const Parameter& parameter = parameterAt(lossId, id);
    const auto check = [&](const ParameterValue& value) {
        const auto read = parseValue(parameter, toText(value));
        QVERIFY2(read.ok(), read.ok() ? "" : describe(read.error()).c_str());
        QVERIFY(*read == value);
    };
    check(parameter.defaultValue);
    for (const ParameterWord& word : parameter.words)
        check(word.word);
    for (const std::string& choice : parameter.choices)
        check(choice);
    if (parameter.kind == ParameterKind::Real) {
        check(parameter.sliderMinimum);
        check(parameter.sliderMaximum);
        check(parameter.sliderMinimum + (parameter.sliderMaximum - parameter.sliderMinimum) / 3);
    }
    if (parameter.kind == ParameterKind::PerClass) check(std::vector<double>{1.0 / 3, 0.5, 1});
}

void CatalogueTest::idsAndPlacesAreUnique() {
    std::set<std::string> ids, names;
    std::set<int> places;
    int last = 0;
    for (const Loss& loss : catalogue()) {
        QVERIFY2(ids.insert(loss.id).second, loss.id.c_str());
        QVERIFY2(names.insert(loss.name).second, loss.name.c_str());
        QVERIFY2(places.insert(loss.place).second, loss.id.c_str());
        QVERIFY(loss.place > last);
        last = loss.place;
    }
}

void CatalogueTest::everyFileIsALoss() {
    const QDir folder(QStringLiteral(LOSSGLASS_SOURCE "/losslib/losses"));
    const QStringList files = folder.entryList({QStringLiteral("*.cpp")});
    QCOMPARE(static_cast<std::size_t>(files.size()), catalogue().size());
    for (const QString& name : files) {
        const QString id = QFileInfo(name).baseName();
        QVERIFY2(findLoss(id.toStdString()), qPrintable(id));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().contains(("loss.id = \"" + id + "\"").toUtf8()), qPrintable(id));
    }
}

void CatalogueTest::theArticlesTenComeFirst() {
    const std::vector<std::string> ten{
        "cross_entropy",    "focal",    "dice",       "jaccard", "tversky",
        "generalized_dice", "bce_dice", "focal_dice", "exp_log", "lovasz_softmax"};
    for (std::size_t i = 0; i < ten.size(); ++i)
        QCOMPARE(catalogue()[i].id, ten[i]);
}

void CatalogueTest::lookUp() {
    QCOMPARE(findLoss("dice")->id, std::string("dice"));
    QVERIFY(!findLoss("Dice"));
    QVERIFY(!findLoss(""));
    QCOMPARE(findParameter(*findLoss("focal"), "gamma")->id, std::string("gamma"));
    QVERIFY(!findParameter(*findLoss("focal"), "smooth"));
    QVERIFY(&catalogue() == &catalogue());
}

void CatalogueTest::familiesHaveNames() {
    std::set<std::string> names;
    for (const Family family :
         {Family::Pointwise, Family::Overlap, Family::Ranked, Family::Distance, Family::Compound}) {
        QVERIFY(!familyName(family).empty());
        QVERIFY(names.insert(familyName(family)).second);
    }
}

QTEST_APPLESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
