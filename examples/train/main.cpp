// Trains a multi-layer perceptron once for each of several activations, and compares them. layer.hpp is the part to
// start reading at: a layer of one's own whose activation is a template argument.
#include <cstdio>
#include <new>

#include "activations.hpp"
#include "digits.hpp"
#include "failure.hpp"
#include "fashion.hpp"
#include "subnormals.hpp"
#include "train.hpp"

namespace {

using namespace mlp;

dataset load(options const& chosen)
{
    return chosen.data == data_source::digits ? load_digits() : load_fashion(chosen.folder);
}

/// Trains with the activation of that name.
result train_by_name(std::string const& name, dataset const& data, standardiser const& images, options const& chosen,
                     progress& shown)
{
    result r{};
    hillock::for_each_activation([&]<class F>(F f) {
        if (F::name == name)
            r = train(f, data, images, chosen, shown);
    });
    return r;
}

void run(options const& chosen)
{
    dataset const data = load(chosen);
    standardiser const images(data);
    std::fprintf(stderr, "%s: %d images to learn from, %d for the test, %d epoch%s.\n", data.name.c_str(),
                 data.train.size(), data.test.size(), chosen.epochs, chosen.epochs == 1 ? "" : "s");

    flush_subnormals();
    long const steps = long{chosen.epochs} * steps_per_epoch(data, chosen.batch);
    progress shown(steps * static_cast<long>(chosen.activations.size()));
    std::vector<result> results;
    for (auto const& name : chosen.activations)
        results.push_back(train_by_name(name, data, images, chosen, shown));
    shown.clear();
    print_table(results);
}

int fail(char const* sentence, int code)
{
    std::fprintf(stderr, "train_mlp: %s\n", sentence);
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (auto const chosen = parse_command_line(argc, argv))
            run(*chosen);
        return 0;
    } catch (usage_failure const& error) {
        return fail(error.what(), 2);
    } catch (failure const& error) {
        return fail(error.what(), 1);
    } catch (std::bad_alloc const&) {
        return fail("There is not enough memory.", 1);
    }
}
