#!/usr/bin/env bash
# Holds the headers' constants against the scripts that print them (README.md). Exits with 77 where their tools are not
# installed.
set -euo pipefail
export PYTHONDONTWRITEBYTECODE=1 # nothing is left in the tree
cd "$(dirname "${BASH_SOURCE[0]}")"

# Hexadecimal floats of a text, one a line, without sign, trailing zeros and the + of an exponent.
constants() {
    grep -oiE '0x[0-9a-f]+(\.[0-9a-f]*)?p[+-]?[0-9]+' | tr 'A-F' 'a-f' |
        sed -E 's/(\.[0-9a-f]*[1-9a-f])0+p/\1p/; s/\.0*p/p/; s/p\+/p/' | sort -u
}

skip() { echo "skipped: $1 is not installed" && exit 77; }
command -v sollya >/dev/null || skip sollya
python3 -c 'import mpmath' 2>/dev/null || skip python3-mpmath

printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
for script in *.sollya *.py; do
    [[ -e $script ]] || continue
    case $script in
    *.sollya) sollya "$script" 2>/dev/null || true ;; # it exits with 3 after warnings
    *.py) python3 "$script" ;;
    esac
done | constants >"$printed"

compared=0 failed=0
while read -r header; do
    # More than three digits after the point are more than 12 significant bits.
    used=$(sed 's://.*::' "$header" | constants | grep -E '\.[0-9a-f]{4,}p') || continue
    count=$(wc -l <<<"$used")
    compared=$((compared + count))
    mapfile -t missing < <(comm -23 <(echo "$used") "$printed")
    failed=$((failed + ${#missing[@]}))
    echo "${header#../../include/hillock/}: $count constants, ${#missing[@]} without origin ${missing[*]}"
done < <(find ../../include/hillock -name '*.hpp' | sort)
while read -r named; do
    [[ ! -e ../../$named ]] || continue
    echo "A header names $named, which does not exist."
    failed=$((failed + 1))
done < <(grep -rhoE 'tests/coefficients/[a-z0-9_]+\.(sollya|py)' ../../include | sort -u)
echo "$compared constants compared with $(wc -l <"$printed") printed numbers, $failed without origin"
((failed == 0 && compared > 0))
