#!/usr/bin/env bash
# The promises of README.md, the tests that show each of them, and what their last run gave and covered, as a table:
#   tests/promises.sh [FOLDER]            of what tests/run.sh has run in FOLDER, build/tests-g++-native by default
#   tests/promises.sh --run               runs all of it first: an hour
#   tests/promises.sh --names             runs nothing: whether every promise names tests that there are
# promises.md is its output. README.md names tests by their place, and that is their label and how their names begin:
# `tests/kernels/errors.cpp` is one of "kernels". Fails if a promise has no test, or one that failed.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=../cmake/requirements.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cmake/requirements.sh"
folder=$root/build/tests-g++-native failed=0 logs=()
if [[ ${1:-} == --run ]]; then
    rm -rf "$folder/results"
    for selection in '' '-L symbols' '-L configurations' '-L exhaustive' '-L bits'; do
        # shellcheck disable=SC2086 # none, or two words
        "$root/tests/run.sh" $selection >&2 || failed=1
    done
fi
if [[ ${1:-} == --names ]]; then
    logs=(/dev/null)
else
    if [[ ${1:---run} != --run ]]; then folder=$1; fi
    mapfile -t logs < <(ls -tr "$folder"/results/*.log 2>/dev/null)
    if ((${#logs[@]} == 0)); then
        echo "Nothing was run in $folder: tests/run.sh does."
        exit 1
    fi
fi

# Of ctest's logs, the later ones last: every label's tests, how many did not pass, their seconds, and what they covered:
# assertions, which Catch2's last line counts, comparisons within them, compilations, and what the tests say themselves.
results=$(awk '
    BEGIN { split("assertion comparison compilation", units) }
    sub(/^[0-9]+\/[0-9]+ Testing: /, "") {
        name = $0; status[name] = "FAILED"; said[name] = ""
        for (i in units) count[name, units[i]] = 0
    }
    name == "" { next }
    sub(/^covered: /, "") { said[name] = said[name] ", " $0; next }
    match($0, /[0-9]+ (assertion|comparison|compilation)s?/) {
        split(substr($0, RSTART, RLENGTH), word); sub(/s$/, "", word[2])
        count[name, word[2]] += word[1]
    }
    /^Test time = / { seconds[name] = $4 }
    /^Test Pass/ { status[name] = "passed" } # or a "Pass Reason"
    /\*\*\*Skipped|^Test Skipped/ { status[name] = "skipped" }
    END {
        for (name in status) {
            label = name; sub(/\..*/, "", label)
            tests[label]++; other[label] += status[name] != "passed"; time[label] += seconds[name]
            for (i in units) sum[label, i] += count[name, units[i]]
            text[label] = text[label] said[name]
        }
        for (label in tests) {
            covered = text[label]
            for (i in units) if (sum[label, i]) covered = ", " sum[label, i] " " units[i] "s" covered
            printf "%s %d %d %.0f %s\n", label, tests[label], other[label], time[label], substr(covered, 3)
        }
    }' "${logs[@]}")

cat <<EOF
# What was promised, and what shows it

What tests/promises.sh printed of $(date -r "${logs[-1]}" +%F), on $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), all in $(basename "$folder").

| promise | tests | passed | seconds | covered |
|---|---|--:|--:|---|
EOF
rows=0 places=
while IFS='|' read -r _ promise _ cell _; do
    rows=$((rows + 1)) promise=${promise# } promise=${promise% }
    # "the same" is the row above.
    if [[ $cell != *"the same"* ]]; then places=; fi
    places=$(printf '%s\n' "$places" "$(grep -oP 'tests/\K\w+(?!\w*\.sh)' <<<"$cell")" | sort -u | sed '/^$/d')
    if [[ -z $places ]]; then printf '| %s | NO TESTS | | | |\n' "$promise" && failed=1; fi
    for label in $places; do
        if ! compgen -G "$root/tests/$label*" >/dev/null; then echo "There is no tests/$label." && failed=1; fi
        read -r _ tests other seconds covered < <(grep "^$label " <<<"$results" || echo "$label 0 0 0 not run here")
        ((other == 0)) || failed=1
        # shellcheck disable=SC2016 # backquotes of the table
        printf '| %s | `tests/%s` | %d of %d | %d | %s |\n' "$promise" "$label" $((tests - other)) "$tests" "$seconds" "$covered"
    done
done < <(sed -n '/^## What it promises/,/^## How/p' "$root/README.md" | grep '^|' | grep -v -e '^|--' -e '^| promise |')
if ((rows < 10)); then echo "Only $rows promises found: this script no longer understands README.md." && failed=1; fi
exit $failed
