// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/file_bytes.h"

#include "losslib/formats/sizes.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace lossglass {

namespace {

namespace fs = std::filesystem;

const char* nameOf(fs::file_type type) {
    switch (type) {
        case fs::file_type::directory:
            return "a folder";
        case fs::file_type::fifo:
            return "a pipe";
        case fs::file_type::socket:
            return "a socket";
        case fs::file_type::block:
        case fs::file_type::character:
            return "a device";
        default:
            return "something that cannot be looked at";
    }
}

/// Anything but a plain file is named for what it is, symbolic links along with what they lead to.
std::optional<Error> whyNoPlainFile(const fs::path& path) {
    std::error_code code, ignored;
    const fs::file_type type = fs::status(path, code).type();
    if (type == fs::file_type::regular) return std::nullopt;
    const bool isLink = fs::is_symlink(fs::symlink_status(path, ignored));
    const auto error = [&](ErrorCode kind, const std::string& message) {
        return Error{kind, message, path.string()};
    };
    if (type == fs::file_type::not_found)
        return error(ErrorCode::NotFound, isLink ? "this is a symbolic link to " +
                                                       fs::read_symlink(path, ignored).string() +
                                                       ", which is not there"
                                                 : "there is no such file");
    if (type == fs::file_type::none)
        return error(ErrorCode::Unreadable,
                     std::string(isLink ? "this is a symbolic link that cannot be followed: "
                                        : "cannot be looked at: ") +
                         code.message());
    return error(ErrorCode::Unreadable, std::string("this is ") +
                                            (isLink ? "a symbolic link to " : "") + nameOf(type) +
                                            ", not a file");
}

/// Data of a file reaches the disk before its name does, or a power cut leaves an empty file.
/// Likewise a folder: its entry for the file may come late otherwise.
bool syncFile(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

/// The file that a path means, behind its links.
fs::path behindLinks(const fs::path& path) {
    std::error_code code;
    if (!fs::is_symlink(fs::symlink_status(path, code))) return path;
    const fs::path real = fs::weakly_canonical(path, code);
    return code ? path : real;
}

/// The mark of a file that is being written: ".part-PID-N" behind the name that it will have.
const std::string kPartMark = ".part-";

/// The process that left or is writing such a file; nothing where the name is no name of ours.
std::optional<pid_t> writerOf(const std::string& name) {
    const auto at = name.rfind(kPartMark);
    if (at == std::string::npos || at == 0) return std::nullopt;
    const char* text = name.data() + at + kPartMark.size();
    const char* end = name.data() + name.size();
    pid_t process = 0;
    unsigned number = 0;
    const auto first = std::from_chars(text, end, process);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, number);
    if (second.ec != std::errc() || second.ptr != end || process <= 0) return std::nullopt;
    return process;
}

/// Holds a file as one that is being written, also for processes whose numbers mean nothing here:
/// those of other machines and containers that share the folder.
class WritingMark {
public:
    /// `creation` is O_CREAT, or 0 for a file that must be there.
    WritingMark(const fs::path& path, int creation)
        : m_file(::open(path.c_str(), O_RDWR | creation | O_NOFOLLOW | O_CLOEXEC, 0666)),
          m_isHeld(m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0) {}
    ~WritingMark() {
        if (m_file >= 0) ::close(m_file);
    }
    WritingMark(const WritingMark&) = delete;
    WritingMark& operator=(const WritingMark&) = delete;
    bool isHeld() const { return m_isHeld; }

private:
    int m_file = -1;
    bool m_isHeld = false;
};

/// Removes what processes that were killed while they wrote have left in the folder.
void removeLeftovers(const fs::path& folder) {
    std::error_code code;
    for (fs::directory_iterator entry(folder, code), end; !code && entry != end;
         entry.increment(code)) {
        const auto process = writerOf(entry->path().filename().string());
        if (!process || ::kill(*process, 0) == 0 || errno != ESRCH) continue;
        std::error_code ignored;
        if (entry->symlink_status(ignored).type() != fs::file_type::regular) continue;
        if (WritingMark(entry->path(), 0).isHeld()) fs::remove(entry->path(), ignored);
    }
}

}  // namespace

Result<std::vector<std::uint8_t>> readFileBytes(const fs::path& path, const ReadLimits& limits) {
    std::error_code code;
    if (auto error = whyNoPlainFile(path)) return *error;
    const auto size = fs::file_size(path, code);
    const auto written = fs::last_write_time(path, code);
    if (code) return Error{ErrorCode::Unreadable, code.message(), path.string()};
    if (auto error = whyTooLarge(static_cast<std::int64_t>(size), limits, "the file")) {
        error->where = path.string();
        return *error;
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{ErrorCode::Unreadable,
                     std::string("cannot be opened: ") + std::strerror(errno), path.string()};
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size) ||
        file.peek() != std::ifstream::traits_type::eof() ||
        fs::last_write_time(path, code) != written)
        return Error{ErrorCode::Unreadable, "the file changed while it was read", path.string()};
    return bytes;
}

std::optional<Error> writeFileWhole(const fs::path& wanted,
                                    const std::function<void(std::ostream&)>& write) {
    static std::atomic<unsigned> counter{0};
    const fs::path path = behindLinks(wanted);
    std::error_code code;
    const fs::file_status old = fs::status(path, code);
    if (fs::exists(old) && !fs::is_regular_file(old))
        return Error{
            ErrorCode::Unreadable,
            std::string("cannot be written: this is ") + nameOf(old.type()) + ", not a file",
            wanted.string()};
    fs::path temporary = path;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    removeLeftovers(folder);
    temporary += kPartMark + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    const auto fail = [&](const std::string& why) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return Error{ErrorCode::Unreadable, "cannot be written: " + why, wanted.string()};
    };
    errno = 0;
    const WritingMark mark(temporary, O_CREAT);
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        if (!file) return fail(std::strerror(errno));
        write(file);
        file.close();
        if (!file) return fail(errno ? std::strerror(errno) : "the disk did not take it");
    }
    if (!syncFile(temporary)) return fail(std::strerror(errno));
    if (fs::exists(old)) fs::permissions(temporary, old.permissions(), code);
    fs::rename(temporary, path, code);
    if (code) return fail(code.message());
    syncFile(folder);
    return std::nullopt;
}

}  // namespace lossglass
