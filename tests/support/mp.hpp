#pragma once

// Numbers of MPFR as values: what every reference is written in.

#include <mpfr.h>

#include <string>

namespace hillock::testing {

/// An MPFR number, as precise as MPFR's default precision when it was made (see `precision`).
class mp {
public:
    mp() { mpfr_init2(m, mpfr_get_default_prec()); }
    mp(double x) : mp() { mpfr_set_d(m, x, MPFR_RNDN); }
    mp(float x) : mp() { mpfr_set_flt(m, x, MPFR_RNDN); }
    mp(int x) : mp() { mpfr_set_si(m, x, MPFR_RNDN); }
    /// The decimal value itself, where a double literal would be its nearest double.
    explicit mp(char const* decimal) : mp() { mpfr_set_str(m, decimal, 10, MPFR_RNDN); }
    mp(mp const& x) : mp() { mpfr_set(m, x.m, MPFR_RNDN); }
    mp(mp&& x) noexcept : mp() { mpfr_swap(m, x.m); }
    mp& operator=(mp x) noexcept
    {
        mpfr_swap(m, x.m);
        return *this;
    }
    ~mp() { mpfr_clear(m); }

    mpfr_ptr get() { return m; }
    mpfr_srcptr get() const { return m; }

    bool is_nan() const { return mpfr_nan_p(m) != 0; }
    bool is_inf() const { return mpfr_inf_p(m) != 0; }
    bool is_zero() const { return mpfr_zero_p(m) != 0; }
    bool negative() const { return mpfr_signbit(m) != 0; }
    double to_double() const { return mpfr_get_d(m, MPFR_RNDN); }
    std::string to_string() const
    {
        char text[64];
        mpfr_snprintf(text, sizeof text, "%.20Rg", m);
        return text;
    }

private:
    mpfr_t m;
};

/// Sets the precision of all mp made in this thread while it lives.
class precision {
public:
    explicit precision(long bits) : before(mpfr_get_default_prec()) { mpfr_set_default_prec(bits); }
    ~precision() { mpfr_set_default_prec(before); }
    precision(precision const&) = delete;
    precision& operator=(precision const&) = delete;

private:
    mpfr_prec_t before;
};

/// Enough for every reference on every float and double: each is written so that it cancels at most the 60 bits by
/// which a double can come near to a root.
inline constexpr long reference_bits = 200;

template <auto Function>
mp apply(mp const& a)
{
    mp y;
    Function(y.get(), a.get(), MPFR_RNDN);
    return y;
}

template <auto Function>
mp apply(mp const& a, mp const& b)
{
    mp y;
    Function(y.get(), a.get(), b.get(), MPFR_RNDN);
    return y;
}

inline mp operator+(mp const& a, mp const& b) { return apply<mpfr_add>(a, b); }
inline mp operator-(mp const& a, mp const& b) { return apply<mpfr_sub>(a, b); }
inline mp operator*(mp const& a, mp const& b) { return apply<mpfr_mul>(a, b); }
inline mp operator/(mp const& a, mp const& b) { return apply<mpfr_div>(a, b); }
inline mp operator-(mp const& a) { return apply<mpfr_neg>(a); }
inline bool operator<(mp const& a, mp const& b) { return mpfr_less_p(a.get(), b.get()) != 0; }
inline bool operator>(mp const& a, mp const& b) { return b < a; }
inline bool operator<=(mp const& a, mp const& b) { return mpfr_lessequal_p(a.get(), b.get()) != 0; }
inline bool operator>=(mp const& a, mp const& b) { return b <= a; }
inline bool operator==(mp const& a, mp const& b) { return mpfr_equal_p(a.get(), b.get()) != 0; }

inline mp square(mp const& a) { return apply<mpfr_sqr>(a); }
inline mp sqrt(mp const& a) { return apply<mpfr_sqrt>(a); }
inline mp abs(mp const& a) { return a.negative() ? -a : a; }
inline mp exp(mp const& a) { return apply<mpfr_exp>(a); }
inline mp expm1(mp const& a) { return apply<mpfr_expm1>(a); }
inline mp log(mp const& a) { return apply<mpfr_log>(a); }
inline mp log1p(mp const& a) { return apply<mpfr_log1p>(a); }
inline mp sin(mp const& a) { return apply<mpfr_sin>(a); }
inline mp cos(mp const& a) { return apply<mpfr_cos>(a); }
inline mp atan(mp const& a) { return apply<mpfr_atan>(a); }
inline mp tanh(mp const& a) { return apply<mpfr_tanh>(a); }
inline mp sech(mp const& a) { return apply<mpfr_sech>(a); }
inline mp erfc(mp const& a) { return apply<mpfr_erfc>(a); }

inline mp pi()
{
    mp y;
    mpfr_const_pi(y.get(), MPFR_RNDN);
    return y;
}

/// 2^n.
inline mp power_of_two(long n)
{
    mp y;
    mpfr_set_si_2exp(y.get(), 1, n, MPFR_RNDN);
    return y;
}

} // namespace hillock::testing
