#!/usr/bin/env bash
# How long a cold `fargen render` takes, as a multiple of a hello-world class on the same Java.
#
#   src/bench/cold.sh [ROUNDS]     JAVA_HOME chooses the Java; `mvn package` must have run
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-21}
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
export JAVA_HOME=$java_home

if [[ ! -x target/fargen ]]; then
  echo 'there is no target/fargen: build it first, with mvn -q -B package -DskipTests' >&2
  exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME=$scratch/cache
"$java_home/bin/javac" --release 17 -d "$scratch" src/bench/Hello.java

render="target/fargen render src/examples/product-service.yml"
render+=" --templates-dir $scratch/templates --params-dir $scratch/params"

grep -h '^JAVA_RUNTIME_VERSION=' "$java_home/release" || true
echo "$rounds rounds, medians"
python3 src/bench/rounds.py "$rounds" \
  "hello world=$java_home/bin/java -cp $scratch Hello" \
  "fargen render=$render" \
  "fargen render, no archive=env FARGEN_NO_ARCHIVE=1 $render"
