#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <iostream>

#include <CLI/CLI.hpp>

#include "activations.hpp"
#include "failure.hpp"
#include "fashion.hpp"

namespace mlp {

namespace {

/// The names with `between` between them.
std::string listed(auto const& names, std::string const& between)
{
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : between) + std::string(name);
    return text;
}

/// The number that the text is; `option` names it in the sentence about one that it is not.
std::uint32_t whole_number(std::string const& option, std::string const& text, std::uint32_t least, std::uint32_t most)
{
    std::uint32_t value = 0;
    char const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value < least || value > most)
        throw usage_failure(option + " takes a whole number from " + std::to_string(least) + " to " +
                            std::to_string(most) + ", and \"" + text + "\" is none.");
    return value;
}

void check_activations(std::vector<std::string> const& names)
{
    auto const known = known_activations();
    for (auto const& name : names)
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw usage_failure("There is no activation \"" + name + "\"; there are " + listed(known, ", ") + ".");
}

/// What stands on the command line, before it is understood.
struct texts {
    std::string data, folder, epochs, batch, seed = "1";
    std::vector<std::string> activations{default_activations.begin(), default_activations.end()};
};

options understand(texts const& given)
{
    if (!given.data.empty() && given.data != "digits" && given.data != "fashion")
        throw usage_failure("--data takes digits or fashion, and not \"" + given.data + "\".");
    if (given.data == "digits" && !given.folder.empty())
        throw usage_failure("--data-folder is for --data fashion: the digits are part of the program.");
    check_activations(given.activations);

    std::error_code ignored;
    bool const fashion = given.data == "fashion" || !given.folder.empty() ||
                         (given.data.empty() && std::filesystem::is_directory(fashion_folder, ignored));
    auto const number = [](std::string const& option, std::string const& text, int otherwise, std::uint32_t most) {
        return text.empty() ? otherwise : static_cast<int>(whole_number(option, text, 1, most));
    };
    return {.data = fashion ? data_source::fashion : data_source::digits,
            .folder = given.folder.empty() ? fashion_folder : given.folder,
            .epochs = number("--epochs", given.epochs, fashion ? 5 : 40, 100'000),
            .batch = number("--batch", given.batch, fashion ? 128 : 32, 100'000),
            .seed = whole_number("--seed", given.seed, 0, 0xffff'ffff),
            .activations = given.activations};
}

} // namespace

std::optional<options> parse_command_line(int argc, char const* const* argv)
{
    texts given;
    CLI::App app("Trains a multi-layer perceptron once for each of several activations, and compares them.",
                 "train_mlp");
    app.allow_extras();
    app.add_option("--data", given.data, "digits or fashion; without it fashion where that is installed, else digits");
    app.add_option("--data-folder", given.folder,
                   "where Fashion-MNIST's four files are; without it " + std::string(fashion_folder));
    app.add_option("--epochs", given.epochs, "how often each network sees the training images; 5, or 40 for digits");
    app.add_option("--batch", given.batch, "images per step; 128, or 32 for digits");
    app.add_option("--seed", given.seed, "what all random numbers grow from: the same seed, the same accuracies; 1");
    for (CLI::Option* option : app.get_options())
        option->take_last()->option_text(" ");
    app.add_option("--activations", given.activations, "names with commas between them")
        ->delimiter(',')
        ->option_text(" ");
    app.footer("Activations, all: " + listed(known_activations(), " ") +
               "\nActivations where none are named: " + listed(default_activations, " "));
    try {
        app.parse(argc, argv);
    } catch (CLI::CallForHelp const&) {
        std::cout << app.help();
        return std::nullopt;
    } catch (CLI::ArgumentMismatch const& error) {
        std::string const text = error.what();
        throw usage_failure(text.substr(0, text.find(':')) + " needs a value.");
    } catch (CLI::ParseError const& error) {
        throw usage_failure(std::string(error.what()) + ".");
    }
    if (auto const strangers = app.remaining(); !strangers.empty())
        throw usage_failure("\"" + strangers.front() + "\" is no option; --help lists them.");
    return understand(given);
}

} // namespace mlp
