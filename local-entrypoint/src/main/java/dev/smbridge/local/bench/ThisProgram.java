package dev.smbridge.local.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * This program once more.
 *
 * @param start what it is started by, without its own arguments
 * @param options those of the command line that say how the place is reached
 * @param location the place as it was given
 */
record ThisProgram(
    List<String> start, List<String> options, String location, Map<String, String> environment)
    implements Program {
  static final String NAME = "smbridge";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> command(Work work, Path local, String below) {
    var command = new ArrayList<>(start);
    command.add(work.storing() ? "put" : "get");
    command.addAll(options);
    command.add("--quiet");
    if (work.many()) {
      command.addAll(List.of("-r", "--transfers", Integer.toString(Benchmark.TRANSFERS)));
    }
    var remote = location + (location.endsWith("/") ? "" : "/") + below + "/" + work.file();
    command.addAll(
        work.storing() ? List.of(local.toString(), remote) : List.of(remote, local.toString()));
    return command;
  }
}
