// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace lossglass;

class JsonWriterTest : public QObject {
    Q_OBJECT

private slots:
    void numbersReadBackExactly_data();
    void numbersReadBackExactly();
    void textIsEscaped_data();
    void textIsEscaped();
    void everythingTogetherIsJson();
    void emptyBracketsStayOnOneLine();
};

void JsonWriterTest::numbersReadBackExactly_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("half") << 0.5 << "0.5";
    QTest::newRow("whole") << 3.0 << "3";
    QTest::newRow("a third") << 1.0 / 3 << "0.33333333333333331";
    QTest::newRow("smallest") << 5e-324 << "4.9406564584124654e-324";
    QTest::newRow("largest") << std::numeric_limits<double>::max() << "1.7976931348623157e+308";
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << "null";
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << "null";
}

void JsonWriterTest::numbersReadBackExactly() {
    QFETCH(double, value);
    QFETCH(QString, text);
    QCOMPARE(jsonNumber(value), text);
    if (text != "null") QCOMPARE(text.toDouble(), value);
}

void JsonWriterTest::textIsEscaped_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "Lovász γ = 2";
    QTest::newRow("quotes") << "a \"b\" c";
    QTest::newRow("backslash") << "C:\\masks\\a.png";
    QTest::newRow("control characters") << QString("a\nb\tc\x01");
    QTest::newRow("empty") << "";
}

void JsonWriterTest::textIsEscaped() {
    QFETCH(QString, text);
    const QByteArray json = ('[' + jsonString(text) + ']').toUtf8();
    QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toString("wrong"), text);
    for (const char byte : json)
        QVERIFY(static_cast<unsigned char>(byte) >= 0x20);
}

void JsonWriterTest::everythingTogetherIsJson() {
    QString text;
    QTextStream out(&text);
    JsonWriter json(out);
    json.beginObject();
    json.key("list");
    json.numbers({1.5, std::nullopt, 2.0});
    json.key("inside");
    json.beginArray();
    json.beginObject();
    json.key("yes");
    json.boolean(true);
    json.endObject();
    json.null();
    json.integer(-7);
    json.endArray();
    json.key("texts");
    json.strings({"a", "b"});
    json.key("none");
    json.stringOrNull({});
    json.endObject();

    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString() + text));
    QCOMPARE(object["list"].toArray(), (QJsonArray{1.5, QJsonValue::Null, 2}));
    QCOMPARE(object["inside"].toArray().at(0).toObject()["yes"].toBool(), true);
    QVERIFY(object["inside"].toArray().at(1).isNull());
    QCOMPARE(object["inside"].toArray().at(2).toInt(), -7);
    QCOMPARE(object["texts"].toArray(), (QJsonArray{"a", "b"}));
    QVERIFY(object["none"].isNull());
    QVERIFY(text.endsWith("}\n"));
}

void JsonWriterTest::emptyBracketsStayOnOneLine() {
    QString text;
    QTextStream out(&text);
    JsonWriter json(out);
    json.beginObject();
    json.key("empty");
    json.beginArray();
    json.endArray();
    json.endObject();
    QCOMPARE(text, QString("{\n  \"empty\": []\n}\n"));
}

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "json_writer_test.moc"
