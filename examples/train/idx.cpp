#include "idx.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>

#include "failure.hpp"

namespace mlp {

namespace {

namespace fs = std::filesystem;

struct closer {
    void operator()(gzFile file) const { gzclose(file); }
};

/// Reads a file, through gzip where it is compressed.
class reader {
public:
    explicit reader(fs::path const& path) : path_(path.string()), file_(gzopen(path.c_str(), "rb"))
    {
        if (!file_)
            throw failure(path_ + " cannot be opened.");
    }

    /// Appends the next bytes, up to `count` of them. It goes by pieces, because a header may promise too much.
    void read(std::vector<std::uint8_t>& bytes, std::size_t count)
    {
        constexpr std::size_t piece = std::size_t{1} << 20;
        while (count > 0) {
            std::size_t const before = bytes.size();
            bytes.resize(before + std::min(piece, count));
            int const got = gzread(file_.get(), bytes.data() + before, static_cast<unsigned>(bytes.size() - before));
            int error = Z_OK;
            gzerror(file_.get(), &error);
            bool const truncated = error == Z_BUF_ERROR;
            if (got < 0 && !truncated)
                throw failure(path_ + (error == Z_ERRNO ? " cannot be read." : " is damaged: gzip cannot unpack it."));
            auto const added = static_cast<std::size_t>(std::max(got, 0));
            bytes.resize(before + added);
            if (added == 0)
                return;
            count -= added;
        }
    }

    /// The next 32 bits.
    std::uint32_t word()
    {
        std::vector<std::uint8_t> b;
        read(b, 4);
        if (b.size() != 4)
            throw failure(path_ + " is truncated: it ends within its header.");
        return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
    }

    std::string const& path() const { return path_; }

private:
    std::string path_;
    std::unique_ptr<gzFile_s, closer> file_;
};

fs::path existing(fs::path const& stem)
{
    fs::path packed = stem.string() + ".gz";
    std::error_code ignored;
    if (fs::is_regular_file(packed, ignored))
        return packed;
    if (fs::is_regular_file(stem, ignored))
        return stem;
    throw failure("There is no file " + packed.string() + ", nor one without the .gz.");
}

std::string hexadecimal(std::uint32_t word)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "0x%08x", static_cast<unsigned>(word));
    return text.data();
}

} // namespace

idx_array read_idx(fs::path const& stem, unsigned dimensions)
{
    constexpr std::uint32_t bytes_magic = 0x800;
    constexpr std::size_t largest = (std::size_t{1} << 31) - 1;
    reader file(existing(stem));
    std::uint32_t const expected = bytes_magic + dimensions;
    if (std::uint32_t const magic = file.word(); magic != expected)
        throw failure(file.path() + " is not such an IDX file: it begins with " + hexadecimal(magic) + " instead of " +
                      hexadecimal(expected) + ".");

    idx_array array;
    std::size_t count = 1;
    std::string shape;
    for (unsigned i = 0; i < dimensions; ++i) {
        std::uint32_t const size = array.sizes.emplace_back(file.word());
        shape += (i ? " x " : "") + std::to_string(size);
        if (size == 0)
            throw failure(file.path() + " is empty.");
        if (size > largest / count)
            throw failure(file.path() + " claims an absurd size, " + shape + ".");
        count *= size;
    }
    file.read(array.bytes, count);
    if (std::size_t const found = array.bytes.size(); found != count)
        throw failure(file.path() + " is truncated: its header promises " + shape + " = " + std::to_string(count) +
                      " bytes, and " + std::to_string(found) + " follow.");
    return array;
}

} // namespace mlp
