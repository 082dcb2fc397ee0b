// Every kernel under every execution policy: the bits of the call without one, and work for more than one thread. One
// policy is of this test: threads that any machine has, and that the sanitizer of threads knows, as it does not oneTBB's.

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <span>
#include <thread>

#include <catch.hpp>

#include <hillock/hillock.hpp>
#include <hillock/parallel.hpp>

#if _GLIBCXX_USE_TBB_PAR_BACKEND
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#endif

#include "../kernels/kernels.hpp"
#include "../support/rounding.hpp"

using namespace hillock::testing;

namespace {

/// The calls of a pass by three threads in turn.
struct own_threads {
    template <class Work>
    static void each(std::size_t count, Work const& work)
    {
        constexpr std::size_t threads = 3;
        std::array<std::thread, threads> all;
        for (std::size_t t = 0; t < threads; ++t)
            all[t] = std::thread([&work, count, t] {
                for (std::size_t k = t; k < count; k += threads)
                    work(k);
            });
        for (std::thread& thread : all)
            thread.join();
    }
};

} // namespace

template <>
inline constexpr bool hillock::detail::is_policy<own_threads> = true;
template <class Arch>
struct hillock::detail::under<Arch, own_threads> {
    using arch = in_parallel<Arch, own_threads>;
};

namespace {

/// Calls run(outputs, policy...) without a policy and with each: all outputs have the same bits. The length is odd and
/// makes several parts.
template <class T, class Run>
void check(std::size_t n, Run const& run)
{
    using outputs = std::array<std::vector<T>, 2>;
    auto const fresh = [n] { return outputs{std::vector<T>(n, T(-7)), std::vector<T>(n, T(-7))}; };
    outputs expected = fresh();
    run(expected);
    auto const check_one = [&](auto const& policy) {
        outputs y = fresh();
        run(y, policy);
        CHECK(first_difference(y[0], expected[0], n) == n);
        CHECK(first_difference(y[1], expected[1], n) == n);
    };
    check_one(std::execution::par);
    check_one(std::execution::par_unseq);
    check_one(std::execution::seq);
    check_one(std::execution::unseq);
    check_one(own_threads{});
}

/// The threads that a kernel ran on. The first waits for a second, which a busy machine may be long in starting.
struct witnesses {
    std::set<std::thread::id> threads;
    std::mutex mutex;
    std::condition_variable second_came;
    bool waits = true;

    void testify()
    {
        std::unique_lock lock(mutex);
        threads.insert(std::this_thread::get_id());
        if (threads.size() > 1)
            second_came.notify_all();
        if (std::exchange(waits, false))
            second_came.wait_for(lock, std::chrono::minutes(1), [&] { return threads.size() > 1; });
    }
};

/// A functor that has each evaluation testified.
struct witnessed {
    witnesses* by;

    template <class V>
    V value(V x) const
    {
        by->testify();
        return x;
    }
};

} // namespace

TEMPLATE_TEST_CASE("element-wise kernels under a policy", "", float, double)
{
    using T = TestType;
    std::size_t const n = GENERATE(0u, 5u, 200'001u);
    CAPTURE(n);
    auto const x = numbers<T>(n), dy = numbers<T>(n, 2, false), up = numbers<T>(n, 3, false);
    hillock::gelu const f;
    check<T>(n, [&](auto& y, auto const&... p) { hillock::forward(p..., f, x, y[0]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::forward(p..., f, x.data(), y[0].data(), n); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::derivative(p..., f, x, y[0]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::forward_and_derivative(p..., f, x, y[0], y[1]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::backward(p..., f, x, dy, y[0]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::backward_from_output(p..., hillock::tanh{}, x, dy, y[0]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::gated_forward(p..., f, x, up, y[0]); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::gated_backward(p..., f, x, up, dy, y[0], y[1]); });
    hillock::random_stream const stream{.seed = 3, .offset = 5};
    check<T>(n, [&](auto& y, auto const&... p) { hillock::forward(p..., hillock::rrelu{}, x, y[0], stream); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::backward(p..., hillock::rrelu{}, x, dy, y[0], stream); });
    check<T>(n, [&](auto& y, auto const&... p) { // in place
        y[0] = x;
        hillock::forward(p..., f, y[0], y[0]);
    });
}

TEMPLATE_TEST_CASE("sums over all elements under a policy", "", float, double)
{
    using T = TestType;
    std::size_t const n = GENERATE(0u, 5u, 65'536u, 300'001u);
    CAPTURE(n);
    auto const x = numbers<T>(n, 1, false), dy = numbers<T>(n, 2, false);
    T const expected = hillock::backward_parameters(hillock::swish{}, x, dy);
    CHECK(hillock::backward_parameters(std::execution::par, hillock::swish{}, x, dy) == expected);
    CHECK(hillock::backward_parameters(own_threads{}, hillock::swish{}, x, dy) == expected);
    auto const two = hillock::backward_parameters(quadratic{}, x, dy);
    auto const two_in_parallel = hillock::backward_parameters(std::execution::par, quadratic{}, x, dy);
    CHECK((two.alpha == two_in_parallel.alpha && two.beta == two_in_parallel.beta));
}

TEMPLATE_TEST_CASE("kernels of rows under a policy", "", float, double)
{
    using T = TestType;
    std::size_t const columns = GENERATE(1u, 10u, 1000u, 1030u, 40'000u);
    std::size_t const rows = columns == 40'000 ? 3 : 300'000 / columns;
    std::size_t const n = rows * columns;
    CAPTURE(rows, columns);
    auto const x = numbers<T>(n, 1, false), dy = numbers<T>(n, 2, false);
    auto const p1 = numbers<T>(columns, 3, false);
    hillock::gelu const f;
    check<T>(n, [&](auto& y, auto const&... p) { hillock::forward(p..., f, x, y[0], p1); });
    check<T>(n, [&](auto& y, auto const&... p) { hillock::prelu_forward(p..., x, y[0], p1); });
    check<T>(n, [&](auto& y, auto const&... p) {
        hillock::backward(p..., f, x, p1, dy, y[0], std::span(y[1]).first(columns));
    });
    check<T>(n, [&](auto& y, auto const&... p) {
        hillock::prelu_backward(p..., x, p1, dy, y[0], std::span(y[1]).first(columns));
    });
    check<T>(n, [&](auto& y, auto const&... p) {
        hillock::softmax(p..., x, y[0], columns);
        hillock::softmax_backward(p..., y[0], dy, y[1], columns);
    });
    check<T>(n, [&](auto& y, auto const&... p) {
        hillock::log_softmax(p..., x, y[0], columns);
        hillock::log_softmax_backward(p..., y[0], dy, y[1], columns, hillock::softmax_options{.scale = 0.5});
    });
    check<T>(n, [&](auto& y, auto const&... p) { // a mask for each row, and one for all
        hillock::softmax(p..., x, y[0], columns, dy, hillock::softmax_options{.scale = 0.5});
        hillock::log_softmax(p..., x, y[1], columns, p1);
    });
}

TEST_CASE("a policy's call checks its arguments first")
{
    std::vector<float> const x(100'000, 1.0f);
    std::vector<float> y(99'999, -7.0f);
    CHECK_THROWS_AS(hillock::forward(std::execution::par, hillock::relu{}, x, y), std::invalid_argument);
    CHECK(std::count(y.begin(), y.end(), -7.0f) == 99'999);
}

TEST_CASE("par works on several threads, seq on one")
{
    std::vector<float> const x(1 << 20);
    std::vector<float> y(x.size());
    witnesses one;
    one.waits = false;
    hillock::forward(std::execution::seq, witnessed{&one}, x, y);
    CHECK(one.threads == std::set{std::this_thread::get_id()});
#if _GLIBCXX_USE_TBB_PAR_BACKEND // what libstdc++ takes its threads from
    // Two threads, also where the process may run on one processor only.
    tbb::global_control const allowed(tbb::global_control::max_allowed_parallelism, 2);
    witnesses several;
    tbb::task_arena(2).execute([&] { hillock::forward(std::execution::par, witnessed{&several}, x, y); });
    CHECK(several.threads.size() > 1);
#endif
}

TEST_CASE("every thread rounds to nearest, whatever the host's mode is")
{
    auto const x = numbers<float>(300'001, 1, false);
    std::vector<float> expected(x.size()), y(x.size());
    hillock::forward(hillock::gelu{}, x, expected);
    float const expected_sum = hillock::backward_parameters(hillock::swish{}, x, x);
    float sum = 0;
    int after = -1;
    // A thread new to oneTBB, which lends the mode in which it came to those that help it.
    std::thread([&] {
        std::fesetround(FE_UPWARD);
        std::fill(std::execution::par, y.begin(), y.end(), 0.0f);
        hillock::forward(std::execution::par, hillock::gelu{}, x, y);
        sum = hillock::backward_parameters(std::execution::par, hillock::swish{}, x, x);
        after = mode_of_arithmetic();
    }).join();
    CHECK(first_difference(y, expected, x.size()) == x.size());
    CHECK(sum == expected_sum);
    CHECK(after == FE_UPWARD);
}
