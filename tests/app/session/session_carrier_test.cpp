// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_carrier.h"
#include "app/export/figure.h"
#include "app/session/open_session.h"
#include "tests/app/session/sample_session.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace lossglass;
using lossglass::test::sampleSession;

using Bytes = std::vector<std::uint8_t>;

namespace {

FigureContent smallFigure() {
    FigureContent content;
    QImage image(6, 4, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    content.maps = {{"Map", image, FigureContent::Scaling::Nearest, {}, {}, {}}};
    content.captionLead = "A < B & \"C\"";
    return content;
}

Bytes figure(const char* suffix, const Bytes& session) {
    const QByteArray bytes = figureBytes(smallFigure(), suffix, {80, 100, session}).value();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

/// A session travels inside a figure and comes out as it went in.
class SessionCarrierTest : public QObject {
    Q_OBJECT

private slots:
    void figuresCarryTheSession_data();
    void figuresCarryTheSession();
    void figuresOpenAsSessions_data() { figuresCarryTheSession_data(); }
    void figuresOpenAsSessions();
    void figuresWithoutCarryNone_data() { figuresCarryTheSession_data(); }
    void figuresWithoutCarryNone();
    void pictureStaysAPicture();
    void damagedIsRefused_data() { figuresCarryTheSession_data(); }
    void damagedIsRefused();
    void othersAreLeftAlone();
};

void SessionCarrierTest::figuresCarryTheSession_data() {
    QTest::addColumn<QString>("suffix");
    for (const char* suffix : {"png", "svg", "pdf"})
        QTest::newRow(suffix) << QString(suffix);
}

void SessionCarrierTest::figuresCarryTheSession() {
    QFETCH(QString, suffix);
    const Bytes session = *encodeSession(sampleSession({60, 50, 2, 3, false, 50}));
    const Bytes file = figure(qPrintable(suffix), session);
    const auto carried = carriedSession(file);
    QVERIFY2(carried.ok(), carried ? "" : carried.error().message.c_str());
    QVERIFY(carried->has_value());
    QCOMPARE(**carried, session);
}

void SessionCarrierTest::figuresOpenAsSessions() {
    QFETCH(QString, suffix);
    const Session session = sampleSession();
    const QTemporaryDir folder;
    const QString path = folder.filePath("figure." + suffix);
    QVERIFY(writeFigure(smallFigure(), path, {80, 100, *encodeSession(session)}).ok());
    const auto opened = openSession(path);
    QVERIFY2(opened.ok(), opened ? "" : opened.error().message.c_str());
    QVERIFY(opened->has_value());
    QVERIFY(isSameSession((*opened)->session, session));
}

void SessionCarrierTest::figuresWithoutCarryNone() {
    QFETCH(QString, suffix);
    const auto carried = carriedSession(figure(qPrintable(suffix), {}));
    QVERIFY(carried.ok());
    QVERIFY(!carried->has_value());
}

void SessionCarrierTest::pictureStaysAPicture() {
    const Bytes with = figure("png", *encodeSession(sampleSession()));
    const Bytes without = figure("png", {});
    const auto picture = [](const Bytes& bytes) {
        return QImage::fromData(bytes.data(), static_cast<int>(bytes.size()), "PNG");
    };
    QVERIFY(!picture(with).isNull());
    QCOMPARE(picture(with), picture(without));
    QCOMPARE(picture(with).dotsPerMeterX(), picture(without).dotsPerMeterX());
}

void SessionCarrierTest::damagedIsRefused() {
    QFETCH(QString, suffix);
    const Bytes session = *encodeSession(sampleSession());
    const Bytes good = figure(qPrintable(suffix), session);
    int refused = 0;
    for (std::size_t at = 0; at < good.size(); at += 7) {
        Bytes bad = good;
        bad[at] ^= 0x15;
        const auto carried = carriedSession(bad);
        if (!carried || !*carried) {
            ++refused;
            continue;
        }
        // What still comes out is the session, or refused by its own checks.
        if (**carried == session) continue;
        const auto opened = decodeSession(**carried);
        if (opened)
            QVERIFY(isSameSession(opened->session, sampleSession()));
        else
            ++refused;
    }
    QVERIFY(refused > 0);
}

void SessionCarrierTest::othersAreLeftAlone() {
    for (const char* text : {"", "\x89PNG", "%PDF-1.4", "<svg></svg>", "PK\x03\x04", "1,2,3"}) {
        const Bytes bytes(text, text + std::strlen(text));
        const auto carried = carriedSession(bytes);
        QVERIFY(carried.ok());
        QVERIFY(!carried->has_value());
    }
    const QTemporaryDir folder;
    QVERIFY(!openSession(folder.filePath("missing.lossglass")).ok());
    const auto other = openSession(folder.filePath("missing.png"));
    QVERIFY(other.ok() && !other->has_value());
}

QTEST_MAIN(SessionCarrierTest)
#include "session_carrier_test.moc"
