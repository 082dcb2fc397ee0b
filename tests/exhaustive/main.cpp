// Every float of every function, or as many as asked for: the proof behind the bounds stated as data.

#include <CLI/CLI.hpp>

#include <algorithm>
#include <random>
#include <thread>

#include "exhaustive/table.hpp"

namespace hillock::exhaustive {
namespace {

int run(std::vector<subject const*> const& list, options const& o, bool in_double, bool reference_only)
{
    bool all_hold = true;
    std::uint64_t errors = 0;
    auto const print = [&](subject const& s, auto const& result, auto const& lane) {
        for (auto const& of_tier : result)
            errors += of_tier.count;
        return print_rows(s, o, result, lane);
    };
    if (!reference_only)
        print_head();
    for (subject const* s : list) {
        if (reference_only)
            all_hold &= print_reference(*s, o);
        else if (in_double)
            all_hold &= print(*s, search_doubles(*s, o), s->in_double);
        else
            all_hold &= print(*s, sweep_floats(*s, o), s->in_float);
    }
    if (!reference_only)
        std::fprintf(stderr, "covered: %llu errors of %zu functions and kinds\n",
                     static_cast<unsigned long long>(errors), list.size());
    return all_hold ? 0 : 1;
}

/// What the command line says.
struct request {
    std::vector<std::string> functions, tiers, kinds;
    std::string type = "float", offset = "0";
    std::uint64_t reference_samples = 0;
    bool ci = false;
    options o{.special_window = 4096,
              .samples = 1000000,
              .seed = std::random_device{}(),
              .threads = std::max(1u, std::thread::hardware_concurrency())};
};

void describe(CLI::App& app, request& r)
{
    app.add_option("--function", r.functions, "names, or all")->default_str("all")->delimiter(',');
    app.add_option("--tier", r.tiers, "accurate, standard, fast, or all")->default_str("all")->delimiter(',');
    app.add_option("--kind", r.kinds, "value, derivative, from_output, parameter, or all")
        ->default_str("all")
        ->delimiter(',');
    app.add_option("--type", r.type, "float or double")->check(CLI::IsMember({"float", "double"}));
    app.add_option("--stride", r.o.stride, "every n-th float only")->check(CLI::PositiveNumber);
    app.add_option("--offset", r.offset, "of the first, or random")
        ->check(CLI::Validator(
            [](std::string const& text) {
                bool const number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
                return number || text == "random" ? std::string() : "neither a number nor random: " + text;
            },
            "UINT|random"));
    app.add_option("--special-window", r.o.special_window, "with a stride: floats on each side of every special point");
    app.add_flag("--ci", r.ci, "--stride 1009 --offset random");
    app.add_option("--samples", r.o.samples, "with --type double: inputs per function and kind");
    app.add_option("--compare", r.o.compared,
                   "with --type double: so many more, compared with the accurate tier, the farthest of them judged");
    app.add_option("--seed", r.o.seed, "of the random inputs");
    app.add_option("--check-reference", r.reference_samples,
                   "check the reference itself against MPFR at n random floats");
    app.add_option("--threads", r.o.threads, "all by default")->check(CLI::PositiveNumber);
}

bool chosen(std::vector<std::string> const& list, std::string const& name)
{
    return list.empty() || std::ranges::count(list, "all") > 0 || std::ranges::count(list, name) > 0;
}

std::vector<subject const*> chosen_subjects(request const& r)
{
    std::ranges::sort(subjects(), {}, [](subject const& s) { return std::pair(s.function, s.what); });
    std::vector<subject const*> list;
    std::string known;
    for (subject const& s : subjects()) {
        known += " " + s.function + "/" + testing::name_of(s.what);
        if (chosen(r.functions, s.function) && chosen(r.kinds, testing::name_of(s.what)))
            list.push_back(&s);
    }
    if (list.empty())
        throw std::invalid_argument("no such function or kind; there are" + known);
    return list;
}

int run_command_line(int argc, char** argv)
{
    CLI::App app{"Measures the errors of functions over all floats, or of random doubles, and compares them with the "
                 "bounds stated as data. Prints a table; fails when a bound does not hold."};
    request r;
    describe(app, r);
    CLI11_PARSE(app, argc, argv);

    if (r.ci) {
        r.o.stride = 1009;
        r.offset = "random";
    }
    std::mt19937_64 random(r.o.seed);
    r.o.offset = r.offset == "random" ? random() % r.o.stride : std::stoull(r.offset);
    for (std::size_t i = 0; i < 3; ++i)
        r.o.tiers[i] = chosen(r.tiers, tier_names[i]);
    if (r.reference_samples > 0)
        r.o.samples = r.reference_samples;
    std::vector<subject const*> const list = chosen_subjects(r);
    std::fprintf(stderr, "%zu functions and kinds, stride %llu, offset %llu, seed %llu, %u threads\n", list.size(),
                 static_cast<unsigned long long>(r.o.stride), static_cast<unsigned long long>(r.o.offset),
                 static_cast<unsigned long long>(r.o.seed), r.o.threads);
    return run(list, r.o, r.type == "double", r.reference_samples > 0);
}

} // namespace
} // namespace hillock::exhaustive

int main(int argc, char** argv)
try {
    return hillock::exhaustive::run_command_line(argc, argv);
} catch (std::exception const& error) {
    std::fprintf(stderr, "hillock_exhaustive: %s\n", error.what());
    return 2;
}
