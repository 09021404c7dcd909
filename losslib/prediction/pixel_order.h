// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

namespace lossglass {

class PackedPlaces;

/// The place of each pixel of one channel in the order of falling error, which all ranked losses of
/// that channel share: made by whoever asks first, kept with the predictions that it is of. May be
/// asked by several threads at once.
class PixelOrder {
public:
    using Places = std::shared_ptr<const PackedPlaces>;

    /// One thread runs `make`, others wait for it.
    Places of(const std::function<Places()>& make);

    /// Null where nobody has asked for it yet, or it is just being made.
    Places ifMade() const;

    void forget();

private:
    mutable std::mutex m_mutex;  ///< of what follows
    Places m_places;
};

}  // namespace lossglass
