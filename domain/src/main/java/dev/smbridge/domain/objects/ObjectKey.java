package dev.smbridge.domain.objects;

/**
 * Names an object in a store.
 *
 * @param container the S3 bucket; empty for local files
 * @param key the S3 key as it is, or a local path; any text at all
 */
public record ObjectKey(String container, String key) {
  /** The key below this one: an entry of a listing of it. */
  public ObjectKey child(String relative) {
    return new ObjectKey(
        container, key.isEmpty() || key.endsWith("/") ? key + relative : key + "/" + relative);
  }

  /** Whether another key is this one or below it. */
  public boolean contains(ObjectKey other) {
    return container.equals(other.container)
        && (key.isEmpty() || withSlash(other.key).startsWith(withSlash(key)));
  }

  private static String withSlash(String key) {
    return key.endsWith("/") ? key : key + "/";
  }

  /** The last segment of the key, whether or not it ends in {@code /}. */
  public String name() {
    var end = key.endsWith("/") ? key.length() - 1 : key.length();
    return key.substring(key.lastIndexOf('/', end - 1) + 1, Math.max(0, end));
  }
}
