package dev.smbridge.lambda;

import dev.smbridge.testing.aws.LambdaRuntimeEmulator;
import dev.smbridge.testing.aws.S3Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The function as it runs on one backend, with objects in three buckets. */
final class Stage implements AutoCloseable {
  final Backend backend;
  final World world;
  final LambdaRuntimeEmulator lambda;
  final Bucket landing;
  final Bucket archive;
  final Bucket results;
  private final S3Emulator objects = S3Emulator.start();

  Stage(Backend backend) {
    this.backend = backend;
    world = new World(backend);
    landing = new Bucket(objects, "landing");
    archive = new Bucket(objects, "archive");
    results = new Bucket(objects, "athena-results");
    makeRoot();
    lambda = LambdaRuntimeEmulator.start(world.configured().with(objects.environment()));
  }

  /** What is a target's root has to be there. */
  private void makeRoot() {
    try {
      Files.createDirectories(file("reports"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Json ask(Object event) {
    return World.ask(lambda, event);
  }

  World.Failure refused(Object event) {
    return World.refused(lambda, event);
  }

  /** A file or directory of the backend's share, behind the server. */
  Path file(String path) {
    return world.file(backend.share, path);
  }

  /** The text of a file, or {@link Bucket#ABSENT}. */
  String text(String path) {
    return Files.exists(file(path)) ? world.content(backend.share, path) : Bucket.ABSENT;
  }

  void put(String path, String text) {
    world.put(backend.share, path, text);
  }

  /** The names in a directory, in order. */
  List<String> names(String directory) {
    try (var files = Files.list(file(directory))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes everything away from the share and from the archive. */
  void clear() {
    var top = file("");
    try (var paths = Files.walk(top)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(top)) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    makeRoot();
    archive.clear();
  }

  @Override
  public void close() {
    try (world;
        objects;
        landing;
        archive;
        results) {
      lambda.close();
    }
  }
}
