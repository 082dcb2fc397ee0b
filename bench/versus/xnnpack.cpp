// XNNPACK: one operator per size, without a thread pool. Its interface changed: in 2022 there was one function per
// operator, now there is one for all that are element-wise, and channels are given when an operator is shaped.

#include <limits>
#include <stdexcept>

#include <xnnpack.h>

#include "peers.hpp"

namespace bench {

namespace {

constexpr std::size_t columns = 1024;

void check(xnn_status status)
{
    if (status != xnn_status_success)
        throw std::runtime_error("XNNPACK fails with status " + std::to_string(status));
}

void run(arrays<float> const&, void* prepared) { xnn_run_operator(static_cast<xnn_operator_t>(prepared), nullptr); }

std::shared_ptr<void> keep(xnn_operator_t o)
{
    return {o, [](void* p) { xnn_delete_operator(static_cast<xnn_operator_t>(p)); }};
}

#if HILLOCK_XNNPACK_UNARY

auto unary(xnn_unary_operator type, xnn_unary_params params = {})
{
    return [=](arrays<float> const& a) {
        xnn_operator_t o = nullptr;
        check(xnn_create_unary_elementwise_nc(type, xnn_datatype_fp32, xnn_datatype_fp32, &params, nullptr, nullptr, 0,
                                              &o));
        check(xnn_reshape_unary_elementwise_nc(o, 1, a.n, a.n, a.n, nullptr));
        check(xnn_setup_unary_elementwise_nc(o, a.x, a.out));
        return keep(o);
    };
}

std::shared_ptr<void> softmax(arrays<float> const& a)
{
    xnn_operator_t o = nullptr;
    check(xnn_create_softmax_nc_f32(0, &o));
    check(xnn_reshape_softmax_nc_f32(o, columns, columns, columns, a.n / columns, nullptr));
    check(xnn_setup_softmax_nc_f32(o, a.x, a.out));
    return keep(o);
}

template <class Add>
void add_all(Add add)
{
    add("absolute", unary(xnn_unary_abs));
    add("relu", unary(xnn_unary_clamp, {.clamp = {0, std::numeric_limits<float>::infinity()}}));
    add("hard_tanh", unary(xnn_unary_clamp, {.clamp = {-1, 1}}));
    add("leaky_relu", unary(xnn_unary_leaky_relu, {.leaky_relu = {0.01f}}));
    add("elu", unary(xnn_unary_elu, {.elu = {1}}));
    add("sigmoid", unary(xnn_unary_sigmoid));
    add("tanh", unary(xnn_unary_tanh));
    add("gelu", unary(xnn_unary_gelu));
    add("sinusoid", unary(xnn_unary_sine));
    add("softmax", &softmax);
}

#else

/// create(n, n, n, parameters..., flags, &operator), setup(operator, rows, x, y, threads), for rows of n channels.
template <class Create, class Setup, class... Parameters>
auto rows(Create create, Setup setup, std::size_t channels, Parameters... parameters)
{
    return [=](arrays<float> const& a) {
        std::size_t const n = channels == 0 ? a.n : channels;
        xnn_operator_t o = nullptr;
        check(create(n, n, n, parameters..., 0, &o));
        check(setup(o, a.n / n, a.x, a.out, nullptr));
        return keep(o);
    };
}

template <class Add>
void add_all(Add add)
{
    constexpr float infinity = std::numeric_limits<float>::infinity();
    add("absolute", rows(xnn_create_abs_nc_f32, xnn_setup_abs_nc_f32, 0));
    add("relu", rows(xnn_create_clamp_nc_f32, xnn_setup_clamp_nc_f32, 0, 0.0f, infinity));
    add("hard_tanh", rows(xnn_create_clamp_nc_f32, xnn_setup_clamp_nc_f32, 0, -1.0f, 1.0f));
    add("leaky_relu", rows(xnn_create_leaky_relu_nc_f32, xnn_setup_leaky_relu_nc_f32, 0, 0.01f));
    add("elu", rows(xnn_create_elu_nc_f32, xnn_setup_elu_nc_f32, 0, 1.0f));
    add("sigmoid", rows(xnn_create_sigmoid_nc_f32, xnn_setup_sigmoid_nc_f32, 0));
    add("softmax", rows(xnn_create_softmax_nc_f32, xnn_setup_softmax_nc_f32, columns));
}

#endif

} // namespace

std::string add_xnnpack(catalogue<float>& f, catalogue<double>&)
{
    check(xnn_initialize(nullptr));
    add_all([&](char const* function, auto prepare) {
        f.enter(function, kind::forward, {.who = "XNNPACK", .run = &run, .prepare = prepare});
    });
    return "XNNPACK";
}

} // namespace bench
