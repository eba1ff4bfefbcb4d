#!/usr/bin/env bash
# Measures speed, memory and scaling, and puts what was measured between the marks in benches/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --release --example throughput --example extract
results=$(mktemp)
trap 'rm -f "$results"' EXIT
{
    printf '```text\n'
    date -u +%F
    rustc --version
    grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //' || true
    printf '\n$ cargo run --release --example throughput -- examples/reports/*.txt\n'
    cargo run --quiet --release --example throughput -- examples/reports/*.txt
    for bench in reports memory scaling start values; do
        printf '\n$ cargo bench --bench %s\n' "$bench"
        cargo bench --quiet --bench "$bench" -- --quiet --noplot
    done
    printf '```\n'
} > "$results"
awk -v results="$results" '
    /^<!-- results -->$/ { print; while ((getline line < results) > 0) print line; inside = 1; next }
    /^<!-- end of results -->$/ { inside = 0 }
    !inside { print }
' benches/README.md > "$results.md"
mv "$results.md" benches/README.md
