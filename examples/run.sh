#!/usr/bin/env bash
# Trains a multi-layer perceptron once for each of several activations, and compares them:
#
#   examples/run.sh [--data digits|fashion] [--epochs N] [--activations LIST]
#
#   --data fashion       Fashion-MNIST: 28x28 images of clothes, from Debian's package dataset-fashion-mnist; this is
#                        taken where nothing is said and the package can be had
#   --data digits        the handwritten digits, 8x8, that come with hillock
#   --epochs N           how often each network sees the training images
#   --activations LIST   names with commas between them: relu,gelu,silu
#   --data-folder FOLDER, --batch N, --seed N
#
# It installs what is missing and builds first, also examples/quick_start.cpp and examples/custom_activation.cpp.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"

fashion=wanted previous=
for argument in "$@"; do
    case $previous$argument in
    *-h | *--help) sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//p}' "$0" && exit ;;
    --datadigits | --data=digits | --data-folder*) fashion= ;;
    esac
    previous=$argument
done

require g++ cmake ninja xsimd eigen cli11 zlib
if [[ $fashion ]] && ! try_require fashion-mnist; then
    say "Fashion-MNIST (Debian's package dataset-fashion-mnist) cannot be installed here."
fi
configure_and_build examples examples
exec "$root/build/examples/examples/train_mlp" "$@"
