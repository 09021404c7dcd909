// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/pixel_region.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lossglass {

namespace {

/// Planes that lie one after the other, each `pixels` long, in rows of `width`.
template <class T>
struct Stack {
    T* data;
    std::ptrdiff_t planes, pixels, width;
};

Stack<std::uint8_t> stackOf(Labels& labels, int width) {
    return {labels.data(), 1, static_cast<std::ptrdiff_t>(labels.size()), width};
}

Stack<const std::uint8_t> stackOf(const Labels& labels, int width) {
    return {labels.data(), 1, static_cast<std::ptrdiff_t>(labels.size()), width};
}

Stack<float> stackOf(Planes<float>& planes, int width) {
    return {planes.data(), planes.rows(), planes.cols(), width};
}

Stack<const float> stackOf(const Planes<float>& planes, int width) {
    return {planes.data(), planes.rows(), planes.cols(), width};
}

/// Copies width x height pixels from one corner to the other, plane by plane.
template <class T>
void blit(const Stack<const T>& from, Region source, const Stack<T>& to, int toX, int toY) {
    for (std::ptrdiff_t plane = 0; plane < from.planes; ++plane)
        for (int row = 0; row < source.height; ++row) {
            const T* first =
                from.data + plane * from.pixels + (source.y + row) * from.width + source.x;
            std::copy_n(first, source.width,
                        to.data + plane * to.pixels + (toY + row) * to.width + toX);
        }
}

Region atOrigin(const Region& region) {
    return {0, 0, region.width, region.height};
}

}  // namespace

Labels cutRegion(const Labels& from, int width, const Region& region) {
    Labels pixels(static_cast<std::size_t>(region.width) * static_cast<std::size_t>(region.height));
    blit(stackOf(from, width), region, stackOf(pixels, region.width), 0, 0);
    return pixels;
}

Planes<float> cutRegion(const Planes<float>& from, int width, const Region& region) {
    Planes<float> pixels(from.rows(), Eigen::Index{region.width} * region.height);
    blit(stackOf(from, width), region, stackOf(pixels, region.width), 0, 0);
    return pixels;
}

void pasteRegion(const Labels& pixels, Labels& to, int width, const Region& region) {
    blit(stackOf(pixels, region.width), atOrigin(region), stackOf(to, width), region.x, region.y);
}

void pasteRegion(const Planes<float>& pixels, Planes<float>& to, int width, const Region& region) {
    blit(stackOf(pixels, region.width), atOrigin(region), stackOf(to, width), region.x, region.y);
}

void copyRegion(const Labels& from, Labels& to, int width, const Region& region) {
    blit(stackOf(from, width), region, stackOf(to, width), region.x, region.y);
}

void copyRegion(const Planes<float>& from, Planes<float>& to, int width, const Region& region) {
    blit(stackOf(from, width), region, stackOf(to, width), region.x, region.y);
}

}  // namespace lossglass
