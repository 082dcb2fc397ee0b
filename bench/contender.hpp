#pragma once

// What is measured: a task, for instance gelu's backward pass in float, and all contenders that can do it.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

enum class kind { forward, derivative, backward };

constexpr std::string_view name_of(kind k)
{
    return k == kind::forward ? "forward" : k == kind::derivative ? "derivative" : "backward";
}

template <class T>
constexpr std::string_view type_name = sizeof(T) == sizeof(float) ? "float" : "double";

/// How many arrays a task reads and writes.
struct traffic {
    std::size_t reads;
    std::size_t writes;

    bool operator==(traffic const&) const = default;
};

/// The memory that a contender is given: n elements in each array.
template <class T>
struct arrays {
    T const* x;  ///< the input; of a softmax's backward pass the output y
    T const* dy; ///< the incoming gradient; of a gated kernel's forward pass the second operand
    T const* up; ///< the second operand of a gated backward pass; its first elements are the bias of a bias kernel
    T* out;      ///< what is computed
    T* out2;     ///< the second result, where there are two
    std::size_t n;

    arrays part(std::size_t begin, std::size_t count) const
    {
        return {x + begin, dy + begin, up + begin, out + begin, out2 + begin, count};
    }
};

/// The exact result at one element, and how far the reference itself may be off.
struct expected {
    long double value;
    long double doubt;
};

/// Somebody who does a task.
template <class T>
struct contender {
    std::string who;
    /// Does it once. `prepared` is what `prepare` made for these arrays, or null.
    void (*run)(arrays<T> const&, void* prepared);
    /// What a library wants built once per size, before the clock runs.
    std::function<std::shared_ptr<void>(arrays<T> const&)> prepare = {};
    /// The time per element does not depend on n, so that large arrays may be done in parts.
    bool in_parts = false;
    /// Found by running it once: the largest error in ulps, and the time in nanoseconds an element.
    double max_ulp = -1;
    double rough_time = 0;
};

/// What there is to do.
template <class T>
struct task {
    std::string function;
    kind what;
    traffic moved;
    /// The exact result, or null where there is no reference.
    void (*exact)(arrays<T> const&, std::vector<expected>&) = nullptr;
    std::vector<contender<T>> contenders = {};
    /// It wants whole rows: lengths are rounded down to a multiple of this.
    std::size_t multiple = 1;
    /// It runs on several threads: its time is the clock's, not the calling thread's.
    bool threads = false;
};

/// All tasks in one element type, in the order in which they are reported.
template <class T>
struct catalogue {
    std::vector<task<T>> tasks;

    task<T>& add(task<T> t) { return tasks.emplace_back(std::move(t)); }

    /// Enters a further contender, if the task is one of those that are to be measured.
    void enter(std::string_view function, kind what, contender<T> c)
    {
        for (task<T>& t : tasks)
            if (t.function == function && t.what == what)
                t.contenders.push_back(c);
    }
};

void add_activations(catalogue<float>&);
void add_activations(catalogue<double>&);
void add_kernels(catalogue<float>&);
void add_kernels(catalogue<double>&);

} // namespace bench
