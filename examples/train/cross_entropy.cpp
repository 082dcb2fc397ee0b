#include "cross_entropy.hpp"

#include <hillock/hillock.hpp>

namespace mlp {

double cross_entropy(matrix const& scores, std::vector<std::uint8_t> const& labels, matrix& dscores)
{
    auto const columns = static_cast<std::size_t>(scores.cols());
    matrix log_probability(scores.rows(), scores.cols());
    hillock::log_softmax(scores, log_probability, columns);

    double loss = 0;
    dscores.setZero(scores.rows(), scores.cols());
    for (Eigen::Index row = 0; row < scores.rows(); ++row) {
        Eigen::Index const label = labels[static_cast<std::size_t>(row)];
        loss -= static_cast<double>(log_probability(row, label));
        dscores(row, label) = -1 / static_cast<float>(scores.rows());
    }
    hillock::log_softmax_backward(log_probability, dscores, dscores, columns);
    return loss / static_cast<double>(scores.rows());
}

std::size_t count_correct(matrix const& scores, std::vector<std::uint8_t> const& labels)
{
    std::size_t correct = 0;
    for (Eigen::Index row = 0; row < scores.rows(); ++row) {
        Eigen::Index best = 0;
        scores.row(row).maxCoeff(&best);
        correct += best == labels[static_cast<std::size_t>(row)];
    }
    return correct;
}

} // namespace mlp
