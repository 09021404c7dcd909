// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/file_bytes.h"
#include "losslib/formats/npy.h"

#include <bit>
#include <ostream>
#include <string>

namespace lossglass {

/// Version 1.0: magic, version, two bytes of length, a dictionary padded so that data starts at a
/// multiple of 64.
std::string npyHead(const std::string& type, std::span<const std::int64_t> shape) {
    // One byte has no order.
    const char* order = type.ends_with('1')                          ? "|"
                        : std::endian::native == std::endian::little ? "<"
                                                                     : ">";
    std::string text =
        "{'descr': '" + std::string(order) + type + "', 'fortran_order': False, 'shape': (";
    for (std::size_t k = 0; k < shape.size(); ++k)
        text += std::to_string(shape[k]) + (k + 1 < shape.size() ? ", " : "");
    text += shape.size() == 1 ? ",), }" : "), }";
    constexpr std::size_t kPrefix = 10;
    while ((kPrefix + text.size() + 1) % 64 != 0)
        text += ' ';
    text += '\n';
    std::string head = "\x93NUMPY";
    head += '\x01';
    head += '\0';
    head += static_cast<char>(text.size() & 0xFF);
    head += static_cast<char>(text.size() >> 8);
    return head + text;
}

namespace {

template <class Real>
std::optional<Error> write(const std::filesystem::path& path, const std::string& type,
                           std::span<const std::int64_t> shape, std::span<const Real> values) {
    return writeFileWhole(path, [&](std::ostream& out) {
        const std::string head = npyHead(type, shape);
        out.write(head.data(), static_cast<std::streamsize>(head.size()));
        out.write(reinterpret_cast<const char*>(values.data()),
                  static_cast<std::streamsize>(values.size_bytes()));
    });
}

}  // namespace

std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape, std::span<const float> values) {
    return write(path, "f4", shape, values);
}

std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape, std::span<const double> values) {
    return write(path, "f8", shape, values);
}

std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape,
                              std::span<const std::uint8_t> values) {
    return write(path, "u1", shape, values);
}

}  // namespace lossglass
