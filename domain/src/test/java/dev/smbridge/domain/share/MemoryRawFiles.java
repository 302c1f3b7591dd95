package dev.smbridge.domain.share;

import java.util.List;

/** A {@link MemoryVolume} as the contract looks at it. */
record MemoryRawFiles(MemoryVolume volume) implements RawFiles {
  @Override
  public byte[] read(String path) {
    return volume.bytes(path);
  }

  @Override
  public void write(String path, byte[] content) {
    volume.put(path, content);
  }

  @Override
  public List<String> names(String directory) {
    return volume.names(directory);
  }

  @Override
  public boolean makeReadOnly(String path) {
    volume.makeReadOnly(path);
    return true;
  }

  @Override
  public boolean makeLink(String path) {
    volume.makeLink(path);
    return true;
  }

  @Override
  public void deleteTree(String directory) {
    volume.deleteTree(directory);
  }
}
