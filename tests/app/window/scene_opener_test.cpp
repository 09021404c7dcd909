// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/scene_opener.h"

#include "app/import/sample_scenes.h"
#include "losslib/formats/npy.h"
#include "tests/support/drawn_scene.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// A scene of 4 x 3 pixels with a picture and names of its own.
Scene startScene() {
    SceneParts<float> parts =
        drawnScene({"....", ".##.", "...?"}, {"1234", "5678", "9876"}).parts();
    auto picture = std::make_shared<Picture>();
    picture->width = 4;
    picture->height = 3;
    picture->rgb.assign(36, 77);
    parts.picture = std::move(picture);
    parts.classes = {{"tissue", 0x808080}, {"nucleus", 0x00A37A}};
    return Scene::make(std::move(parts)).value();
}

/// What must be the same when nothing happened.
struct Standing {
    explicit Standing(const Document& document)
        : labels(document.scene().parts().labels),
          logits(document.scene().parts().logits),
          title(document.title()),
          steps(document.history().count()) {}

    bool operator==(const Standing&) const = default;

    std::shared_ptr<const Labels> labels;
    std::shared_ptr<const Planes<float>> logits;
    QString title;
    int steps;
};

}  // namespace

/// Files come into the document whole, or not at all.
class SceneOpenerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void targetThatFitsKeepsThePrediction();
    void otherTargetMakesThePredictionEven_data();
    void otherTargetMakesThePredictionEven();
    void predictionKeepsTheTarget();
    void onePicturePerClass();
    void bothTogether();
    void pictureBelowTheTarget();
    void failures_data();
    void failures();
    void nothingOpenYet_data();
    void nothingOpenYet();
    void undoBringsTheOldSceneBack();
    void newestRequestWins();
    void samplesCome();
    void destroyedWhileReading();

private:
    QString write(const QString& name, const std::vector<std::int64_t>& shape,
                  const std::vector<float>& values) {
        const QString path = m_folder->filePath(name);
        const auto problem = writeNpy(path.toStdString(), shape, std::span<const float>(values));
        return problem ? QString() : path;
    }
    /// A grey picture from digits; each stands for that brightness.
    QString writePng(const QString& name, const QStringList& rows) {
        QImage image(static_cast<int>(rows[0].size()), static_cast<int>(rows.size()),
                     QImage::Format_Grayscale8);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                image.scanLine(y)[x] = static_cast<uchar>(rows[y][x].digitValue());
        const QString path = m_folder->filePath(name);
        return image.save(path) ? path : QString();
    }
    /// Waits until everything that was begun has come to an end.
    bool finish() {
        return QTest::qWaitFor([this] { return !m_opener->isBusy(); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<SceneOpener> m_opener;
    std::unique_ptr<QSignalSpy> m_opened, m_failed;
};

void SceneOpenerTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_opener.reset();
    m_document = std::make_unique<Document>();
    m_document->load(startScene(), "start");
    m_opener = std::make_unique<SceneOpener>(*m_document);
    m_opened = std::make_unique<QSignalSpy>(m_opener.get(), &SceneOpener::opened);
    m_failed = std::make_unique<QSignalSpy>(m_opener.get(), &SceneOpener::failed);
}

void SceneOpenerTest::targetThatFitsKeepsThePrediction() {
    const Scene before = m_document->scene();
    m_opener->openTarget(writePng("next.png", {"1100", "0000", "0011"}));
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_opened->count(), 1);
    const Scene& now = m_document->scene();
    QCOMPARE(now.labels(), (Labels{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1}));
    QVERIFY((now.logits() == before.logits()).all());
    QVERIFY(now.classes() == before.classes());
    QCOMPARE(now.picture(), before.picture());
    QCOMPARE(m_document->title(), "start");
    QVERIFY(m_document->isEdited());
    QCOMPARE(m_document->history().count(), 1);
    QCOMPARE(m_document->history().undoText(), "opening of target next.png");
}

void SceneOpenerTest::otherTargetMakesThePredictionEven_data() {
    QTest::addColumn<QStringList>("target");
    QTest::addColumn<int>("channels");
    QTest::newRow("another size") << QStringList{"110", "000"} << 1;
    QTest::newRow("turned") << QStringList{"000", "011", "000", "000"} << 1;
    QTest::newRow("more classes") << QStringList{"0123", "0000", "0000"} << 4;
}

void SceneOpenerTest::otherTargetMakesThePredictionEven() {
    QFETCH(QStringList, target);
    QFETCH(int, channels);
    m_opener->openTarget(writePng("other.png", target));
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    const Scene& now = m_document->scene();
    QCOMPARE(now.width(), int(target[0].size()));
    QCOMPARE(now.height(), int(target.size()));
    QCOMPARE(now.channels(), channels);
    QVERIFY((now.logits() == 0).all());
    QCOMPARE(m_document->title(), "other.png");
    QVERIFY(!m_document->isEdited());
    const QString notice = m_opened->at(0).at(0).toStringList().value(0);
    QVERIFY2(notice.contains("The prediction does not fit the new target"), qPrintable(notice));
    QVERIFY(notice.contains(QStringLiteral("%1 × %2").arg(now.width()).arg(now.height())));
}

void SceneOpenerTest::predictionKeepsTheTarget() {
    const Scene before = m_document->scene();
    std::vector<float> logits;
    for (int i = 0; i < 12; ++i)
        logits.push_back(static_cast<float>(i) - 5.5f);
    m_opener->openPrediction({write("z.npy", {3, 4}, logits)});
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    const Scene& now = m_document->scene();
    QCOMPARE(now.labels(), before.labels());
    QVERIFY(now.classes() == before.classes());
    QCOMPARE(now.picture(), before.picture());
    for (int i = 0; i < 12; ++i)
        QCOMPARE(now.logits()(0, i), logits[static_cast<std::size_t>(i)]);
    // What was decided about the numbers is said.
    QVERIFY(m_opened->at(0).at(0).toStringList().join('\n').contains("logits"));
    QCOMPARE(m_document->history().undoText(), "opening of prediction z.npy");
}

void SceneOpenerTest::onePicturePerClass() {
    const QStringList even{"0000", "0000", "0000"};
    QStringList files;
    for (int c = 0; c < 3; ++c) {
        QImage image(4, 3, QImage::Format_Grayscale8);
        image.fill(c == 2 ? 153 : 51);
        files << m_folder->filePath(QString("p%1.png").arg(c));
        QVERIFY(image.save(files.last()));
    }
    m_opener->openPrediction(files);
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    const Scene& now = m_document->scene();
    QCOMPARE(now.channels(), 3);
    QCOMPARE(now.labelCount(), 3);
    QVERIFY(std::abs(now.logits()(2, 5) - std::log(0.6f)) < 1e-6f);
}

void SceneOpenerTest::bothTogether() {
    const QString target = writePng("t.png", {"01", "10"});
    m_opener->openScene(target, {write("p.npy", {2, 2}, {0.25f, 0.5f, 0.75f, 0.5f})});
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    const Scene& now = m_document->scene();
    QCOMPARE(now.labels(), (Labels{0, 1, 1, 0}));
    QVERIFY(std::abs(now.logits()(0, 0) + std::log(3.0f)) < 1e-6f);
    QVERIFY(!now.picture());
    QCOMPARE(m_document->title(), "t.png");
    QVERIFY(!m_document->isEdited());
}

void SceneOpenerTest::pictureBelowTheTarget() {
    const Scene before = m_document->scene();
    m_opener->openPicture(writePng("photo.png", {"9999", "0000", "5555"}));
    QVERIFY(finish());
    QCOMPARE(m_failed->count(), 0);
    const Scene& now = m_document->scene();
    QCOMPARE(int{now.picture()->rgb.front()}, 9);
    QCOMPARE(&now.labels(), &before.labels());
    QCOMPARE(&now.logits(), &before.logits());
}

void SceneOpenerTest::failures_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("target: missing") << "target"
                                     << "missing.png" << QStringList{"missing.png"};
    QTest::newRow("prediction: missing") << "prediction"
                                         << "missing.npy" << QStringList{"missing.npy"};
    QTest::newRow("target: text named .png")
        << "target"
        << "text.png" << QStringList{"text.png", "this is text"};
    QTest::newRow("prediction: another size")
        << "prediction"
        << "small.npy" << QStringList{"small.npy", "4 x 3", "3 x 2"};
    QTest::newRow("prediction: turned")
        << "prediction"
        << "turned.npy" << QStringList{"4 x 3", "3 x 4", "transposing"};
    QTest::newRow("prediction: not a number")
        << "prediction"
        << "nan.npy" << QStringList{"nan.npy", "NaN", "(row 1, column 2)"};
    QTest::newRow("prediction: a truncated array") << "prediction"
                                                   << "cut.npy" << QStringList{"cut.npy"};
    QTest::newRow("target: half a label") << "target"
                                          << "half.npy" << QStringList{"half.npy", "1.5"};
    QTest::newRow("picture: another size")
        << "picture"
        << "small.png" << QStringList{"small.png", "2 × 1", "4 × 3"};
    QTest::newRow("picture: text") << "picture"
                                   << "text.png" << QStringList{"text.png"};
    QTest::newRow("both: sizes differ")
        << "both"
        << "small.npy" << QStringList{"t.png", "small.npy", "2 x 2", "3 x 2"};
    QTest::newRow("sample: unknown") << "sample"
                                     << "nothing" << QStringList{"nothing"};
}

void SceneOpenerTest::failures() {
    QFETCH(QString, kind);
    QFETCH(QString, file);
    QFETCH(QStringList, parts);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    write("small.npy", {2, 3}, std::vector<float>(6, 2));
    write("turned.npy", {4, 3}, std::vector<float>(12, 2));
    write("nan.npy", {3, 4}, {1, 2, 3, 4, 5, 6, nan, 8, 9, 10, 11, 12});
    write("half.npy", {3, 4}, {0, 1, 1.5f, 1, 0, 1, 0, 1, 0, 1, 0, 1});
    write("cut.npy", {3, 4}, std::vector<float>(12, 2));
    QFile cut(m_folder->filePath("cut.npy"));
    QVERIFY(cut.resize(cut.size() - 5));
    writePng("small.png", {"19"});
    writePng("t.png", {"01", "10"});
    QFile text(m_folder->filePath("text.png"));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture\n") > 0);
    text.close();

    m_document->setParameter("focal", "gamma", 3.0);
    const Standing before(*m_document);
    const QString path = m_folder->filePath(file);
    if (kind == "target") m_opener->openTarget(path);
    if (kind == "prediction") m_opener->openPrediction({path});
    if (kind == "picture") m_opener->openPicture(path);
    if (kind == "both") m_opener->openScene(m_folder->filePath("t.png"), {path});
    if (kind == "sample") m_opener->openSample(file);
    QVERIFY(finish());
    QCOMPARE(m_opened->count(), 0);
    QCOMPARE(m_failed->count(), 1);
    const QString sentence = m_failed->at(0).at(0).toString();
    for (const QString& part : parts)
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QVERIFY2(!sentence.contains('\n'), qPrintable(sentence));
    QVERIFY(Standing(*m_document) == before);
}

void SceneOpenerTest::nothingOpenYet_data() {
    QTest::addColumn<QString>("kind");
    QTest::newRow("prediction") << "prediction";
    QTest::newRow("picture") << "picture";
}

void SceneOpenerTest::nothingOpenYet() {
    QFETCH(QString, kind);
    Document empty;
    SceneOpener opener(empty);
    QSignalSpy failed(&opener, &SceneOpener::failed);
    const QString path = writePng("first.png", {"0011"});
    if (kind == "prediction")
        opener.openPrediction({path});
    else
        opener.openPicture(path);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains("there is no target"));
    QVERIFY(empty.scene().isEmpty());
    // A target can be opened all the same, and is nothing to take back.
    opener.openTarget(path);
    QTRY_VERIFY(!empty.scene().isEmpty());
    QVERIFY(!empty.history().canUndo());
}

void SceneOpenerTest::undoBringsTheOldSceneBack() {
    const Standing before(*m_document);
    m_opener->openTarget(writePng("other.png", {"012", "210"}));
    QVERIFY(finish());
    QCOMPARE(m_document->scene().width(), 3);
    const Scene opened = m_document->scene();
    m_document->undo();
    QCOMPARE(m_document->scene().parts().labels, before.labels);
    QCOMPARE(m_document->scene().parts().logits, before.logits);
    QCOMPARE(m_document->title(), "start");
    m_document->redo();
    QCOMPARE(m_document->scene().parts().labels, opened.parts().labels);
    QCOMPARE(m_document->title(), "other.png");
}

void SceneOpenerTest::newestRequestWins() {
    const QString small = writePng("small.png", {"01"});
    // Whichever is read first: the one that was asked for last is what stays.
    for (int round = 0; round < 5; ++round) {
        m_opener->openSample(sampleIds().last());
        m_opener->openTarget(m_folder->filePath("missing.png"));
        m_opener->openTarget(small);
        QVERIFY(m_opener->isBusy());
        QVERIFY(finish());
        QCOMPARE(m_document->title(), "small.png");
        QCOMPARE(m_document->scene().width(), 2);
    }
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_opened->count(), 5);
}

void SceneOpenerTest::samplesCome() {
    for (const QString& id : sampleIds()) {
        m_opener->openSample(id);
        QVERIFY(finish());
        QCOMPARE(m_document->title(), sampleTitle(id));
        QVERIFY(m_document->scene().picture());
    }
    QCOMPARE(m_failed->count(), 0);
}

void SceneOpenerTest::destroyedWhileReading() {
    const Standing before(*m_document);
    for (int round = 0; round < 10; ++round) {
        SceneOpener opener(*m_document);
        for (const QString& id : sampleIds())
            opener.openSample(id);
        QTest::qSleep(round);
    }
    QCoreApplication::processEvents();
    QVERIFY(Standing(*m_document) == before);
}

QTEST_GUILESS_MAIN(SceneOpenerTest)
#include "scene_opener_test.moc"
