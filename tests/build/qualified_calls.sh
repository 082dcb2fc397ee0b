#!/usr/bin/env bash
# qualified_calls.sh include/hillock [folder of xsimd]: the words of math/ that xsimd has too are called qualified,
# `math::fma(a, b, c)`; unqualified, argument-dependent lookup may take xsimd's, with other bits.
set -euo pipefail
headers=$1 api=${2:-/usr/include}/xsimd/types/xsimd_api.hpp

mapfile -t files < <(find "$headers" -name '*.hpp' | sort)
words_of() { grep -hoP "$1" "${@:2}" | sort -u; }
words=$(comm -12 \
    <(words_of '^HILLOCK_INLINE [^(=]*\b\K\w+(?=\((?:V|M) )' "$headers"/math/*.hpp) \
    <(words_of '\b\w+(?=\(batch)' "$api") | paste -sd '|')
count=$(tr '|' '\n' <<<"$words" | grep -c .)
((count >= 8)) || { echo "Only $count words found ($words): this check no longer understands the headers."; exit 1; }

# A call follows an operator, an opening bracket or `return`; a definition follows its return type.
before='(?:^|[(,=+*\/?;{}!|<&-]|(?<!:):|\breturn|\belse)\s*'
failed=0
for file in "${files[@]}"; do
    if sed -e 's,"[^"]*","",g' -e 's,//.*,,' "$file" | grep -nP "$before\K(?:$words)(?:<[\w:, ]*>)?\(" | sed "s,^,$file:,"; then
        failed=1
    fi
done
if ((failed)); then
    echo "These calls need math:: in front."
    exit 1
fi
echo "No unqualified call of ${words//|/, } in ${#files[@]} headers."
