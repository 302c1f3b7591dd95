package dev.smbridge.local.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The AWS CLI.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/s3/cp.html">aws s3 cp</a>
 */
record AwsCli(Bucket bucket) implements Program {
  static final String NAME = "aws";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> command(Work work, Path local, String below) {
    var remote = "s3://" + bucket.path(below) + "/" + work.file();
    var command = new ArrayList<>(List.of(NAME, "s3", "cp", "--only-show-errors"));
    if (work.many()) {
      command.add("--recursive");
    }
    command.addAll(
        work.storing() ? List.of(local.toString(), remote) : List.of(remote, local.toString()));
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return bucket.environment();
  }
}
