# Sourced by ./smbridge and ./mvnw. find_jdk sets jdk_home to a JDK 25 or newer, or returns 1.
# Reads each candidate's `release` file, since starting java to ask would cost more than the search.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line; do
    case $release_line in
    JAVA_VERSION=*)
      release_line=${release_line#JAVA_VERSION=}
      release_line=${release_line#\"}
      release_line=${release_line%%[!0-9]*}
      [ "${release_line:-0}" -ge 25 ]
      return
      ;;
    esac
  done <"$1/release"
  return 1
}

# The real folder of the JDK that owns a java command, which may be a chain of links.
jdk_of_command() {
  java_command=$(command -v "$1" 2>/dev/null) || return 1
  java_command=$(readlink -f "$java_command" 2>/dev/null) || return 1
  printf '%s\n' "${java_command%/bin/*}"
}

find_jdk() {
  case $- in *f*) set +f ;; esac
  for jdk_home in \
    "${JAVA_HOME:-/nonexistent}" \
    /usr/lib/jvm/* /usr/java/* /usr/local/lib/jvm/* /opt/* /opt/java/* /opt/jdk/* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/* "${HOME:-/nonexistent}"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    ! is_jdk_25 "$jdk_home" || return 0
  done
  jdk_home=$(jdk_of_command javac) && is_jdk_25 "$jdk_home"
}
