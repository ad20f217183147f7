#!/usr/bin/env bash
# Runs the large simulation and prints the table of docs/statistics.md: 1,000 journals a cell, or as many as are given.
# DAYS=91 runs one row of it.
set -euo pipefail
cd "$(dirname "$0")/../.."
JOURNALS="${1:-1000}" cargo test --release --locked --test statistics -- --ignored --nocapture the_large_table
