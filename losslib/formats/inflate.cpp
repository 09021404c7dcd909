// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>

namespace lossglass {

namespace {

constexpr std::int64_t kMostPerByte = 1032;

int windowBits(DeflateWrapping wrapping) {
    switch (wrapping) {
        case DeflateWrapping::Zlib:
            return MAX_WBITS;
        case DeflateWrapping::Gzip:
            return MAX_WBITS + 16;
        default:
            return -MAX_WBITS;
    }
}

/// zlib counts in 32 bits: larger data are handed over in pieces.
uInt piece(std::size_t bytes) {
    return static_cast<uInt>(std::min<std::size_t>(bytes, std::numeric_limits<uInt>::max()));
}

}  // namespace

bool looksLikeGzip(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8;
}

Result<std::vector<std::uint8_t>> inflateAtMost(std::span<const std::uint8_t> packed,
                                                DeflateWrapping wrapping, std::int64_t limit) {
    const auto most = static_cast<std::int64_t>(packed.size()) * kMostPerByte + kMostPerByte;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(std::min(limit, most)));
    z_stream stream{};
    if (inflateInit2(&stream, windowBits(wrapping)) != Z_OK)
        return Error{ErrorCode::TooLarge, "there is no memory to unpack the data", {}};
    std::size_t in = 0, out = 0;
    int status = Z_OK;
    while (status == Z_OK && out < bytes.size()) {
        const uInt given = piece(packed.size() - in), room = piece(bytes.size() - out);
        stream.next_in = const_cast<Bytef*>(packed.data() + in);
        stream.avail_in = given;
        stream.next_out = bytes.data() + out;
        stream.avail_out = room;
        status = inflate(&stream, Z_NO_FLUSH);
        in += given - stream.avail_in;
        out += room - stream.avail_out;
        // Archives may be of several members one behind the other, as bgzip writes them.
        if (status == Z_STREAM_END && wrapping == DeflateWrapping::Gzip && out < bytes.size() &&
            looksLikeGzip(packed.subspan(in)))
            status = inflateReset(&stream);
    }
    inflateEnd(&stream);
    if (status != Z_STREAM_END && out < bytes.size())
        return Error{
            ErrorCode::Malformed,
            (status == Z_BUF_ERROR ? "truncated: the packed data end after "
                                   : "damaged: the packed data cannot be unpacked after ") +
                std::to_string(out) + " bytes",
            {}};
    bytes.resize(out);
    return bytes;
}

}  // namespace lossglass
