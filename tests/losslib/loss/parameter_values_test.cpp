// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/parameter_values.h"

#include "losslib/loss/build.h"
#include "losslib/loss/class_weights.h"
#include "losslib/loss/focal_alpha.h"

#include <QtTest>

#include <limits>

using namespace lossglass;

/// Text to value and back for every kind of parameter, and the sentences of the refusals.
class ParameterValuesTest : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void checksValues_data();
    void checksValues();
    void writes_data();
    void writes();
    void valuesOfATable();
};

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using List = std::vector<double>;

std::string operator""_w(const char* text, std::size_t size) {
    return std::string(text, size);
}

/// One parameter of each kind, as the losses have them.
Parameter parameterOf(const QString& kind) {
    if (kind == "unit") return build::real({"r", "", "", ""}, build::unitRange(), 0.05);
    if (kind == "positive") return build::smooth(1.0);
    if (kind == "any") return build::real({"x", "", "", ""}, {-kInf, kInf, -1, 1, 0.1}, 0.0);
    if (kind == "at most 2") return build::real({"x", "", "", ""}, {-kInf, 2, -1, 1, 0.1}, 0.0);
    if (kind == "with word")
        return build::real({"beta", "", "", ""}, build::unitRange(), "auto"_w, {{"auto", "", ""}});
    if (kind == "switch") return build::squared();
    if (kind == "choice") return build::choice({"empty", "", "", ""}, {{"max", ""}, {"zero", ""}});
    if (kind == "weights") return build::classWeights();
    return focalAlpha("alpha");
}

}  // namespace

Q_DECLARE_METATYPE(ParameterValue)

void ParameterValuesTest::reads_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ParameterValue>("expected");
    const auto row = [](const char* kind, const char* text, const ParameterValue& expected) {
        QTest::addRow("%s \"%s\"", kind, text) << kind << text << expected;
    };
    row("unit", "0", 0.0);
    row("unit", "1", 1.0);
    row("unit", "0.25", 0.25);
    row("unit", "+0.25", 0.25);
    row("unit", ".5", 0.5);
    row("unit", "2.5e-1", 0.25);
    row("positive", "1e300", 1e300);
    row("positive", "0", 0.0);
    row("any", "-3", -3.0);
    row("with word", "auto", "auto"_w);
    row("with word", "0.3", 0.3);
    row("switch", "true", true);
    row("switch", "on", true);
    row("switch", "1", true);
    row("switch", "false", false);
    row("switch", "off", false);
    row("switch", "0", false);
    row("choice", "zero", "zero"_w);
    row("weights", "0.5,1.5,2", List{0.5, 1.5, 2});
    row("weights", "[0.5, 1.5 , 2]", List{0.5, 1.5, 2});
    row("weights", "3", List{3});
    row("weights", "none", "none"_w);
    row("weights", "null", "none"_w);
    row("weights", "inverse_frequency", "inverse_frequency"_w);
    row("alpha", "0.25", 0.25);
    row("alpha", "[0.25]", List{0.25});
    row("alpha", "0.25,0.75", List{0.25, 0.75});
    row("alpha", "none", "none"_w);
}

void ParameterValuesTest::reads() {
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(ParameterValue, expected);
    const Parameter parameter = parameterOf(kind);
    const auto value = parseValue(parameter, text.toStdString());
    QVERIFY2(value.ok(), value.ok() ? "" : describe(value.error()).c_str());
    QVERIFY(*value == expected);
    QVERIFY(!whyNot(parameter, *value));
    // What is written reads back.
    const auto again = parseValue(parameter, toText(*value));
    QVERIFY(again.ok() && toText(*again) == toText(expected));
}

void ParameterValuesTest::refuses_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("allowed");  // part of the sentence
    const auto row = [](const char* kind, const char* text, const char* allowed) {
        QTest::addRow("%s \"%s\"", kind, text) << kind << text << allowed;
    };
    row("unit", "1.5", "takes a number from 0 to 1, not \"1.5\"");
    row("unit", "-0.1", "takes a number from 0 to 1, not \"-0.1\"");
    row("unit", "", "takes a number from 0 to 1, not \"\"");
    for (const char* junk : {"abc", "0.5x", "0,5", "0.5 ", " 0.5", "--1", "1e", "0x10", "+", "++1"})
        row("unit", junk, "takes a number from 0 to 1");
    row("unit", "nan", "a number from 0 to 1");
    row("unit", "inf", "a number from 0 to 1");
    row("unit", "auto", "a number from 0 to 1");
    row("positive", "-1", "takes a number of at least 0, not \"-1\"");
    row("positive", "inf", "a number of at least 0");
    row("positive", "1e999", "a number of at least 0");
    row("any", "inf", "takes a number, not \"inf\"");
    row("at most 2", "2.5", "takes a number of at most 2, not \"2.5\"");
    row("with word", "Auto", "takes a number from 0 to 1, \"auto\", not \"Auto\"");
    row("with word", "none", "\"auto\"");
    row("with word", "null", "\"auto\"");
    row("switch", "yes", "takes true or false, not \"yes\"");
    row("switch", "2", "takes true or false");
    row("switch", "", "takes true or false");
    row("choice", "maximum", "takes one of \"max\" \"zero\", not \"maximum\"");
    row("choice", "", "one of \"max\" \"zero\"");
    row("weights", "1,,2", "takes a list with a number of at least 0 for each class, \"none\"");
    row("weights", "1,2,", "a list");
    row("weights", ",", "a list");
    row("weights", "", "a list");
    row("weights", "[]", "a list");
    row("weights", "[1,2", "a list");
    row("weights", "1;2", "a list");
    row("weights", "1,-2", "a list");
    row("weights", "1,nan", "a list");
    row("weights", "frequency", "\"enet\"");
    row("alpha", "1,2,x",
        "takes a list with a number from 0 to 1e+06 for each class, a single "
        "number, \"none\", not \"1,2,x\"");
    row("alpha", "-0.5", "a single number");
}

void ParameterValuesTest::refuses() {
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, allowed);
    const Parameter parameter = parameterOf(kind);
    const auto value = parseValue(parameter, text.toStdString());
    QVERIFY(!value.ok());
    const QString message = QString::fromStdString(value.error().message);
    QVERIFY2(
        message.startsWith(
            QStringLiteral("parameter \"%1\" takes ").arg(QString::fromStdString(parameter.id))),
        qPrintable(message));
    QVERIFY2(message.contains(allowed), qPrintable(message));
    QVERIFY2(message.contains(", not \""), qPrintable(message));
}

void ParameterValuesTest::checksValues_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ParameterValue>("value");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const char* kind, const ParameterValue& value,
                        bool allowed) {
        QTest::addRow("%s, %s", kind, name) << kind << value << allowed;
    };
    row("inside", "unit", 0.5, true);
    row("on the edge", "unit", 1.0, true);
    row("above", "unit", 1.0000001, false);
    row("not a number", "unit", kNaN, false);
    row("infinite", "positive", kInf, false);
    row("a switch", "unit", true, false);
    row("a list", "unit", List{0.5}, false);
    row("a word", "unit", "auto"_w, false);
    row("its word", "with word", "auto"_w, true);
    row("switch", "switch", false, true);
    row("a number", "switch", 1.0, false);
    row("a word", "switch", "true"_w, false);
    row("a choice", "choice", "max"_w, true);
    row("no choice", "choice", "min"_w, false);
    row("a number", "choice", 0.0, false);
    row("a list", "weights", List{0, 1}, true);
    row("an empty list", "weights", List{}, false);
    row("a list with one outside", "weights", List{1, -1}, false);
    row("a list with an infinity", "weights", List{1, kInf}, false);
    row("a single number", "weights", 1.0, false);
    row("a single number", "alpha", 0.25, true);
    row("a rule", "weights", "enet"_w, true);
}

void ParameterValuesTest::checksValues() {
    QFETCH(QString, kind);
    QFETCH(ParameterValue, value);
    QFETCH(bool, allowed);
    const Parameter parameter = parameterOf(kind);
    const auto reason = whyNot(parameter, value);
    QCOMPARE(!reason.has_value(), allowed);
    if (reason) QVERIFY(reason->find("\"" + parameter.id + "\"") != std::string::npos);
}

void ParameterValuesTest::writes_data() {
    QTest::addColumn<ParameterValue>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole number") << ParameterValue(2.0) << "2";
    QTest::newRow("decimal") << ParameterValue(0.1) << "0.1";
    QTest::newRow("third") << ParameterValue(1.0 / 3) << "0.3333333333333333";
    QTest::newRow("small") << ParameterValue(1e-6) << "1e-06";
    QTest::newRow("switch") << ParameterValue(true) << "true";
    QTest::newRow("word") << ParameterValue("auto"_w) << "auto";
    QTest::newRow("list") << ParameterValue(List{0.5, 1.5, 2}) << "0.5,1.5,2";
    QTest::newRow("list of one") << ParameterValue(List{3}) << "3";
}

void ParameterValuesTest::writes() {
    QFETCH(ParameterValue, value);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(toText(value)), text);
}

void ParameterValuesTest::valuesOfATable() {
    const std::vector<Parameter> table{build::smooth(1.0), build::squared(), build::classWeights()};
    ParameterValues values(table);
    QCOMPARE(values.real("smooth"), 1.0);
    QCOMPARE(values.flag("squared"), false);
    QVERIFY(values.isWord("weights", "none"));
    QVERIFY(!values.isWord("smooth", "none"));
    QVERIFY(values.list("weights").empty());
    QCOMPARE(values.number("smooth"), std::optional<double>(1.0));
    QCOMPARE(values.number("weights"), std::optional<double>());
    QVERIFY(values.has("squared") && !values.has("gamma"));
    QCOMPARE(values.all().size(), std::size_t{3});
    const ParameterValues before = values;
    values.set("weights", List{1, 2});
    QCOMPARE(values.list("weights"), (List{1, 2}));
    QVERIFY(!(values == before));
    values.set("weights", "none"_w);
    QVERIFY(values == before);
}

QTEST_APPLESS_MAIN(ParameterValuesTest)
#include "parameter_values_test.moc"
