// oneDNN: element-wise primitives and softmax on one thread. A primitive is built once per size; a call executes it.

#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>

#include "peers.hpp"

namespace bench {

namespace {

constexpr dnnl::memory::dim columns = 1024;

/// A primitive with its arguments bound.
struct call {
    dnnl::stream stream;
    dnnl::primitive primitive;
    std::unordered_map<int, dnnl::memory> arguments;
};

void run(arrays<float> const&, void* prepared)
{
    call& c = *static_cast<call*>(prepared);
    c.primitive.execute(c.stream, c.arguments);
    c.stream.wait();
}

dnnl::memory bind(dnnl::memory::desc const& d, dnnl::engine const& engine, float const* p)
{
    return {d, engine, const_cast<float*>(p)};
}

using algorithm = dnnl::algorithm;
using propagation = dnnl::prop_kind;

auto forward_of(dnnl::engine const& engine, algorithm a, dnnl::memory::desc const& d, float alpha, propagation p)
{
#if DNNL_VERSION_MAJOR >= 3
    return dnnl::eltwise_forward::primitive_desc(engine, p, a, d, d, alpha, 0.0f);
#else
    return dnnl::eltwise_forward::primitive_desc({p, a, d, alpha, 0.0f}, engine);
#endif
}

std::shared_ptr<void> forward(arrays<float> const& a, algorithm which, float alpha)
{
    dnnl::engine const engine(dnnl::engine::kind::cpu, 0);
    dnnl::memory::desc const d({static_cast<dnnl::memory::dim>(a.n)}, dnnl::memory::data_type::f32,
                               dnnl::memory::format_tag::a);
    auto const description = forward_of(engine, which, d, alpha, propagation::forward_inference);
    return std::make_shared<call>(call{dnnl::stream(engine),
                                       dnnl::eltwise_forward(description),
                                       {{DNNL_ARG_SRC, bind(d, engine, a.x)}, {DNNL_ARG_DST, bind(d, engine, a.out)}}});
}

std::shared_ptr<void> backward(arrays<float> const& a, algorithm which, float alpha)
{
    dnnl::engine const engine(dnnl::engine::kind::cpu, 0);
    dnnl::memory::desc const d({static_cast<dnnl::memory::dim>(a.n)}, dnnl::memory::data_type::f32,
                               dnnl::memory::format_tag::a);
    auto const hint = forward_of(engine, which, d, alpha, propagation::forward_training);
#if DNNL_VERSION_MAJOR >= 3
    dnnl::eltwise_backward::primitive_desc const description(engine, which, d, d, d, alpha, 0.0f, hint);
#else
    dnnl::eltwise_backward::primitive_desc const description({which, d, d, alpha, 0.0f}, engine, hint);
#endif
    return std::make_shared<call>(call{dnnl::stream(engine),
                                       dnnl::eltwise_backward(description),
                                       {{DNNL_ARG_SRC, bind(d, engine, a.x)},
                                        {DNNL_ARG_DIFF_DST, bind(d, engine, a.dy)},
                                        {DNNL_ARG_DIFF_SRC, bind(d, engine, a.out)}}});
}

std::shared_ptr<void> softmax(arrays<float> const& a, bool log)
{
    dnnl::engine const engine(dnnl::engine::kind::cpu, 0);
    dnnl::memory::desc const d({static_cast<dnnl::memory::dim>(a.n) / columns, columns}, dnnl::memory::data_type::f32,
                               dnnl::memory::format_tag::ab);
#if DNNL_VERSION_MAJOR >= 3
    dnnl::softmax_forward::primitive_desc const description(
        engine, propagation::forward_inference, log ? algorithm::softmax_log : algorithm::softmax_accurate, d, d, 1);
    dnnl::primitive const primitive = dnnl::softmax_forward(description);
#else
    dnnl::softmax_v2_forward::primitive_desc const description(
        {propagation::forward_inference, log ? algorithm::softmax_log : algorithm::softmax_accurate, d, d, 1}, engine);
    dnnl::primitive const primitive = dnnl::softmax_v2_forward(description);
#endif
    return std::make_shared<call>(call{dnnl::stream(engine),
                                       primitive,
                                       {{DNNL_ARG_SRC, bind(d, engine, a.x)}, {DNNL_ARG_DST, bind(d, engine, a.out)}}});
}

} // namespace

std::string add_onednn(catalogue<float>& f, catalogue<double>&)
{
    omp_set_num_threads(1);
    auto const add = [&](char const* function, algorithm which, float alpha) {
        f.enter(function, kind::forward,
                {.who = "oneDNN", .run = &run, .prepare = [=](auto const& a) { return forward(a, which, alpha); }});
        f.enter(function, kind::backward,
                {.who = "oneDNN", .run = &run, .prepare = [=](auto const& a) { return backward(a, which, alpha); }});
    };
    add("relu", algorithm::eltwise_relu, 0);
    add("leaky_relu", algorithm::eltwise_relu, 0.01f);
    add("tanh", algorithm::eltwise_tanh, 0);
    add("elu", algorithm::eltwise_elu, 1);
    add("sigmoid", algorithm::eltwise_logistic, 0);
    add("silu", algorithm::eltwise_swish, 1);
    add("gelu", algorithm::eltwise_gelu_erf, 0);
    add("gelu_tanh", algorithm::eltwise_gelu_tanh, 0);
    add("softplus", algorithm::eltwise_soft_relu, 1);
    add("absolute", algorithm::eltwise_abs, 0);
    for (bool const log : {false, true})
        f.enter(log ? "log_softmax" : "softmax", kind::forward,
                {.who = "oneDNN", .run = &run, .prepare = [log](auto const& a) { return softmax(a, log); }});
    return "oneDNN " + std::to_string(DNNL_VERSION_MAJOR) + "." + std::to_string(DNNL_VERSION_MINOR) + "." +
           std::to_string(DNNL_VERSION_PATCH);
}

} // namespace bench
