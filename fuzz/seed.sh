#!/usr/bin/env bash
# Makes a first corpus out of what lies in the repository: seed.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
to=${1:?the folder for the corpus}
mkdir -p "$to"/{reader,envelope,templates,paths}
cp tests/files/format-*.ron "$to/reader/"
cp assets/content/worksheets/*.ron "$to/templates/"
cp assets/content/paths/*.ron "$to/paths/"
for target in reader envelope templates paths; do
  if [ -d "tests/files/fuzz/$target" ]; then cp "tests/files/fuzz/$target"/* "$to/$target/"; fi
done
# The first byte says in which place of a sealed file the rest stands.
for place in 0 1 2 3 4 5; do
  printf "\\x0$place" | cat - tests/files/format-1.0-sealed.ron > "$to/envelope/file-$place"
  printf "\\x0$place" | cat - tests/files/format-1.0.ron > "$to/envelope/plain-$place"
done
# Messages of the sealed file, as they stand there and out of their armour.
awk '/-----BEGIN AGE/ { n++; on = 1 } on { print } /-----END AGE/ { on = 0 }' tests/files/format-1.0-sealed.ron | sed 's/.*\(-----BEGIN\)/\1/' > "$to/envelope/.messages"
csplit -q -z -f "$to/envelope/.message" "$to/envelope/.messages" '/-----BEGIN/' '{*}'
for message in "$to"/envelope/.message[0-9]*; do
  name=$(basename "$message")
  printf '\x03' | cat - "$message" > "$to/envelope/armoured-${name#.message}"
  for place in 1 2; do
    { printf "\\x0$place"; grep -v -- '-----' "$message" | base64 -d; } > "$to/envelope/bytes-$place-${name#.message}"
  done
done
rm "$to"/envelope/.message*
# A journal, and an identity, as they come out of a seal.
printf '\x05()' > "$to/envelope/empty-journal"
{ printf '\x05'; sed -n '/body: Plain(/,$p' tests/files/format-1.0.ron | sed '1s/.*Plain(//' | sed '$d' | sed '$s/),$//'; } > "$to/envelope/journal"
printf '\x04AGE-SECRET-KEY-1QQPQYSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGPQYQSZQGP\n' > "$to/envelope/identity"
