// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/aligned_array.h"

#include <Eigen/Core>

#include <new>
#include <utility>

namespace lossglass {

/// What Eigen takes planes for.
template <class Real>
using PlaneNumbers = Eigen::Array<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// C x (N*H*W) numbers, row-major: one contiguous row per class, pixels of sample 0 first, each
/// sample in picture order (row by row). Units are those of the owner: logits, probabilities, ...
///
/// To use like an Eigen::Array, but large ones begin at a multiple of 4096 bytes and lie in large
/// pages where the system has them. A loop that reads
/// one plane and writes another waits for itself where their addresses modulo 4096 are a little
/// apart, as those of arrays made one after the other often are: some losses took 1.5 times as
/// long.
template <class Real>
class Planes : public Eigen::Map<PlaneNumbers<Real>> {
    using Base = Eigen::Map<PlaneNumbers<Real>>;
    static constexpr std::size_t kPageBytes = 4096;

public:
    using Index = Eigen::Index;

    Planes() : Base(nullptr, 0, 0) {}

    /// Not initialised.
    Planes(Index rows, Index columns) : Base(nullptr, 0, 0) { resize(rows, columns); }

    /// Takes the size and the numbers of an expression of Eigen.
    template <class Derived>
    Planes(const Eigen::ArrayBase<Derived>& numbers) : Planes() {
        *this = numbers;
    }

    Planes(const Planes& other) : Planes() { *this = other; }
    Planes(Planes&& other) noexcept : Planes() { swap(other); }
    ~Planes() = default;

    Planes& operator=(const Planes& other) {
        if (this != &other) assign(static_cast<const Base&>(other));
        return *this;
    }
    Planes& operator=(Planes&& other) noexcept {
        Planes taken(std::move(other));
        swap(taken);
        return *this;
    }
    template <class Derived>
    Planes& operator=(const Eigen::ArrayBase<Derived>& numbers) {
        assign(numbers.derived());
        return *this;
    }
    Planes& operator=(const Real& number) {
        Base::setConstant(number);
        return *this;
    }

    void swap(Planes& other) noexcept {
        std::swap(m_memory, other.m_memory);
        const Index rows = this->rows(), columns = this->cols();
        view(m_memory.get(), other.rows(), other.cols());
        other.view(other.m_memory.get(), rows, columns);
    }

    /// The numbers are undefined afterwards, unless it has this size already.
    void resize(Index rows, Index columns) {
        if (rows == this->rows() && columns == this->cols()) return;
        const auto count = static_cast<std::size_t>(rows * columns);
        const bool isLarge = count * sizeof(Real) >= 16 * kPageBytes;
        view(nullptr, 0, 0);
        m_memory = AlignedArray<Real>();
        m_memory = AlignedArray<Real>(count, isLarge ? kPageBytes : kLineBytes);
        view(m_memory.get(), rows, columns);
    }

    using Base::setZero;
    Planes& setZero(Index rows, Index columns) { return setConstant(rows, columns, Real(0)); }

    using Base::setConstant;
    Planes& setConstant(Index rows, Index columns, const Real& number) {
        resize(rows, columns);
        Base::setConstant(number);
        return *this;
    }

private:
    /// Looks at other memory: how Eigen says that a Map does that.
    void view(Real* memory, Index rows, Index columns) {
        new (static_cast<Base*>(this)) Base(memory, rows, columns);
    }

    template <class Numbers>
    void assign(const Numbers& numbers) {
        if (numbers.rows() == this->rows() && numbers.cols() == this->cols()) {
            Base::operator=(numbers);
            return;
        }
        // The numbers may be made of these.
        Planes other(numbers.rows(), numbers.cols());
        static_cast<Base&>(other) = numbers;
        swap(other);
    }

    AlignedArray<Real> m_memory;
};

}  // namespace lossglass
