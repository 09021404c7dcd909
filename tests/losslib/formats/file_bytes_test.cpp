// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/file_bytes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lossglass;

namespace fs = std::filesystem;

class FileBytesTest : public QObject {
    Q_OBJECT

private slots:
    void readsAllBytes();
    void namesWhatIsNoFile_data();
    void namesWhatIsNoFile();
    void theLimitHolds();
    void aFileThatChangesIsNoticed();
    void writesWholeOrNotAtAll();
    void linksAndPermissionsStay();
    void writesOverPlainFilesOnly();
    void removesWhatKilledWritersLeft();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    fs::path real(const char* name) const { return path(name).toStdString(); }

    QTemporaryDir m_folder;
};

void FileBytesTest::readsAllBytes() {
    std::ofstream(real("plain"), std::ios::binary) << "abc";
    fs::create_symlink(real("plain"), real("link"));
    for (const char* name : {"plain", "link"}) {
        const auto bytes = readFileBytes(real(name));
        QVERIFY(bytes);
        QCOMPARE(*bytes, (std::vector<std::uint8_t>{'a', 'b', 'c'}));
    }
}

void FileBytesTest::namesWhatIsNoFile_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    fs::create_directory(real("folder"));
    QCOMPARE(::mkfifo(real("pipe").c_str(), 0600), 0);
    fs::create_symlink(real("folder"), real("to_folder"));
    fs::create_symlink("nowhere", real("to_nothing"));
    fs::create_symlink("ring", real("ring"));
    QTest::newRow("missing") << "none"
                             << "there is no such file";
    QTest::newRow("folder") << "folder"
                            << "this is a folder, not a file";
    QTest::newRow("pipe") << "pipe"
                          << "this is a pipe, not a file";
    QTest::newRow("device") << "/dev/null"
                            << "this is a device, not a file";
    QTest::newRow("link to a folder") << "to_folder"
                                      << "this is a symbolic link to a folder";
    QTest::newRow("link to nothing") << "to_nothing"
                                     << "this is a symbolic link to nowhere, which is not there";
    QTest::newRow("link to itself") << "ring"
                                    << "this is a symbolic link that cannot be followed";
}

void FileBytesTest::namesWhatIsNoFile() {
    QFETCH(QString, name);
    QFETCH(QString, says);
    const fs::path file = fs::path(m_folder.path().toStdString()) / name.toStdString();
    const auto bytes = readFileBytes(file);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().where, file.string());
    QVERIFY2(QString::fromStdString(bytes.error().message).startsWith(says),
             bytes.error().message.c_str());
}

void FileBytesTest::theLimitHolds() {
    std::ofstream(real("hundred"), std::ios::binary) << std::string(100, 'x');
    QVERIFY(readFileBytes(real("hundred"), {100, 1}));
    const auto bytes = readFileBytes(real("hundred"), {99, 1});
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::TooLarge);
}

void FileBytesTest::aFileThatChangesIsNoticed() {
    // A writer that never rests: every reading is either of one state, or noticed as changed.
    const std::size_t size = std::size_t{4} << 20;
    const auto fill = [&](char letter) {
        std::ofstream(real("changing"), std::ios::binary | std::ios::in | std::ios::out)
            << std::string(size, letter);
    };
    std::ofstream(real("changing"), std::ios::binary) << std::string(size, 'a');
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (int i = 0; !stop; ++i)
            fill(i % 2 == 0 ? 'b' : 'a');
    });
    int changed = 0;
    for (int i = 0; i < 200 && changed == 0; ++i) {
        const auto bytes = readFileBytes(real("changing"));
        if (bytes) continue;
        ++changed;
        QCOMPARE(QString::fromStdString(bytes.error().message),
                 QString("the file changed while it was read"));
    }
    stop = true;
    writer.join();
    QVERIFY(changed > 0);
}

void FileBytesTest::writesWholeOrNotAtAll() {
    std::ofstream(real("kept"), std::ios::binary) << "old";
    QVERIFY(!writeFileWhole(real("kept"), [](std::ostream& out) { out << "new"; }));
    const auto bytes = readFileBytes(real("kept"));
    QVERIFY(bytes);
    QCOMPARE(*bytes, (std::vector<std::uint8_t>{'n', 'e', 'w'}));
    QVERIFY(writeFileWhole(real("kept"), [](std::ostream& out) {
        out << "half";
        out.setstate(std::ios::failbit);
    }));
    QCOMPARE(readFileBytes(real("kept"))->size(), std::size_t{3});
    for (const auto& entry : fs::directory_iterator(m_folder.path().toStdString()))
        QVERIFY(entry.path().string().find(".part-") == std::string::npos);
}

void FileBytesTest::linksAndPermissionsStay() {
    std::ofstream(real("real"), std::ios::binary) << "old";
    fs::permissions(real("real"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("real", real("to_real"));
    QVERIFY(!writeFileWhole(real("to_real"), [](std::ostream& out) { out << "new"; }));
    QVERIFY(fs::is_symlink(real("to_real")));
    QCOMPARE((*readFileBytes(real("real")))[0], std::uint8_t{'n'});
    QCOMPARE(fs::status(real("real")).permissions(),
             fs::perms::owner_read | fs::perms::owner_write);
}

void FileBytesTest::writesOverPlainFilesOnly() {
    fs::create_directory(real("a_folder"));
    QCOMPARE(::mkfifo(real("a_pipe").c_str(), 0600), 0);
    for (const auto& [name, what] : {std::pair("a_folder", "a folder"), {"a_pipe", "a pipe"}}) {
        const auto error = writeFileWhole(real(name), [](std::ostream& out) { out << "x"; });
        QVERIFY(error);
        QVERIFY2(QString::fromStdString(error->message).contains(what), error->message.c_str());
    }
}

void FileBytesTest::removesWhatKilledWritersLeft() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    const QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    const std::string dead = std::to_string(child), alive = std::to_string(::getpid());
    const std::string held = "held.npy.part-" + dead + "-7";
    const std::vector<std::string> kept{"a.npy.part-" + alive + "-900",
                                        "notes.part-" + dead,
                                        "notes.part-" + dead + "-1.txt",
                                        "notes.part-x-1",
                                        ".part-" + dead + "-1",
                                        "notes.part--" + dead + "-1",
                                        held};
    const std::vector<std::string> left{"a.npy.part-" + dead + "-0", "b.part-" + dead + "-12"};
    for (const auto& names : {kept, left})
        for (const std::string& name : names)
            std::ofstream(root / name) << "half";
    fs::create_directory(root / ("folder.part-" + dead + "-3"));
    fs::create_symlink("nowhere", root / ("link.part-" + dead + "-4"));
    // A process of another machine, whose number is nobody's here, holds its file.
    const int other = ::open((root / held).c_str(), O_RDWR);
    QCOMPARE(::flock(other, LOCK_EX), 0);
    QVERIFY(!writeFileWhole(root / "new", [](std::ostream& out) { out << "new"; }));
    ::close(other);
    for (const std::string& name : kept)
        QVERIFY2(fs::exists(root / name), name.c_str());
    for (const std::string& name : left)
        QVERIFY2(!fs::exists(root / name), name.c_str());
    QVERIFY(fs::exists(root / ("folder.part-" + dead + "-3")));
    QVERIFY(fs::is_symlink(root / ("link.part-" + dead + "-4")));
    QCOMPARE(readFileBytes(root / "new")->size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(FileBytesTest)
#include "file_bytes_test.moc"
