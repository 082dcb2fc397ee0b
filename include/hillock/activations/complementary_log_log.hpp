#pragma once

#include "../math/compensated.hpp"
#include "../math/expm1_parts.hpp"
#include "../math/log1p.hpp"
#include "../math/wide.hpp"
#include "../properties.hpp"

namespace hillock {

// The inverse of the complementary log-log link, the distribution function of a Gumbel variable's negative.
//
//   f(x)  = 1 - e^-E,   E = e^x
//   f'(x) = e^(x - E) = -(1 - f(x)) log(1 - f(x))
//
// Algorithm  f is -expm1(-E), which keeps the left tail's digits. In f' the absolute error of E, up to 10^2 (10^3) in
//            the right tail, is the result's relative one: E is carried as a sum of two lanes, exact to 2^-30.5
//            (2^-63.5). What limits that is the rounding of the cubic term, which in double is lowered by (e^(r/4))^4, in the
//            accurate tier by (e^(r/16))^16.
// Domain     f(-inf) = 0, f(inf) = 1, f'(+-inf) = 0.
struct complementary_log_log {
    static constexpr std::string_view name = "complementary_log_log";
    static constexpr std::string_view formula = "1 - e^(-e^x)";
    static constexpr activation_properties properties{
        .range = {{0, false}, {1, false}},
        .nonlinear = true,
        .continuity = continuity_class::smooth,
        .monotonic = true,
        .monotonic_derivative = false,
        .identity_near_origin = false,
        .zero_centred = false,
        .symmetry = symmetry_kind::none,
        .lipschitz = 0.36787944117144233, // 1 / e, at 0
        .saturates = {true, true},
    };
    // The worst found at the standard tier: f at -2.01703429 in float, -2.76166401 in double, f' at 4.50557041,
    // 5.89421614; without fused multiply-add, f at -2.01550961, -2.74063174, f' at 6.57048292 in double.
    template <real T, tier A = tier::standard>
    static constexpr error_bound value_error =
        bound<T, A>({0.8, by_fma(1.7, 1.8), by_fma(70.1, 70.5)}, {0.9, by_fma(2, 2.1), 3.72e10});
    template <real T, tier A = tier::standard>
    static constexpr error_bound derivative_error = bound<T, A>({0.6, 3.7, by_fma(182.7, 185.7)}, {0.8, 2, 3.72e10});

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V value(V x) const
    {
        static_assert(expect_lane<V>());
        V const minus_one = V(scalar_t<V>(-1));
        if constexpr (A == tier::accurate && math::single<V>) {
            return math::in_double(x, [](auto d) __attribute__((always_inline)) {
                return complementary_log_log{}.value<math::widened>(d);
            });
        } else if constexpr (A == tier::accurate) {
            auto const growth = exact_growth<A>(bounded(x, value_end<V>));
            auto const e = math::reduced_exp_exact(math::negate(growth.high), math::negate(growth.low));
            return math::abs(math::expm1_times(minus_one, e));
        } else {
            V const growth = math::exp<A>(bounded(x, value_end<V>));
            return math::abs(
                math::expm1_times(minus_one, math::reduced_exp<A, math::exp_use::alone>(math::negate(growth))));
        }
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V operator()(V x) const
    {
        static_assert(expect_lane<V>());
        return value<A>(x);
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative(V x) const
    {
        static_assert(expect_lane<V>());
        if constexpr (A == tier::accurate && math::single<V>) {
            return math::in_double(x, [](auto d) __attribute__((always_inline)) {
                return complementary_log_log{}.derivative<math::widened>(d);
            });
        } else if constexpr (A == math::widened) {
            V const b = bounded(x, derivative_end<V>);
            return math::exp<A>(b - math::exp(b));
        } else {
            V const b = bounded(x, derivative_end<V>);
            auto const growth = exact_growth<A>(b);
            auto const exponent = math::two_sum(b, math::negate(growth.high));
            return math::exp_times<math::factor::moderate>(
                V(scalar_t<V>(1)), math::reduced_decay<A>(exponent.high, exponent.low - growth.low));
        }
    }

    template <tier A = tier::standard, class V>
    HILLOCK_INLINE evaluation<V> value_and_derivative(V x) const
    {
        static_assert(expect_lane<V>());
        return {value<A>(x), derivative<A>(x)};
    }

    /// -(1 - y) log(1 - y).
    template <tier A = tier::standard, class V>
    HILLOCK_INLINE V derivative_from_output(V y) const
    {
        static_assert(expect_lane<V>());
        V const one = V(scalar_t<V>(1));
        V const d = (y - one) * math::log1p<A>(math::negate(y));
        return math::select(y == one, V(scalar_t<V>(0)), d);
    }

private:
    /// The logarithm of -expm1_floor.
    template <class V>
    static constexpr double value_end = math::single<V> ? 3.68 : 4.38;

    /// To where the derivative rounds to zero.
    template <class V>
    static constexpr double derivative_end = math::single<V> ? 4.9 : 6.8;

    /// x from where e^x rounds to zero, to `upper`.
    template <class V>
    HILLOCK_INLINE static V bounded(V x, double upper)
    {
        return math::clamp(x, math::constant<V>(math::exp_floor<V>), math::constant<V>(upper));
    }

    /// e^x as high + low. Where high is subnormal, low is nothing.
    template <tier A, class V>
    HILLOCK_INLINE static math::sum_of_two<V> exact_growth(V x)
    {
        constexpr int squarings = math::single<V> ? 0 : A == tier::accurate ? 4 : 2;
        V const fraction = math::constant<V>(1.0 / (1 << squarings));
        auto const [power, n, r_high, minus_ln2_low] = math::reduce_exp(x);
        V const r_full = math::rounded(math::fma(n, minus_ln2_low, r_high));
        V const r = r_full * fraction;
        V const rest = math::fma(n, minus_ln2_low, math::rounded(r_high - r_full)) * fraction;
        // e^r = 1 + (r + (r^2 / 2 + r^3 c(r))), each sum as two lanes.
        auto const half_square = math::two_product(r, r * V(scalar_t<V>(0.5)));
        V const cubic = math::rounded(math::rounded((half_square.high + half_square.high) * r) * math::expm1_cubic(r));
        auto const a = math::fast_two_sum(half_square.high, cubic);
        auto const b = math::fast_two_sum(r, a.high);
        auto e = math::fast_two_sum(V(scalar_t<V>(1)), b.high);
        e.low = e.low + (b.low + (math::fma(rest, r, rest) + (a.low + half_square.low)));
        for (int i = 0; i < squarings; ++i) {
            auto const square = math::two_product(e.high, e.high);
            e = math::fast_two_sum(square.high, math::fma(e.high + e.high, e.low, square.low));
        }
        return {math::scale(e.high, n), math::scale(e.low, n)};
    }
};

} // namespace hillock
