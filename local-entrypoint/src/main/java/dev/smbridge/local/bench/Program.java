package dev.smbridge.local.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that moves files to and from a share, as a process of its own. */
interface Program {
  String name();

  /**
   * What to run.
   *
   * @param local the local file or folder, which exists where it is stored
   * @param below the directory of this program below the place, which exists
   */
  List<String> command(Work work, Path local, String below);

  /**
   * What is set for it beside the environment of this process, or empty for what is not to be set;
   * no argument holds a secret.
   */
  Map<String, String> environment();
}
