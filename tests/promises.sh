#!/usr/bin/env bash
# The promises of README.md and the tests that show each of them:
#   tests/promises.sh [FOLDER]            how many tests there are; fails if a promise has none
#   tests/promises.sh [FOLDER] --run      runs them: their result, seconds, and how much they covered
# FOLDER is a build of the tests, build/tests-g++-native by default. README.md names tests by their place, and that is
# their label: `tests/kernels/errors.cpp` is one of "kernels". Two labels are not in every build:
# exhaustive, which is built where it is asked for, and bits, which only a build with g++ has.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$root/build/tests-g++-native run=
for argument in "$@"; do
    if [[ $argument == --run ]]; then run=yes; else folder=$argument; fi
done
if [[ ! -e $folder/CTestTestfile.cmake ]]; then
    echo "There is no build of the tests in $folder: tests/run.sh makes one."
    exit 1
fi

# run_label LABEL: the result of all tests with that label, their seconds, and what they covered: assertions, which not
# ctest but Catch2's last line counts, comparisons within them, compilations, and what the tests say themselves.
run_label() {
    local begin=$SECONDS result=passed output covered
    output=$(ctest --test-dir "$folder" --label-regex "^$1\$" --verbose --parallel "$(getconf _NPROCESSORS_ONLN)") ||
        result=FAILED
    if [[ $output == *'***Skipped'* ]]; then result=skipped; fi
    covered=$(
        for what in assertion comparison compilation; do
            grep -oaP "\d+(?= ${what}s?\b)" <<<"$output" |
                awk -v what="$what" '{n += $1} END {if (n) print n " " what "s"}'
        done
        grep -oaP '^\d+: covered: \K.*' <<<"$output" || true
    )
    printf '%-7s %5d s' "$result" $((SECONDS - begin))
    if [[ -n $covered ]]; then printf ', %s' "${covered//$'\n'/, }"; fi
}

declare -A count=() outcome=()
rows=0 failed=0 places=
while IFS='|' read -r _ promise _ cell _; do
    rows=$((rows + 1)) promise=${promise# } promise=${promise% }
    # "the same" is the row above.
    if [[ $cell != *"the same"* ]]; then places=; fi
    places=$(printf '%s\n' "$places" "$(grep -oP 'tests/\K\w+(?!\w*\.sh)' <<<"$cell")" | sort -u)
    if [[ -z $places ]]; then echo "README.md names no test that shows: $promise" && failed=1; fi
    printf '%s\n' "$promise"
    for label in $places; do
        if [[ -z ${count[$label]:-} ]]; then
            count[$label]=$(ctest --test-dir "$folder" --label-regex "^$label\$" -N | sed -n 's/^Total Tests: //p')
            if [[ -n $run ]] && ((count[$label] > 0)); then outcome[$label]=$(run_label "$label"); fi
        fi
        line="${count[$label]} tests"
        if ((count[$label] == 0)); then
            line="not in this build: tests/run.sh -L $label"
            if [[ $label != exhaustive && $label != bits ]]; then line='NO TESTS' failed=1; fi
        elif [[ -n $run ]]; then
            line+=" ${outcome[$label]}"
            if [[ ${outcome[$label]} == FAILED* ]]; then failed=1; fi
        fi
        printf '    %-24s %s\n' "tests/$label" "$line"
    done
done < <(sed -n '/^## What it promises/,/^## How/p' "$root/README.md" | grep '^|' | grep -v -e '^|--' -e '^| promise |')
if ((rows < 10)); then echo "Only $rows promises found: this script no longer understands README.md." && failed=1; fi
exit $failed
