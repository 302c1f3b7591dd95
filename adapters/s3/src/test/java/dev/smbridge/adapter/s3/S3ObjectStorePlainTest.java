package dev.smbridge.adapter.s3;

/** The same over plain HTTP, which other services of the protocol may speak. */
class S3ObjectStorePlainTest extends S3ObjectStoreTest {
  @Override
  Wire wire() {
    return Wire.PLAIN;
  }
}
