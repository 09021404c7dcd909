// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/file_bytes.h"

#include "losslib/formats/sizes.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace lossglass {

namespace {

namespace fs = std::filesystem;

std::optional<Error> whyNoPlainFile(const fs::path& path, const fs::file_status& status) {
    const auto error = [&](ErrorCode code, const char* message) {
        return Error{code, message, path.string()};
    };
    switch (status.type()) {
        case fs::file_type::regular:
            return std::nullopt;
        case fs::file_type::not_found:
            return error(ErrorCode::NotFound, "there is no such file");
        case fs::file_type::directory:
            return error(ErrorCode::Unreadable, "this is a folder, not a file");
        case fs::file_type::fifo:
        case fs::file_type::socket:
            return error(ErrorCode::Unreadable, "this is a pipe, not a file");
        case fs::file_type::block:
        case fs::file_type::character:
            return error(ErrorCode::Unreadable, "this is a device, not a file");
        default:
            return error(ErrorCode::Unreadable, "the file cannot be looked at");
    }
}

/// Data of a file reaches the disk before its name does, or a power cut leaves an empty file.
bool syncFile(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY);
    if (file < 0) return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
}

}  // namespace

Result<std::vector<std::uint8_t>> readFileBytes(const fs::path& path, const ReadLimits& limits) {
    std::error_code code;
    const fs::file_status status = fs::status(path, code);
    if (auto error = whyNoPlainFile(path, status)) return *error;
    const auto size = fs::file_size(path, code);
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
        file.peek() != std::ifstream::traits_type::eof())
        return Error{ErrorCode::Unreadable, "the file changed while it was read", path.string()};
    return bytes;
}

std::optional<Error> writeFileWhole(const fs::path& path,
                                    const std::function<void(std::ostream&)>& write) {
    static std::atomic<unsigned> counter{0};
    fs::path temporary = path;
    temporary += ".part-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    const auto fail = [&](const std::string& why) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        return Error{ErrorCode::Unreadable, "cannot be written: " + why, path.string()};
    };
    errno = 0;
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        if (!file) return fail(std::strerror(errno));
        write(file);
        file.close();
        if (!file) return fail(errno ? std::strerror(errno) : "the disk did not take it");
    }
    if (!syncFile(temporary)) return fail(std::strerror(errno));
    std::error_code code;
    fs::rename(temporary, path, code);
    if (code) return fail(code.message());
    return std::nullopt;
}

}  // namespace lossglass
