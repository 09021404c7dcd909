// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/archive/zip_reader.h"
#include "losslib/formats/npz.h"
#include "tests/app/session/sample_session.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lossglass;
using lossglass::test::sampleSession;
using lossglass::test::SessionShape;

using Bytes = std::vector<std::uint8_t>;

Q_DECLARE_METATYPE(lossglass::test::SessionShape)

namespace {

using Change = std::function<void(QJsonObject&)>;

/// The archive with another head, and with members left out or added.
Bytes changed(const Bytes& archive, const Change& change, const std::string& without = {},
              const std::string& added = {}) {
    const auto reader = ZipReader::open(archive);
    ZipWriter writer;
    for (const auto& member : reader->members()) {
        if (member.name == without) continue;
        Bytes bytes = reader->read(member, {}).value();
        if (member.name == "session.json") {
            QJsonObject head =
                QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                                   static_cast<qsizetype>(bytes.size())))
                    .object();
            change(head);
            const QByteArray text = QJsonDocument(head).toJson();
            bytes.assign(text.begin(), text.end());
        }
        (void)writer.add(member.name, bytes, ZipPacking::Fast);
    }
    if (!added.empty()) (void)writer.add(added, Bytes{1, 2, 3}, ZipPacking::Stored);
    return writer.finish();
}

void set(QJsonObject& head, const QStringList& path, const QJsonValue& value) {
    if (path.size() == 1) {
        head.insert(path[0], value);
        return;
    }
    QJsonObject inner = head.value(path[0]).toObject();
    set(inner, path.mid(1), value);
    head.insert(path[0], inner);
}

QJsonObject headOf(const Bytes& archive) {
    QJsonObject found;
    (void)changed(archive, [&](QJsonObject& head) { found = head; });
    return found;
}

}  // namespace

/// What a .lossglass file holds comes back whole; what is not one is refused in one sentence.
class SessionFileTest : public QObject {
    Q_OBJECT

private slots:
    void roundTrip_data();
    void roundTrip();
    void sameSessionSameBytes();
    void missingKeysAreAsAtStart();
    void editsOfOtherLogitsAreLeftOut();
    void whatEndedDoesNotComeBack();
    void unknownKeysAreKept();
    void unknownLossesAreNamedAndKept();
    void arraysAreNumpys();
    void wrongIsRefused_data();
    void wrongIsRefused();
    void hugeSizesTakeNoMemory();
    void damagedBytesAreRefused();
    void writingIsWholeOrNot();
    void everyOldSessionLoads_data();
    void everyOldSessionLoads();
};

void SessionFileTest::roundTrip_data() {
    QTest::addColumn<SessionShape>("shape");
    QTest::newRow("one channel") << SessionShape{};
    QTest::newRow("four channels, batch") << SessionShape{9, 4, 3, 4, false, 0};
    QTest::newRow("soft target") << SessionShape{6, 6, 2, 2, true, 0};
    QTest::newRow("soft target of one channel") << SessionShape{6, 6, 1, 1, true, 0};
    QTest::newRow("photograph for all") << SessionShape{5, 4, 3, 1, false, 4};
    QTest::newRow("photograph for each") << SessionShape{5, 4, 3, 1, false, 12};
    QTest::newRow("one pixel") << SessionShape{3, 1, 1, 1, false, 0};
}

void SessionFileTest::roundTrip() {
    QFETCH(SessionShape, shape);
    const Session session = sampleSession(shape);
    for (const ZipPacking packing : {ZipPacking::Stored, ZipPacking::Fast, ZipPacking::Usual}) {
        const auto bytes = encodeSession(session, packing);
        QVERIFY(bytes.ok());
        QVERIFY(looksLikeSession(*bytes));
        const auto opened = decodeSession(*bytes);
        QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
        QVERIFY(isSameSession(opened->session, session));
        QVERIFY(opened->notices.isEmpty());
    }
}

void SessionFileTest::sameSessionSameBytes() {
    const auto once = encodeSession(sampleSession());
    QCOMPARE(*once, *encodeSession(sampleSession()));
    // And so after a round.
    QCOMPARE(*once, *encodeSession(decodeSession(*once)->session));
}

void SessionFileTest::missingKeysAreAsAtStart() {
    const Bytes bytes = changed(*encodeSession(sampleSession()), [](QJsonObject& head) {
        for (const char* key : {"losses", "view", "figure", "panes", "title", "edits", "compared"})
            head.remove(QLatin1String(key));
    });
    const auto opened = decodeSession(bytes);
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    QCOMPARE(opened->session.parameters, parametersAtStart());
    QVERIFY(opened->session.view == ViewSettings());
    QVERIFY(opened->session.figure == FigureSettings());
    QVERIFY(!opened->session.zoom);
    QVERIFY(!opened->session.editSource && opened->session.edits == PredictionEdits());
    QVERIFY(opened->session.compared.isEmpty());
}

/// A program that knows no edits may have painted, and kept the key.
void SessionFileTest::editsOfOtherLogitsAreLeftOut() {
    Session session = sampleSession();
    Planes<float> painted = session.scene.logits();
    painted(0, 7) += 1;
    const Scene other =
        session.scene.withPlanes(nullptr, std::make_shared<const Planes<float>>(painted));
    const QJsonValue made = headOf(*encodeSession(session))["edits"];
    session.scene = other;
    const auto opened = decodeSession(
        changed(*encodeSession(session), [&](QJsonObject& head) { set(head, {"edits"}, made); }));
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    QVERIFY(!opened->session.editSource);
    QVERIFY(opened->session.edits == PredictionEdits());
}

/// What was in the file is gone when it is gone from the session.
void SessionFileTest::whatEndedDoesNotComeBack() {
    Session session = decodeSession(*encodeSession(sampleSession()))->session;
    QVERIFY(session.editSource && !session.compared.isEmpty());
    session.editSource.reset();
    session.edits = {};
    session.compared = {};
    const auto bytes = *encodeSession(session);
    const auto again = decodeSession(bytes);
    QVERIFY(again.ok());
    QVERIFY(isSameSession(again->session, session));
    const auto archive = ZipReader::open(bytes);
    QVERIFY(!archive->find("edit_source.npy") && !archive->find("compared/labels.npy"));
}

void SessionFileTest::unknownKeysAreKept() {
    const Bytes later = changed(
        *encodeSession(sampleSession()),
        [](QJsonObject& head) {
            set(head, {"lesson"}, QJsonObject{{"step", 3}});
            set(head, {"view", "compass"}, "north");
            set(head, {"scene", "spacing_mm"}, 0.5);
            set(head, {"losses", "parameters", "focal", "future"}, true);
        },
        {}, "kept/labels.npy");
    auto opened = decodeSession(later);
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    Session session = opened->session;
    session.view.brushDiameter = 4;
    const auto again = encodeSession(session);
    const QJsonObject head = headOf(*again);
    QCOMPARE(head["lesson"].toObject()["step"].toInt(), 3);
    QCOMPARE(head["view"].toObject()["compass"].toString(), QString("north"));
    QCOMPARE(head["scene"].toObject()["spacing_mm"].toDouble(), 0.5);
    QCOMPARE(head["view"].toObject()["brush"].toObject()["diameter"].toDouble(), 4.0);
    QVERIFY(
        head["losses"].toObject()["parameters"].toObject()["focal"].toObject()["future"].toBool());
    const auto archive = ZipReader::open(*again);
    const auto* member = archive->find("kept/labels.npy");
    QVERIFY(member);
    QCOMPARE(archive->read(*member, {}).value(), (Bytes{1, 2, 3}));
}

void SessionFileTest::unknownLossesAreNamedAndKept() {
    const Bytes later = changed(*encodeSession(sampleSession()), [](QJsonObject& head) {
        set(head, {"losses", "parameters", "loss_of_2031"}, QJsonObject{{"omega", 2}});
        set(head, {"losses", "shown"}, QJsonArray{"focal", "loss_of_2031"});
        set(head, {"losses", "selected"}, "loss_of_2031");
    });
    const auto opened = decodeSession(later);
    QVERIFY(opened.ok());
    QCOMPARE(opened->session.shown, (std::set<std::string>{"focal"}));
    QCOMPARE(opened->session.selected, std::string("focal"));
    QCOMPARE(opened->notices.size(), 1);
    QVERIFY(opened->notices[0].contains("loss_of_2031"));
    const QJsonObject losses = headOf(*encodeSession(opened->session))["losses"].toObject();
    QCOMPARE(losses["parameters"].toObject()["loss_of_2031"].toObject()["omega"].toInt(), 2);
}

void SessionFileTest::arraysAreNumpys() {
    const Bytes bytes = *encodeSession(sampleSession({4, 3, 2, 3, false, 0}));
    ReadChoices choices;
    choices.key = "logits";
    const auto content = npzFormat().read(bytes, choices);
    QVERIFY2(content.ok(), content ? "" : content.error().message.c_str());
    const auto& array = std::get<NumericArray>(*content);
    QCOMPARE(array.shape, (std::vector<std::int64_t>{3, 2, 3, 4}));
    QCOMPARE(array.dtype, std::string("float32"));
}

void SessionFileTest::wrongIsRefused_data() {
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* path, const QJsonValue& value, const char* sentence) {
        QTest::newRow(path) << QString(path).split('/') << value << QString(sentence);
    };
    row("format", "picture", "no session of Lossglass");
    row("version", 2, "newer Lossglass");
    row("version", "one", "version takes 1");
    row("title", 7, "title takes a text, not 7");
    row("scene", "none", "scene takes an object");
    row("scene/width", 8, "where session.json says 1 x 5 x 8");
    row("scene/width", -1, "scene.width takes a whole number");
    row("scene/width", 2.5, "scene.width takes a whole number");
    row("scene/channels", 300, "scene.channels");
    row("scene/samples", 0, "scene.samples");
    row("scene/activation", "relu", "\"sigmoid\" or \"softmax\", not \"relu\"");
    row("scene/activation", "softmax", "at least 2 channels");
    row("scene/soft_target", true, "soft_target.npy is missing");
    row("scene/picture_rows", 4, "fits neither one sample nor all");
    row("scene/picture_rows", 5, "picture.npy is missing");
    row("scene/classes", "all", "scene.classes takes a list");
    row("scene/classes", QJsonArray{QJsonObject{{"colour", "red"}}}, "colour");
    row("losses/parameters", 1, "losses.parameters takes an object");
    row("losses/parameters/focal/gamma", "wide", "focal.gamma");
    row("losses/parameters/focal/gamma", -1e9, "focal.gamma");
    row("losses/parameters/focal/gamma", QJsonObject(), "focal.gamma");
    row("losses/shown", "focal", "losses.shown takes a list");
    row("view/sample", 1, "view.sample");
    row("view/class", 2, "view.class");
    row("view/pixel/row", 5, "view.pixel.row");
    row("view/pixel", 3, "view.pixel takes an object");
    row("view/pinned", "yes", "view.pinned takes true or false");
    row("view/zoom/scale", 0, "view.zoom.scale");
    row("view/gradient_range", -1, "view.gradient_range");
    row("view/brush/label", 2, "view.brush.label");
    row("edits/amounts/salt", 2, "edits.amounts.salt takes a number from 0 to 1, not 2");
    row("edits/class", 2, "edits.class takes a whole number");
    row("edits/seed", -1, "edits.seed");
    row("edits/begin_at", "the end", "\"prediction\" or \"target\"");
    row("edits", "none", "edits takes an object");
    row("compared", 3, "compared takes an object");
    row("compared/width", 5, "compared/labels.npy is uint8 of 2 x 3 x 4");
    row("compared/soft_target", true, "compared/soft_target.npy is missing");
    row("figure/width_mm", 1, "figure.width_mm takes a number from 40 to 1000, not 1");
}

void SessionFileTest::wrongIsRefused() {
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, sentence);
    const Bytes bytes = changed(*encodeSession(sampleSession()),
                                [&](QJsonObject& head) { set(head, path, value); });
    const auto opened = decodeSession(bytes);
    QVERIFY(!opened.ok());
    const QString said = QString::fromStdString(opened.error().message);
    QVERIFY2(said.contains(sentence), qPrintable(said));
    QVERIFY(!said.contains('\n'));
}

void SessionFileTest::hugeSizesTakeNoMemory() {
    const Bytes bytes = changed(*encodeSession(sampleSession()), [](QJsonObject& head) {
        set(head, {"scene", "width"}, 16777216);
        set(head, {"scene", "height"}, 16777216);
        set(head, {"scene", "samples"}, 16777216);
    });
    const auto opened = decodeSession(bytes);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.error().code, ErrorCode::TooLarge);
}

void SessionFileTest::damagedBytesAreRefused() {
    const Session session = sampleSession();
    const Bytes good = *encodeSession(session);
    for (std::size_t at = 0; at < good.size(); at += 3) {
        Bytes bad = good;
        bad[at] ^= 0x21;
        const auto opened = decodeSession(bad);
        if (opened)
            QVERIFY(isSameSession(opened->session, session));
        else
            QVERIFY(!opened.error().message.empty());
    }
    for (std::size_t size = 0; size < good.size(); size += 5)
        QVERIFY(!decodeSession({good.data(), size}).ok());
    QVERIFY(!decodeSession(*encodeSession(session), {100, 1000}).ok());
}

void SessionFileTest::writingIsWholeOrNot() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("a.lossglass");
    QVERIFY(!writeSession(path, sampleSession()));
    QVERIFY(!writeSession(path, sampleSession({40, 30, 1, 1, false, 0})));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"a.lossglass"});
    const auto error = writeSession(folder.filePath("missing/a.lossglass"), sampleSession());
    QVERIFY(error);
    QVERIFY(describe(*error).find("missing/a.lossglass") != std::string::npos);
}

void SessionFileTest::everyOldSessionLoads_data() {
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(LOSSGLASS_TEST_DATA "/sessions"));
    for (const QString& name : folder.entryList({"*.lossglass"}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void SessionFileTest::everyOldSessionLoads() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const auto opened = decodeSession({reinterpret_cast<const std::uint8_t*>(bytes.constData()),
                                       static_cast<std::size_t>(bytes.size())});
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    QVERIFY(opened->notices.isEmpty());
    // What the program wrote then, read with today's eyes.
    const Session& session = opened->session;
    // The third has all that came later to version 1.
    if (path.contains("kept")) {
        Session then = sampleSession({9, 4, 3, 4, false, 12});
        // Colours can be chosen since.
        then.view.colours = ColourScheme::BlueOrange;
        QVERIFY(isSameSession(session, then));
        return;
    }
    QVERIFY(!session.editSource && session.compared.isEmpty());
    const bool isBatch = path.contains("batch");
    const Session then =
        isBatch ? sampleSession({9, 4, 3, 4, false, 12}) : sampleSession({8, 6, 1, 1, true, 6});
    QCOMPARE(session.title, then.title);
    QVERIFY((session.scene.logits() == then.scene.logits()).all());
    QCOMPARE(session.scene.labels(), then.scene.labels());
    QCOMPARE(session.scene.hasSoftTarget(), !isBatch);
    QCOMPARE(session.scene.picture()->rgb, then.scene.picture()->rgb);
    QCOMPARE(session.parameters.at("focal").real("gamma"), 0.1 + 0.2);
    QCOMPARE(session.parameters.at("monai:DiceLoss").flag("include_background"), false);
    QCOMPARE(session.shown, then.shown);
    QCOMPARE(session.selected, then.selected);
    QVERIFY(session.zoom == then.zoom);
    QCOMPARE(session.view.brushDiameter, 33.0);
    QVERIFY(session.figure == then.figure);
}

QTEST_GUILESS_MAIN(SessionFileTest)
#include "session_file_test.moc"
