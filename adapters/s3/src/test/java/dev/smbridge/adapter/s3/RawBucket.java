package dev.smbridge.adapter.s3;

import dev.smbridge.domain.objects.ObjectKey;
import dev.smbridge.domain.objects.RawObjects;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of the emulator from behind, over plain HTTP, unfinished uploads included. */
final class RawBucket implements RawObjects, AutoCloseable {
  private final S3Client s3;

  /** As whom, the SDK's settings say. */
  RawBucket(URI endpoint) {
    s3 =
        S3Client.builder()
            .endpointOverride(endpoint)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @Override
  public byte[] read(ObjectKey key) {
    return s3.getObjectAsBytes(request -> request.bucket(key.container()).key(key.key()))
        .asByteArray();
  }

  @Override
  public void write(ObjectKey key, byte[] content) {
    s3.putObject(
        request -> request.bucket(key.container()).key(key.key()), RequestBody.fromBytes(content));
  }

  @Override
  public void remove(ObjectKey key) {
    s3.deleteObject(request -> request.bucket(key.container()).key(key.key()));
  }

  @Override
  public List<String> everythingBelow(ObjectKey directory) {
    var prefix = directory.child("").key();
    var bucket = directory.container();
    var objects =
        s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents();
    var uploads = s3.listMultipartUploads(request -> request.bucket(bucket)).uploads();
    return Stream.concat(
            objects.stream().map(S3Object::key), uploads.stream().map(MultipartUpload::key))
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    s3.close();
  }
}
